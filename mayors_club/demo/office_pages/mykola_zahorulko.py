from datetime import date

from mayors_club.demo.drawing import Bust
from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

# His membership ended with his death: the page stays, with these lines of the secretariat's; the contact goes.
DIED_ON = date(2026, 2, 20)
LIFE_YEARS = "1951–2026"
FAREWELL = (
    "Помер у лютому 2026 року. Сторінку збережено на прохання громади та за згодою родини.",
    "He died in February 2026. The page is kept at the community’s request and with the family’s consent.",
)
PAGE = OfficePage(
    key="mykola.zahorulko",
    place="lypova-hreblia",
    full_name="Микола Загорулько",
    greeting=("пане Миколо", "Mr Zahorulko"),
    gender="m",
    post=("Селищний голова", "Mayor"),
    joined=date(2008, 10, 9),
    terms=(Term("elected", date(2006, 4, 1), date(2020, 11, 1), precision="month"),),
    bust=Bust(hair="bald", clothes="jacket", tint="sand", hair_tone="ash", garment="slate", behind=(0.64, 0.30)),
    alt=(
        "Малюнок: погруддя літнього чоловіка із сивиною на скронях у темному піджаку, обличчя без рис",
        "Drawing: bust of an elderly man grey at the temples in a dark jacket, the face without features",
    ),
    title=("Липовогребельський селищний голова", "Mayor of Lypova Hreblia"),
    lead=(
        "Гідротехнік, який повернув селищу ставки, а ставкам — музику над водою.",
        "A hydraulic engineer who gave the town back its ponds, and the ponds their music over the water.",
    ),
    biography=(
        """Микола Загорулько народився 1951 року в Липовій Греблі. Тридцять років будував і лагодив гідротехнічні
        споруди на малих річках Поділля. У 2006 році земляки обрали його селищним головою й обирали ще двічі.

        На початку першої каденції від восьми давніх ставків лишалося три. Він домігся, щоб греблі відновили за
        кресленнями позаминулого століття, а береги засадили липою. Біля п’ятого ставка збудували дерев’яну сцену, і
        музична школа відтоді щоліта грає над водою.

        Після завершення повноважень у 2020 році був наставником молодих голів і написав підручник про малі греблі.""",
        """Mykola Zahorulko was born in Lypova Hreblia in 1951. For thirty years he built and repaired structures on
        the small rivers of Podillia. In 2006 his neighbours elected him mayor, and then twice more.

        When he took office, three of the eight old ponds were left. He saw to it that their dams were rebuilt from
        drawings of the century before last and the banks planted with limes. A wooden stage was put up at the fifth
        pond, and every summer since then the music school has played there over the water.

        After his term ended in 2020 he was a mentor to younger mayors and wrote a textbook on small dams.""",
    ),
    vision=(
        "Греблю тримає не камінь, а звичка щоосені її оглянути. Так само тримається й громада.",
        "What holds a dam is not the stone but the habit of inspecting it every autumn. A community is held "
        "in the same way.",
    ),
    impact=(
        Figure(
            ("8 із 8", "8 of 8"),
            ("давніх ставків знову повні", "old ponds full again"),
            2019,
            ("звіт водного господарства району", "report of the district water board"),
            "https://lypova-hreblia.example/stavky",
        ),
        Figure(
            ("4 300", "4,300"),
            ("лип посаджено на берегах", "lime trees planted along the banks"),
            2018,
            ("акти озеленення", "planting records"),
            "https://lypova-hreblia.example/lypy",
        ),
        Figure(
            ("52", "52"),
            ("концерти відбулися на сцені біля ставка", "concerts held on the stage by the pond"),
            2020,
            ("літопис музичної школи", "chronicle of the music school"),
            "https://muzyka.lypova-hreblia.example/",
        ),
    ),
    achievements=(
        Deed(
            2024,
            ("Підручник про малі греблі", "A textbook on small dams"),
            (
                "Двісті сторінок креслень і порад, які автор дозволив копіювати всім громадам.",
                "Two hundred pages of drawings and advice that the author allowed every community to copy.",
            ),
            "https://lypova-hreblia.example/pidruchnyk",
        ),
        Deed(
            2014,
            ("Сцена над водою", "A stage over the water"),
            (
                "Дерев’яну сцену звели столяри селища; літній концерт став святом усієї округи.",
                "Joiners of the settlement built it in timber; the summer concert became a festival of the whole "
                "district.",
            ),
            "https://muzyka.lypova-hreblia.example/stsena",
        ),
        Deed(
            2011,
            ("Вісім ставків", "Eight ponds"),
            (
                "Каскад відновлено за кресленнями позаминулого століття; повені на нижніх вулицях припинилися.",
                "The chain was restored from drawings of the century before last; the lower streets no longer flood.",
            ),
            "https://lypova-hreblia.example/stavky/istoriia",
        ),
    ),
    community=(
        """Липова Гребля — селище ставків і липових алей на Поділлі. Тут розводять коропа, тримають пасіки й дають
        дітям музичну освіту: кожен четвертий школяр грає на струнних.""",
        """Lypova Hreblia is a settlement of ponds and lime avenues in Podillia. It breeds carp, keeps bees and
        teaches its children music: one pupil in four plays a string instrument.""",
    ),
    resources=(
        """Підручник Миколи Загорулька про малі греблі можна вільно перекладати й друкувати. Музична школа запрошує
        дитячі оркестри на літній концерт над водою.""",
        """Mykola Zahorulko’s textbook on small dams may be freely translated and printed. The music school invites
        children’s orchestras to the summer concert over the water.""",
    ),
    links=(Link(("Підручник про малі греблі", "Textbook on small dams"), "https://lypova-hreblia.example/pidruchnyk"),),
    press_short=(
        """Микола Загорулько — Липовогребельський селищний голова у 2006–2020 роках, гідротехнік. Відновив каскад
        із восьми ставків і написав підручник про малі греблі.""",
        """Mykola Zahorulko, a hydraulic engineer, was Mayor of Lypova Hreblia from 2006 to 2020. He restored a
        chain of eight ponds and wrote a textbook on small dams.""",
    ),
    press_long=(
        """Микола Загорулько очолював Липову Греблю на Хмельниччині з 2006 до 2020 року. Гідротехнік за фахом, він
        відновив каскад із восьми давніх ставків, засадив береги липою і збудував над водою сцену, де щоліта грає
        музична школа. Після завершення повноважень був наставником молодих голів і написав підручник про малі
        греблі, яким може користуватися кожна громада.""",
        """Mykola Zahorulko was Mayor of Lypova Hreblia in Khmelnytskyi region from 2006 to 2020. A hydraulic
        engineer, he restored a chain of eight old ponds, planted their banks with limes and built the stage on
        which the music school plays over the water every summer. After leaving office he was a mentor to younger
        mayors and wrote a textbook on small dams that every community may use.""",
    ),
)
