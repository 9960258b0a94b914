from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="ostap_zaviriukha",
    topics=("digital", "management"),
    topic=("Штучний інтелект у роботі ради: користь і межі", "Artificial intelligence in a council: uses and limits"),
    lead=(
        "Які папери можна довірити машині, які ні, і що відповісти працівникам, котрі вже це роблять.",
        "Which papers may be trusted to a machine, which may not, and what to tell staff who already do it.",
    ),
    text=(
        """Проєкт відповіді на звернення, переклад листа партнерам, стислий виклад довгого протоколу — усе це машина
        робить за хвилину. За ту саму хвилину персональні дані мешканців можуть опинитися там, звідки їх не повернути.

        Складемо разом правила на одну сторінку.""",
        """A draft reply to a resident, a letter to partners in translation, a long set of minutes in brief: a machine
        does it in a minute. In the same minute residents’ personal data may end up where nobody can get them back.

        Together we shall write rules that fit on one page.""",
    ),
    plan=(
        Point(
            0,
            ("Що вже роблять у радах", "What councils do already"),
            ("Остап Завірюха, 30 хвилин", "Ostap Zaviriukha, 30 minutes"),
        ),
        Point(
            30, ("Правила на одну сторінку", "Rules on one page"), ("Пишемо разом, 60 хвилин", "Together, 60 minutes")
        ),
    ),
)
