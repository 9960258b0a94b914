from datetime import date

from mayors_club.demo.drawing import Bust
from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

PAGE = OfficePage(
    key="taras.levchenko",
    place="nadrichchia",
    full_name="Тарас Левченко",
    greeting=("пане Тарасе", "Mr Levchenko"),
    gender="m",
    post=("Селищний голова", "Mayor"),
    joined=date(2021, 5, 20),
    terms=(Term("elected", date(2020, 11, 24)),),
    bust=Bust(hair="short", clothes="shirt", tint="sand", hair_tone="umber", garment="slate", behind=(0.30, 0.42)),
    alt=(
        "Малюнок: погруддя чоловіка з коротким волоссям у світлій сорочці й темному піджаку, обличчя без рис",
        "Drawing: bust of a man with short hair in a pale shirt and dark jacket, the face without features",
    ),
    title=("Надрічанський селищний голова", "Mayor of Nadrichchia"),
    lead=(
        "Інженер-мостовик, який вважає, що громада починається там, де автобус приходить вчасно.",
        "A bridge engineer who believes that a community begins where the bus arrives on time.",
    ),
    biography=(
        """Народився 1982 року в Надріччі, за кілька кроків від поромної переправи, на якій працював дід. Вивчився
        на інженера мостів, одинадцять років обстежував і ремонтував малі мости по всій країні, а відпустки проводив
        удома: перестеляв із сусідами кладки через річку.

        У 2020 році селище обрало його головою. За перший рік команда обійшла кожен місток, трубу й переправу
        громади та записала: що ще тримається, що ні, скільки коштує лагодити. Відтоді ремонтують за чергою, яку
        видно на сайті, а не за тим, хто голосніше просить. На місці цукрового заводу, що стояв порожнім із
        дев’яностих, тепер сушать овочі для шкіл трьох районів.

        Тарас Левченко веде для колег заняття про малі мости й досі сам бере участь в обстеженнях.""",
        """Born in 1982 in Nadrichchia, a few steps from the ferry his grandfather worked. He trained as a bridge
        engineer and spent eleven years surveying and repairing small bridges across the country; his holidays went
        into relaying footbridges at home with the neighbours.

        The settlement elected him mayor in 2020. In the first year his team walked to every bridge, culvert and
        crossing and wrote down what still holds, what does not and what a repair would cost. Since then the order
        of repairs has been public and does not depend on who asks loudest. The sugar works, empty since the
        nineties, now dries vegetables for the schools of three districts.

        He teaches fellow mayors about small bridges and still takes part in surveys himself.""",
    ),
    vision=(
        "Міст потрібен не для стрічки, а для того, щоб дитина з крайньої хати о восьмій ранку була в школі.",
        "A bridge is not there for its ribbon. It is there so that the child from the last house is at school by "
        "eight.",
    ),
    impact=(
        Figure(
            ("23", "23"),
            ("мости й переходи відремонтовано з 2021 року", "bridges and crossings repaired since 2021"),
            2025,
            ("паспорт мостів громади", "the community’s register of bridges"),
            "https://nadrichchia.example/mosty",
        ),
        Figure(
            ("7 із 7", "7 of 7"),
            ("сіл мають щоденний автобус", "villages with a daily bus"),
            2025,
            ("розклад і облік рейсів", "timetable and trip records"),
            "https://nadrichchia.example/avtobus",
        ),
        Figure(
            ("64", "64"),
            ("робочі місця на сушарні овочів", "jobs at the vegetable drying plant"),
            2024,
            ("дані підприємства", "figures of the company"),
            "https://susharnia.example/zvit-2024",
        ),
    ),
    achievements=(
        Deed(
            2025,
            ("Автобус, на який можна покластися", "A bus to rely on"),
            (
                "Один маршрут по колу з’єднав усі сім сіл зі школою, лікарем і ринком; пільговики їздять безоплатно.",
                "One circular route links all seven villages to the school, the doctor and the market; "
                "concession holders ride free.",
            ),
            "https://nadrichchia.example/novyny/avtobus",
        ),
        Deed(
            2023,
            ("Сушарня на місці цукрового заводу", "A drying plant in the old sugar works"),
            (
                "Громада здала корпус в оренду з умовою: половину моркви й буряка купувати в місцевих родин.",
                "The community let the building on one condition: half the carrots and beetroot are bought from "
                "local families.",
            ),
            "https://nadrichchia.example/novyny/susharnia",
        ),
        Deed(
            2021,
            ("Паспорт кожного моста", "A record for every bridge"),
            (
                "Стан сорока одного моста й переходу описано й оцінено, а чергу ремонтів бачить кожен.",
                "The state of forty-one bridges and crossings has been recorded and costed, and everyone can see "
                "the order of works.",
            ),
            "https://nadrichchia.example/mosty/pasport",
        ),
    ),
    community=(
        """Надріччя лежить у закруті річки на Поділлі: селище і сім сіл на двох берегах. Тут варять сир, сушать
        овочі, а в серпні грають на сопілках: фестиваль духової музики збирає вдвічі більше людей, ніж тут живе.""",
        """Nadrichchia lies in a bend of a river in Podillia: a settlement and seven villages on both banks. It
        makes cheese, dries vegetables and plays the flute: the August festival of wind music brings twice as many
        people as live here.""",
    ),
    resources=(
        """Шукаємо громаду на річці для обміну досвідом водного туризму та технікум для спільної практики майбутніх
        мостовиків.

        - Безоплатно ділимося формою паспорта моста.
        - Приймаємо студентську практику: житло й інструмент наші.""",
        """We are looking for a community on a river to exchange experience of water tourism, and for a college to
        train future bridge builders with.

        - We share our bridge record form free of charge.
        - We host student placements and provide housing and tools.""",
    ),
    links=(
        Link(("Черга ремонтів", "Order of repairs"), "https://nadrichchia.example/cherha"),
        Link(("Фестиваль сопілки", "Flute festival"), "https://sopilka.nadrichchia.example/"),
    ),
    press_short=(
        """Тарас Левченко — Надрічанський селищний голова з 2020 року, інженер-мостовик. За його каденції
        відремонтовано 23 мости й переходи, а кожне село дістало щоденний автобус.""",
        """Taras Levchenko, a bridge engineer, has been Mayor of Nadrichchia since 2020. During his term 23 bridges
        and crossings have been repaired and every village has gained a daily bus.""",
    ),
    press_long=(
        """Тарас Левченко очолює Надрічанську громаду на Вінниччині з 2020 року. Народився 1982 року, одинадцять
        років обстежував і ремонтував малі мости. Склав паспорт мостів громади, за яким їх ремонтують у порядку
        потреби, повернув автобус у всі сім сіл і дав нове життя порожньому цукровому заводу: тепер там сушать овочі
        для шкіл. Навчає колег дбати про малі мости.""",
        """Taras Levchenko has headed the Nadrichchia community in Vinnytsia region since 2020. Born in 1982, he
        spent eleven years surveying and repairing small bridges. He drew up a record of the community’s bridges, by
        which they are repaired in order of need, brought a daily bus back to all seven villages and gave an empty
        sugar works a new life drying vegetables for schools. He teaches fellow mayors to look after small bridges.""",
    ),
)
