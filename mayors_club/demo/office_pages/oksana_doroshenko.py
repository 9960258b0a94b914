from datetime import date

from mayors_club.demo.drawing import Bust
from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

# The member of the demo's accounts (people.py); the page is hers, the membership is sown there.
PAGE = OfficePage(
    key="mayor",
    place="zelenohrai",
    full_name="Оксана Дорошенко",
    greeting=("пані Оксано", "Ms Doroshenko"),
    gender="f",
    post=("Міська голова", "Mayor"),
    joined=date(2025, 10, 17),
    terms=(Term("elected", date(2020, 11, 1), precision="month"),),
    bust=Bust(hair="bun", clothes="cardigan", tint="green", hair_tone="chestnut", garment="ok", behind=(0.66, 0.36)),
    alt=(
        "Малюнок: погруддя жінки із зібраним волоссям у зеленому кардигані, обличчя без рис",
        "Drawing: bust of a woman with her hair up in a green cardigan, the face without features",
    ),
    title=("Зеленограйська міська голова", "Mayor of Zelenyi Hrai"),
    lead=(
        "Агрономка, яка двадцять років вирощувала саджанці, а тепер вирощує громаду.",
        "An agronomist who grew saplings for twenty years and now helps a community grow.",
    ),
    biography=(
        """Народилася 1979 року в сім’ї садівників. Закінчила аграрний університет, працювала в розсаднику плодових
        дерев: спершу лаборанткою, згодом головною агрономкою. У 2015 році стала старостою рідного села й за дві
        зими зібрала сусідів на ремонт водогону, до якого сорок років ніхто не брався.

        Міською головою її обрали 2020 року. Почала з простого: порахувала воду, хліб і тепло в кожному садку та
        школі. Із тих підрахунків виросла спільна кухня для всіх навчальних закладів і розсадник, де дерева для
        вулиць вирощує сама громада. Веде гурток, де підлітки вчаться щепити дерева.""",
        """Born in 1979 into a family of fruit growers. She studied agronomy and worked in a nursery of fruit trees,
        first as a laboratory assistant and later as chief agronomist. In 2015 she became the elder of her home
        village and within two winters brought neighbours together to repair a water main nobody had touched for
        forty years.

        She was elected mayor in 2020 and began with something simple: measuring the water, bread and heat used in
        every kindergarten and school. Those sums grew into one kitchen for them all and a municipal nursery that
        raises the town’s own street trees.""",
    ),
    vision=(
        "Дерево садять для онуків, а поливають щодня. Так само і з громадою: далека мета й щоденна відповідальність.",
        "A tree is planted for grandchildren and watered every day. A community needs the same: "
        "a distant goal and daily care.",
    ),
    impact=(
        Figure(
            ("14", "14"),
            ("шкіл і садків годує одна кухня", "schools and kindergartens fed by one kitchen"),
            2025,
            ("звіт відділу освіти", "report of the education department"),
            "https://zelenohrai.example/zvity/kharchuvannia-2025",
        ),
        Figure(
            ("11 200", "11,200"),
            ("дерев посаджено на вулицях і схилах", "trees planted along streets and on slopes"),
            2025,
            ("облік зелених насаджень", "register of green spaces"),
            "https://zelenohrai.example/zvity/dereva-2025",
        ),
        Figure(
            ("27 %", "27%"),
            ("менше води губиться в мережі, ніж 2020 року", "less water lost in the network than in 2020"),
            2024,
            ("річний звіт водоканалу", "annual report of the water company"),
            "https://zelenohrai.example/zvity/voda-2024",
        ),
    ),
    achievements=(
        Deed(
            2025,
            ("Спільна кухня", "A shared kitchen"),
            (
                "Усі школи й садки отримують гарячі обіди з одного меню; овочі постачають вісім місцевих господарств.",
                "Every school and kindergarten has hot meals from one menu; eight local farms supply the vegetables.",
            ),
            "https://zelenohrai.example/novyny/kukhnia",
        ),
        Deed(
            2023,
            ("Міський розсадник", "A municipal nursery"),
            (
                "Саджанці липи, клена й горіха громада більше не купує, а обмінює на них насіння із сусідами.",
                "The community no longer buys young limes, maples and walnuts: it swaps seed for them with neighbours.",
            ),
            "https://zelenohrai.example/novyny/rozsadnyk",
        ),
        Deed(
            2021,
            ("Лічильник на кожній гілці водогону", "A meter on every branch of the water main"),
            (
                "Витік тепер знаходять за день, а не за місяць.",
                "A leak is now found within a day instead of a month.",
            ),
            "https://zelenohrai.example/novyny/vodohin",
        ),
    ),
    community=(
        """Зелений Грай — місто садів на межі лісостепу: яблуні, вишні й горіхи ростуть тут уздовж доріг, а восени
        пів міста пахне сушінням. Громада об’єднує місто й дев’ять сіл. Головні заняття — плодові розсадники,
        сушарні, пасіки та невелика фабрика соків.""",
        """Zelenyi Hrai is a town of orchards on the edge of the forest steppe: apples, cherries and walnuts grow
        along its roads, and in autumn half the town smells of drying fruit. The community is the town and nine
        villages. It lives by fruit nurseries, drying houses, apiaries and a small juice factory.""",
    ),
    resources=(
        """Запрошуємо до співпраці міста, де шкільне харчування і міські дерева є справою громади. Можемо передати
        технологічні карти кухні, навчити щепити старі сорти і прийняти молодіжний обмін на час збирання врожаю.""",
        """We would like to work with towns where school meals and street trees are the community’s own business. We
        can share our kitchen’s recipes and routines, teach the grafting of old varieties and host a youth exchange
        at harvest time.""",
    ),
    links=(Link(("Меню спільної кухні", "Menu of the shared kitchen"), "https://zelenohrai.example/kukhnia"),),
    press_short=(
        """Оксана Дорошенко — Зеленограйська міська голова з 2020 року, агрономка за фахом. Створила спільну кухню
        для чотирнадцяти шкіл і садків та міський розсадник дерев.""",
        """Oksana Doroshenko, an agronomist by training, has been Mayor of Zelenyi Hrai since 2020. She set up a
        shared kitchen for fourteen schools and kindergartens and a municipal tree nursery.""",
    ),
    press_long=(
        """Оксана Дорошенко очолює Зеленограйську громаду на Черкащині з 2020 року. Народилася 1979 року, двадцять
        років працювала в розсаднику плодових дерев, була старостою рідного села. За її каденції чотирнадцять
        навчальних закладів перейшли на спільну кухню, на вулицях і схилах посадили понад одинадцять тисяч дерев, а
        втрати води зменшилися на чверть. Веде гурток щеплення дерев для підлітків.""",
        """Oksana Doroshenko has headed the Zelenyi Hrai community in Cherkasy region since 2020. Born in 1979, she
        worked in a fruit tree nursery for twenty years and was the elder of her home village. During her term
        fourteen schools and kindergartens have moved to a shared kitchen, more than eleven thousand trees have been
        planted and water losses have fallen by a quarter. She teaches teenagers to graft trees.""",
    ),
)
# Written into the Ukrainian after the English had been finished: the translation has grown old.
LATER_LEAD = "Агрономка, яка двадцять років вирощувала саджанці, а тепер вирощує громаду: сади, кухню і довіру."
