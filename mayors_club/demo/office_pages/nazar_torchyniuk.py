from datetime import date

from mayors_club.demo.drawing import Bust
from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

PAGE = OfficePage(
    key="nazar.torchyniuk",
    place="zhuravlyni-luhy",
    full_name="Назар Торчинюк",
    greeting=("пане Назаре", "Mr Torchyniuk"),
    gender="m",
    post=("Сільський голова", "Mayor"),
    joined=date(2023, 3, 30),
    terms=(Term("elected", date(2020, 11, 26)),),
    bust=Bust(hair="curly", clothes="fleece", tint="green", hair_tone="umber", garment="brand", behind=(0.68, 0.34)),
    alt=(
        "Малюнок: погруддя чоловіка з кучерявим волоссям у синій похідній куртці, обличчя без рис",
        "Drawing: bust of a man with curly hair in a blue field jacket, the face without features",
    ),
    title=("Журавлинолузький сільський голова", "Mayor of Zhuravlyni Luhy"),
    lead=(
        "Орнітолог, який переконав сусідів, що живе болото годує краще за осушене.",
        "An ornithologist who persuaded his neighbours that a living bog feeds them better than a drained one.",
    ),
    biography=(
        """Народився 1986 року на Волині. Захистив дисертацію про перельоти сірого журавля, сім років працював
        науковцем у природному парку. Додому повертався навесні й восени, разом із птахами.

        У 2020 році односельці обрали його головою, щоб він сам зробив те, про що писав. Громада перекрила сорок
        меліораційних канав, і за три роки вода повернулася на дев’ятсот гектарів лугів. Торф перестав тліти,
        повернулися журавлі, а за ними гості з біноклями: тепер дванадцять родин приймають їх у своїх хатах.

        Назар Торчинюк щороку проводить лічбу птахів, до якої долучається вся школа. Її результати громада публікує
        поруч зі звітом про бюджет.""",
        """Born in Volyn in 1986. He wrote his doctoral thesis on the migration of the common crane and worked for
        seven years as a researcher in a nature park, coming home in spring and autumn, when the birds did.

        In 2020 the villagers elected him mayor so that he would do what he had written about. The community blocked
        forty drainage ditches, and within three years water had returned to nine hundred hectares of meadow. The
        peat stopped smouldering, the cranes came back, and after them visitors with binoculars: twelve families now
        take them in.

        Every year he leads a bird count that the whole school joins. Its results are published beside the budget
        report.""",
    ),
    vision=(
        "Ми не господарі цих лугів, ми їхні сторожі між двома перельотами. Віддати їх треба в кращому стані.",
        "We do not own these meadows; we keep them between two migrations. They must be handed on better than we found "
        "them.",
    ),
    impact=(
        Figure(
            ("900", "900"),
            ("заплавних лугів знову з водою", "of meadow under water again"),
            2024,
            ("супутникові знімки та обміри", "satellite images and field surveys"),
            "https://zhuravlyni-luhy.example/luhy",
            unit=("га", "ha"),
        ),
        Figure(
            ("3 870", "3,870"),
            ("журавлів полічено на осінній ночівлі", "cranes counted at the autumn roost"),
            2025,
            ("щорічна лічба птахів", "annual bird count"),
            "https://ptakhy.zhuravlyni-luhy.example/2025",
        ),
        Figure(
            ("0", "0"),
            ("торф’яних пожеж за три роки", "peat fires in three years"),
            2025,
            ("журнал пожежної дружини", "log of the fire brigade"),
            "https://zhuravlyni-luhy.example/zvity/druzhyna",
        ),
    ),
    achievements=(
        Deed(
            2025,
            ("Зелені гостини", "Green guest houses"),
            (
                "Дванадцять родин приймають спостерігачів за птахами; частина плати йде на догляд за лугами.",
                "Twelve families host birdwatchers; part of what they pay goes to looking after the meadows.",
            ),
            "https://zhuravlyni-luhy.example/hostyny",
        ),
        Deed(
            2023,
            ("Вода повернулася на луги", "Water returned to the meadows"),
            (
                "Сорок канав перекрито дубовими загатами, які тримають рівень без насосів.",
                "Forty ditches were blocked with oak dams that hold the level without pumps.",
            ),
            "https://zhuravlyni-luhy.example/novyny/zahaty",
        ),
        Deed(
            2021,
            ("Лічба птахів усією школою", "A bird count for the whole school"),
            (
                "Сто дев’яносто дітей ведуть польові щоденники, і науковці користуються ними.",
                "One hundred and ninety children keep field diaries that scientists use.",
            ),
            "https://ptakhy.zhuravlyni-luhy.example/",
        ),
    ),
    community=(
        """Журавлині Луги — сільська громада на заході Волині: торф’яні болота, заплавні луги, дерев’яні хати під
        очеретом. Люди косять сіно, збирають журавлину, тешуть човни й приймають тих, хто приїздить до птахів.""",
        """Zhuravlyni Luhy is a rural community in western Volyn: bogs, flood meadows and timber houses under reed
        roofs. People make hay, gather cranberries, build boats and welcome those who come for the birds.""",
    ),
    resources=(
        """Шукаємо громади й природні парки на шляху журавлів, від Балтики до Іспанії: спільна лічба, обмін
        школярами, догляд за болотами. Пропонуємо польову станцію на двадцять місць і шість років відкритих
        спостережень.""",
        """We are looking for communities and nature parks along the cranes’ route, from the Baltic to Spain: joint
        counts, school exchanges, care of bogs. We offer a field station for twenty and six years of open
        observations.""",
    ),
    links=(
        Link(("Лічба птахів", "Bird count"), "https://ptakhy.zhuravlyni-luhy.example/"),
        Link(("Зелені гостини", "Green guest houses"), "https://zhuravlyni-luhy.example/hostyny"),
    ),
    press_short=(
        """Назар Торчинюк — Журавлинолузький сільський голова з 2020 року, орнітолог. Повернув воду на дев’ятсот
        гектарів осушених лугів, а разом із нею журавлів і гостей.""",
        """Nazar Torchyniuk, an ornithologist, has been Mayor of Zhuravlyni Luhy since 2020. He brought water back
        to nine hundred hectares of drained meadow, and with it cranes and visitors.""",
    ),
    press_long=(
        """Назар Торчинюк очолює Журавлинолузьку громаду на Волині з 2020 року. Народився 1986 року, досліджував
        перельоти сірого журавля. За його каденції громада перекрила сорок осушувальних канав і відновила дев’ятсот
        гектарів заплавних лугів: торф не горить уже третій рік, а дванадцять родин заробляють на спостереженні за
        птахами. Щороку проводить лічбу птахів разом зі школою.""",
        """Nazar Torchyniuk has headed the Zhuravlyni Luhy community in Volyn since 2020. Born in 1986, he studied
        the migration of the common crane. During his term the community has blocked forty drainage ditches and
        restored nine hundred hectares of flood meadow: the peat has not burned for three years, and twelve families
        make a living from birdwatchers. He leads an annual bird count with the school.""",
    ),
)
# The draft that waits for the secretariat.
NEXT_DEED = Deed(
    2026,
    ("Стежка над болотом", "A path above the bog"),
    (
        "Два кілометри дерев’яного помосту, яким проїде й дитячий візок; збудували його випускники ліцею.",
        "Two kilometres of boardwalk that a pushchair can use; it was built by graduates of the local college.",
    ),
    "https://zhuravlyni-luhy.example/novyny/stezhka",
)
