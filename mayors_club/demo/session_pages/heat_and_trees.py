from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="sviatoslav_perepeliuk",
    topics=("environment", "planning", "water"),
    topic=("Спека, дерева й вода: місто на наступні двадцять років", "Heat, trees and water: a town for twenty years"),
    lead=(
        "Чому дерево біля зупинки важливіше за дерево в парку та як не втратити половину саджанців.",
        "Why a tree at the bus stop matters more than one in the park, and how not to lose half of those planted.",
    ),
    text=(
        """За літо гаряча площа стає порожньою, а зливова каналізація не приймає годинної зливи. Обидва лиха лікує те
        саме: тінь і відкритий ґрунт. Порахуємо, скільки це коштує й хто поливатиме третього року.""",
        """In summer a hot square stands empty, and drains do not take an hour’s downpour. The same thing cures both:
        shade and open soil. We shall work out what it costs and who will water it in the third year.""",
    ),
    plan=(
        Point(
            0,
            ("Карта спеки за один вечір", "A map of heat in one evening"),
            ("Святослав Перепелюк, 30 хвилин", "Sviatoslav Perepeliuk, 30 minutes"),
        ),
        Point(30, ("Дерево, яке доживе", "A tree that will live"), ("25 хвилин", "25 minutes")),
        Point(55, ("Ваші запитання", "Your questions"), ("35 хвилин, без запису", "35 minutes, not recorded")),
    ),
    summary=(
        """Карту спеки роблять звичайним термометром і велосипедом: двадцять точок о третій годині дня й о десятій
        вечора. Різниця між площею та сусідньою вулицею з липами досягала одинадцяти градусів.

        Домовленості, які варто забрати із собою:

        - спершу тінь на шляхах: зупинка, черга до лікаря, дорога до школи;
        - садити восени, з ямою вдвічі ширшою за корінь, трубкою для поливу й договором про догляд на три роки;
        - половину нових площ робити проникними: гравій, решітка, газон без бордюру;
        - дощові сади перед низькими місцями замість ще однієї труби.

        Саджанець коштує дешевше за третю його заміну. Там, де договір передбачав догляд, прижилося 91 відсоток, де ні —
        46.

        Тополі й верби не причина алергії та не винні в аваріях: винне обрізання «під стовп». Його радили заборонити
        одним рядком у правилах благоустрою.""",
        """A map of heat is made with an ordinary thermometer and a bicycle: twenty points, in mid-afternoon and late
        in the evening. Between the square and a nearby street with lime trees the difference was eleven degrees.

        What to take home:

        - shade on people’s ways first: the stop, the queue at the doctor’s, the road to school;
        - plant in autumn, in a hole twice as wide as the roots, with a tube for watering and three years of care by
        contract;
        - make half of new surfaces porous: gravel, grating, grass without a kerb;
        - rain gardens above low places instead of one more pipe.

        A sapling is cheaper than its third replacement. Where the contract included care, 91 per cent took root; where
        it did not, 46.

        Poplars and willows are to blame neither for allergies nor for accidents: cutting them down to a stump is. It
        was advised to forbid that with one line in the rules of upkeep.""",
    ),
    comments=("Карту спеки зробили разом зі школярами.",),
)
