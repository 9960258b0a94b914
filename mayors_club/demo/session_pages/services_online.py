from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="bohdana_lypkovska",
    topics=("digital", "participation"),
    topic=("Послуги громади онлайн: десять найпотрібніших", "Ten services people need most, online"),
    lead=(
        "Спостерігали за сорока людьми з телефонами: де вони зупинилися та чому подзвонили.",
        "We watched forty people with their telephones: where they stopped, and why they rang up instead.",
    ),
    text=(
        """Портал із двомастами послугами програє сторінці з десятьма, якщо ті десять справді працюють на старому
        телефоні й при слабкому зв’язку. Покажемо, що шукають люди, і приберемо зайві кроки з двох справжніх форм.""",
        """A portal with two hundred services loses to a page with ten, if those ten work on an old telephone with a
        weak signal. We shall show what people look for, and take the needless steps out of two real forms.""",
    ),
    plan=(
        Point(
            0,
            ("Сорок людей і телефон", "Forty people and a telephone"),
            ("Богдана Липковська, 30 хвилин", "Bohdana Lypkovska, 30 minutes"),
        ),
        Point(
            30, ("Спрощуємо форму разом", "Simplifying a form together"), ("Вправа, 30 хвилин", "Exercise, 30 minutes")
        ),
        Point(60, ("Ваші запитання", "Your questions"), ("30 хвилин, без запису", "30 minutes, not recorded")),
    ),
    summary=(
        """З двохсот послуг порталу люди шукають одні й ті самі десять: довідка про склад сім’ї, місце в садочку,
        субсидія, земельна довідка, ремонт дороги, графік відключень, запис до лікаря, допомога переселенцям, питання
        голові, телефон чергового. На них припадає дев’ять запитів із десяти.

        Де люди зупинялися:

        - вхід із підписом там, де досить телефону;
        - прохання додати документ, який громада видала сама;
        - помилка червоним без пояснення, що писати;
        - форма, яка забуває введене після зникнення зв’язку.

        За пів години вправи форму на двадцять три поля скоротили до восьми, не втративши нічого обов’язкового.

        Перед кожною новою послугою радили посадити поруч трьох людей різного віку, дати їм телефон і мовчати. Це
        безкоштовно й болісно, але кращого іспиту немає.""",
        """Of the portal’s two hundred services people look for the same ten: a certificate of family, a place in a
        nursery, a subsidy, a land certificate, road repairs, the timetable of power cuts, a doctor’s appointment, help
        for displaced people, a question to the mayor, and the number of whoever is on duty. Nine requests in ten are
        for these.

        Where people stopped:

        - a digital signature where a telephone number would do;
        - a request to attach a paper that the community itself had issued;
        - an error in red that does not say what to write;
        - a form that forgets everything when the signal is lost.

        In half an hour a form of twenty-three fields came down to eight without losing anything that the law demands.

        Before each new service, it was advised, sit three people of different ages down, give them a telephone and keep
        silent. It is free and painful, and there is no better examination.""",
    ),
    questions=("Чи можна не вимагати електронного підпису для довідки про склад сім’ї?",),
    comments=("Вправа з формою — найкраща частина.",),
)
