from datetime import date

from mayors_club.demo.drawing import Bust
from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

PAGE = OfficePage(
    key="myroslav.vakulenko",
    place="krutoiar",
    full_name="Мирослав Вакуленко",
    greeting=("пане Мирославе", "Mr Vakulenko"),
    gender="m",
    post=("Міський голова", "Mayor"),
    joined=date(2021, 2, 25),
    terms=(Term("elected", date(2020, 11, 10)),),
    bust=Bust(
        hair="receding", clothes="turtleneck", tint="blue", hair_tone="ash", garment="slate", behind=(0.28, 0.34)
    ),
    alt=(
        "Малюнок: погруддя чоловіка з високим чолом у темно-сірому гольфі, обличчя без рис",
        "Drawing: bust of a man with a high forehead in a dark grey turtleneck, the face without features",
    ),
    title=("Крутоярівський міський голова", "Mayor of Krutoiariv"),
    lead=(
        "Склодув у третьому поколінні, який перетворив стару гуту на ремісничу школу.",
        "A third-generation glass-blower who turned an old glassworks into a school of crafts.",
    ),
    biography=(
        """Народився 1972 року в Крутоярові. Дід і батько видували скло на місцевій гуті, сам він став до печі в
        дев’ятнадцять. Коли завод зупинили, зібрав дванадцятьох майстрів і орендував одну піч, щоб ремесло не
        перервалося.

        Міською головою його обрали 2020 року. Гута стала ремісничою школою: скло, кераміка, реставрація вітражів.
        Поруч у колишній заводській їдальні відкрилася бібліотека, яку мешканці спроєктували самі; зібрані для неї
        п’ять тисяч книжок перенесли живим ланцюгом через усе місто.

        Мирослав Вакуленко вважає, що місто має вчити ремесла так само серйозно, як читання, і сам раз на тиждень
        працює з учнями біля печі.""",
        """Born in Krutoiariv in 1972. His grandfather and father blew glass at the local works; he stood at the
        furnace at nineteen. When the works closed he brought twelve masters together and rented a single furnace so
        that the craft would not be broken off.

        He was elected mayor in 2020. The works became a school of crafts: glass, ceramics, the restoration of
        stained glass. Next door the former canteen opened as a library designed by residents themselves, who passed
        five thousand books from hand to hand across the town.

        He believes that a town should teach a craft as seriously as reading, and works with pupils at the furnace
        once a week.""",
    ),
    vision=(
        "Скло вчить терпіння: поспішиш — трісне, забаришся — застигне. Місто таке саме.",
        "Glass teaches patience: hurry and it cracks, linger and it sets. A town is no different.",
    ),
    impact=(
        Figure(
            ("146", "146"),
            ("випускників здобули ремісничий фах", "people have completed a craft course"),
            2025,
            ("реєстр ремісничої школи", "register of the school of crafts"),
            "https://huta.krutoiar.example/vypusky",
        ),
        Figure(
            ("5 000", "5,000"),
            ("книжок передано живим ланцюгом", "books passed from hand to hand"),
            2022,
            ("каталог бібліотеки", "catalogue of the library"),
            "https://biblioteka.krutoiar.example/katalog",
        ),
        Figure(
            ("31", "31"),
            ("нова майстерня відкрилася в місті", "new workshops opened in the town"),
            2024,
            ("реєстр підприємців", "register of businesses"),
            "https://krutoiar.example/zvity/pidpryiemtsi-2024",
        ),
    ),
    achievements=(
        Deed(
            2024,
            ("Вітражі повертаються у вікна", "Stained glass returns to its windows"),
            (
                "Учні реставрували двадцять шість вітражів для сусідніх громад, що втратили свої.",
                "Pupils have restored twenty-six stained-glass windows for neighbouring communities that lost theirs.",
            ),
            "https://huta.krutoiar.example/vitrazhi",
        ),
        Deed(
            2022,
            ("Бібліотека в заводській їдальні", "A library in the works canteen"),
            (
                "Столи лишилися тими самими: за ними читають, радяться й вечеряють після роботи.",
                "The tables are the same: people read, confer and have supper at them after work.",
            ),
            "https://biblioteka.krutoiar.example/",
        ),
        Deed(
            2021,
            ("Реміснича школа", "A school of crafts"),
            ("Десять печей, вісім майстрів, навчання безоплатне.", "Ten furnaces, eight masters and no fees."),
            "https://huta.krutoiar.example/",
        ),
    ),
    community=(
        """Крутоярів — місто ремісників на Слобожанщині: глина, пісок і ліс дали йому скло, кераміку й меблі. До
        громади входять місто та шістнадцять сіл над крутими ярами.""",
        """Krutoiariv is a town of crafts in Sloboda Ukraine: clay, sand and timber gave it glass, ceramics and
        furniture. The community is the town and sixteen villages above steep ravines.""",
    ),
    resources=(
        """Шукаємо міста скла та кераміки для обміну майстрами й спільних виставок. Приймаємо молодих ремісників на
        стажування і реставруємо вітражі.""",
        """We are looking for towns of glass and ceramics to exchange masters and hold exhibitions with. We host
        young craftspeople and restore stained glass.""",
    ),
    links=(Link(("Реміснича школа «Гута»", "The Huta school of crafts"), "https://huta.krutoiar.example/"),),
    press_short=(
        """Мирослав Вакуленко — Крутоярівський міський голова з 2020 року, склодув у третьому поколінні. Відкрив на
        місці старої гути ремісничу школу й бібліотеку.""",
        """Myroslav Vakulenko, a third-generation glass-blower, has been Mayor of Krutoiariv since 2020. He turned
        an old glassworks into a school of crafts and a library.""",
    ),
    press_long=(
        """Мирослав Вакуленко очолює Крутоярівську громаду на Харківщині з 2020 року. Народився 1972 року, тридцять
        років працював склодувом. За його каденції зупинена гута стала ремісничою школою, де вже здобули фах 146
        людей, а заводська їдальня — бібліотекою, яку мешканці спроєктували самі. Учні школи реставрують вітражі для
        сусідніх громад.""",
        """Myroslav Vakulenko has headed the Krutoiariv community in Kharkiv region since 2020. Born in 1972, he
        worked as a glass-blower for thirty years. During his term the closed glassworks has become a school of
        crafts, where 146 people have learned a trade, and its canteen a library designed by residents. Pupils
        restore stained glass for neighbouring communities.""",
    ),
)
