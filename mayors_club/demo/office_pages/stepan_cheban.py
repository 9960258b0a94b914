from datetime import date

from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

PAGE = OfficePage(
    key="stepan.cheban",
    place="tykha-prystan",
    full_name="Степан Чебан",
    greeting=("пане Степане", "Mr Cheban"),
    gender="m",
    post=("Селищний голова", "Mayor"),
    joined=date(2022, 1, 27),
    terms=(Term("elected", date(2020, 11, 12)),),
    title=("Тихопристанський селищний голова", "Mayor of Tykha Prystan"),
    lead=(
        "Син рибалки, який говорить трьома мовами Подунав’я і всіма трьома вміє домовлятися.",
        "A fisherman’s son who speaks three languages of the Danube and can reach agreement in all of them.",
    ),
    biography=(
        """Народився 1978 року в родині рибалки й учительки. У хаті говорили українською і молдовською, у дворі —
        болгарською; усі три знадобилися. Закінчив аграрний університет, десять років очолював рибальське
        товариство, яке першим у дельті відмовилося від дрібних сіток.

        Селищним головою став 2020 року. Почав із плавнів: разом з ученими громада відкрила дві протоки, засипані ще
        за радянських часів, і риба повернулася на нерест. Зрізаний узимку очерет тепер не палять, а пресують на
        покрівлю й паливо; цим живуть шістдесят родин.

        Опікується він і святом трьох кухонь, на якому щовересня сусіди міняються рецептами.""",
        """Born in 1978, the son of a fisherman and a teacher. Ukrainian and Moldovan were spoken in the house and
        Bulgarian in the yard; he has needed all three. He studied agriculture and for ten years chaired the fishing
        association that was the first in the delta to give up fine nets.

        He became mayor in 2020 and began with the wetlands. Together with scientists the community reopened two
        channels filled in during Soviet times, and the fish returned to spawn. Reed cut in winter is no longer
        burned but pressed for roofs and fuel, and sixty families live by it.

        He also looks after the feast of three kitchens, at which neighbours exchange recipes every September.""",
    ),
    vision=(
        "Дунай тече крізь десять країн і нікого не питає про паспорт. Учімося в річки: єднати береги, а не ділити.",
        "The Danube flows through ten countries and asks nobody for a passport. Let us learn from it to join banks, "
        "not to divide them.",
    ),
    impact=(
        Figure(
            ("2", "2"),
            ("протоки знову з’єднали плавні з річкою", "channels join the wetlands to the river again"),
            2023,
            ("звіт природоохоронної програми", "report of the conservation programme"),
            "https://tykha-prystan.example/plavni",
        ),
        Figure(
            ("780", "780"),
            ("очерету перероблено за зиму", "of reed processed in one winter"),
            2025,
            ("облік кооперативу", "records of the cooperative"),
            "https://ocheret.tykha-prystan.example/2025",
            unit=("тонн", "tonnes"),
        ),
        Figure(
            ("60", "60"),
            ("родин заробляють на очереті", "families earn their living from reed"),
            2025,
            ("облік кооперативу", "records of the cooperative"),
            "https://ocheret.tykha-prystan.example/rodyny",
        ),
    ),
    achievements=(
        Deed(
            2024,
            ("Очерет замість вугілля", "Reed instead of coal"),
            (
                "Школа й амбулаторія опалюються брикетами з очерету, зрізаного за п’ять кілометрів від котельні.",
                "The school and the clinic are heated with briquettes of reed cut within five kilometres.",
            ),
            "https://ocheret.tykha-prystan.example/opalennia",
        ),
        Deed(
            2023,
            ("Дві відкриті протоки", "Two channels reopened"),
            (
                "За перше ж літо науковці нарахували одинадцять видів риб, яких тут не бачили тридцять років.",
                "In the very first summer scientists counted eleven kinds of fish not seen here for thirty years.",
            ),
            "https://tykha-prystan.example/novyny/protoky",
        ),
        Deed(
            2021,
            ("Школа трьох мов", "A school of three languages"),
            (
                "Уроки ведуть українською, а гуртки — ще й молдовською та болгарською.",
                "Lessons are in Ukrainian; clubs are also held in Moldovan and Bulgarian.",
            ),
            "https://tykha-prystan.example/novyny/shkola",
        ),
    ),
    community=(
        """Тиха Пристань — рибальське селище й чотири села на Дунаї: плавні, виноградники, очеретяні дахи. Поруч
        живуть українці, болгари, молдовани й липовани. Навесні й восени над плавнями зупиняються пелікани.""",
        """Tykha Prystan is a fishing settlement with four villages on the Danube: wetlands, vineyards and reed
        roofs. Ukrainians, Bulgarians, Moldovans and Lipovans live side by side. Pelicans rest above the wetlands in
        spring and autumn.""",
    ),
    resources=(
        """Шукаємо громади вздовж Дунаю для спільної охорони плавнів, заготівлі очерету й екологічного туризму.
        Пропонуємо навчання покрівельників, човнярів-провідників і спільні заявки на програми річкового басейну.""",
        """We are looking for communities along the Danube to protect wetlands, use reed and develop nature tourism
        with. We offer training for thatchers and boat guides, and joint bids to programmes of the river basin.""",
    ),
    links=(
        Link(("Очеретяний кооператив", "Reed cooperative"), "https://ocheret.tykha-prystan.example/"),
        Link(("Свято трьох кухонь", "Feast of three kitchens"), "https://tykha-prystan.example/try-kukhni"),
    ),
    press_short=(
        """Степан Чебан — Тихопристанський селищний голова з 2020 року. Разом з ученими відкрив дві протоки в
        дунайських плавнях і перетворив зимовий очерет на роботу для шістдесяти родин.""",
        """Stepan Cheban has been Mayor of Tykha Prystan since 2020. With scientists he reopened two channels in the
        Danube wetlands and turned winter reed into work for sixty families.""",
    ),
    press_long=(
        """Степан Чебан очолює Тихопристанську громаду на українському Дунаї з 2020 року. Народився 1978 року в
        рибальській родині, десять років керував рибальським товариством. За його каденції громада відкрила дві
        давні протоки, куди повернулася на нерест риба, і створила кооператив, що переробляє очерет на покрівлю та
        паливо. Володіє українською, молдовською та болгарською.""",
        """Stepan Cheban has headed the Tykha Prystan community on the Ukrainian Danube since 2020. Born in 1978
        into a fishing family, he chaired a fishing association for ten years. During his term the community has
        reopened two old channels, to which fish return to spawn, and set up a cooperative that turns reed into
        roofs and fuel. He speaks Ukrainian, Moldovan and Bulgarian.""",
    ),
)
