from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="roman_chornovus",
    topics=("safety", "energy", "social"),
    topic=("Пункти незламності: що з ними робити далі", "Points of warmth: what to do with them next"),
    lead=(
        "Як із намету на одну зиму зробити місце, яке працює щодня, а під час відключення — за десять хвилин.",
        "How to turn a tent for one winter into a place that works daily, and within ten minutes of a power cut.",
    ),
    text=(
        """Пункт, який відчиняють раз на рік, у потрібну ніч не відчиниться: ключ у відпустці, генератор без
        акумулятора. Покажемо, як поєднати його з бібліотекою, амбулаторією чи пожежною частиною, де люди є завжди.""",
        """A point that is opened once a year will not open on the night it is needed: the key is on holiday, the
        generator has no battery. We shall show how to join it to a library, a clinic or a fire station, where there is
        always somebody.""",
    ),
    plan=(
        Point(
            0,
            ("Десять хвилин від темряви до світла", "Ten minutes from darkness to light"),
            ("Роман Чорновус, 30 хвилин", "Roman Chornovus, 30 minutes"),
        ),
        Point(30, ("Бібліотека, яка гріє", "A library that gives warmth"), ("Досвід громади, 20 хвилин", "20 minutes")),
        Point(50, ("Ваші запитання", "Your questions"), ("40 хвилин, без запису", "40 minutes, not recorded")),
    ),
    summary=(
        """Пункт незламності найкраще працює там, де щодня хтось є. Бібліотека з батареєю, тихою піччю та дротовим
        інтернетом узимку прийняла вшестеро більше людей, ніж намет на площі, і жодного разу не запізнилася з
        відкриттям.

        Що потрібно, аби встигнути за десять хвилин:

        - дві людини з ключами, які живуть ближче за кілометр;
        - батарея, що вмикається сама: світло, зв’язок, розетки для апаратів дихання;
        - генератор лише для тепла й чайника, з пуском раз на тиждень за журналом;
        - вода на добу, ковдри, куток для дитини, місце для тварини;
        - список людей, по яких треба піти самим: хто на кисні, хто не ходить.

        Радіостанція або супутниковий термінал потрібні одному пункту з п’яти, зате справні.

        Найчастіше запитання — хто платить за години бібліотекарки. Три громади показали рішення рад: доплата з
        резервного фонду за факт чергування.""",
        """A point of warmth works best where somebody is every day. A library with a battery, a quiet stove and the
        internet by wire took in six times as many people in winter as a tent on the square, and never opened late.

        What is needed to be ready in ten minutes:

        - two people with keys who live within a kilometre;
        - a battery that switches itself on: light, a signal, sockets for breathing machines;
        - a generator for heat and a kettle only, started once a week and logged;
        - water for a day, blankets, a corner for a child, a place for an animal;
        - a list of those whom one must go and fetch: who is on oxygen, who cannot walk.

        One point in five needs a radio or a satellite terminal, but in working order.

        The question asked most was who pays for the librarian’s hours. Three communities showed decisions of their
        councils: a supplement from the reserve fund for the hours of duty.""",
    ),
    questions=("Чи може пункт незламності працювати в приміщенні церкви?",),
    comments=("Список людей, по яких треба піти, — найважливіше.", "Дуже вчасно."),
    handout=("Пункт незламності: перевірка за десять хвилин", "A point of warmth: checked in ten minutes"),
    handout_lines=(
        "Ключі у двох людей",
        "Батарея вмикається сама",
        "Пуск генератора за журналом",
        "Вода на добу",
        "Список людей",
    ),
)
