from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="yustyna_kolodribets",
    topics=("digital", "participation"),
    topic=("Відкриті дані й особисті дані: де межа", "Open data and personal data: where the line runs"),
    lead=(
        "Що зобов’язані публікувати, чого публікувати не можна і що робити, коли обидва закони мають рацію.",
        "What must be published, what must not, and what to do when both laws are right.",
    ),
    text=(
        """Рішення ради про матеріальну допомогу публікують із прізвищами, а список укриттів ховають. Розберемо
        дванадцять документів і поставимо на кожному одну з трьох позначок: відкрити, відкрити без імен, не
        відкривати.""",
        """Decisions on aid are published with surnames, while the list of shelters is hidden. We shall take twelve
        papers and put one of three marks on each: open, open without names, do not open.""",
    ),
    plan=(
        Point(
            0,
            ("Дванадцять документів", "Twelve papers"),
            ("Юстина Колодрібець, 45 хвилин", "Yustyna Kolodribets, 45 minutes"),
        ),
        Point(45, ("Воєнний стан: що змінилося", "Martial law: what has changed"), ("15 хвилин", "15 minutes")),
        Point(60, ("Ваші запитання", "Your questions"), ("30 хвилин, без запису", "30 minutes, not recorded")),
    ),
    summary=(
        """Половина порушень стається через звичку викладати скан цілком. Рішення про допомогу можна відкрити з номером,
        сумою та підставою; прізвище, адреса й діагноз у ньому — дані людини, яка просила про допомогу, а не про
        розголос.

        Три позначки, якими користувалися:

        - відкрити: бюджет, договори, витрати, рішення про землю громади;
        - відкрити без імен: допомога, черги, звернення, кадрові списки;
        - не відкривати: маршрути, схеми мереж, запаси пального, графіки чергувань, усе про військових та їхні родини.

        Технічна порада: чорний прямокутник поверх тексту у файлі нічого не закриває; текст під ним копіюється. Імена
        прибирають із самого документа, до сканування.

        Коли просять дані, яких не можна дати, відповідають по суті, із посиланням на норму та пропозицією, що можна
        дати натомість. Мовчання завжди програє в суді.""",
        """Half of all breaches come from the habit of putting the whole scan online. A decision on aid can be opened
        with its number, sum and grounds; the surname, address and diagnosis belong to somebody who asked for help and
        not for publicity.

        The three marks that were used:

        - open: the budget, contracts, expenses, decisions on the community’s land;
        - open without names: aid, queues, petitions, lists of staff;
        - do not open: routes, plans of networks, stocks of fuel, duty rosters, anything about soldiers and their
        families.

        A technical hint: a black rectangle over text in a file covers nothing; the text beneath can be copied. Names
        are taken out of the document itself, before scanning.

        When data are asked for that cannot be given, answer the question, name the rule and offer what can be given
        instead. Silence always loses in court.""",
    ),
    questions=("Чи можна публікувати відеозапис сесії ради, на якому видно мешканців?",),
    comments=("Дванадцять документів — чудовий формат.",),
)
