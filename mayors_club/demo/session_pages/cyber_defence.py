from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="ostap_zaviriukha",
    topics=("digital", "safety"),
    topic=("Кіберзахист громади без окремого відділу", "Defending a community online without a department for it"),
    lead=(
        "П’ять дій, які захищають від дев’яти атак із десяти, і що робити в першу годину десятої.",
        "Five things that stop nine attacks in ten, and what to do in the first hour of the tenth.",
    ),
    text=(
        """Громади атакують щодня: листом «від міністерства», дзвінком «з банку», відеозустріччю з обличчям знайомого
        голови. Більшості атак вистачає одного натискання. Розберемо три справжні випадки, без назв.""",
        """Communities are attacked every day: by a letter “from the ministry”, a call “from the bank”, a video meeting
        with the face of a mayor one knows. Most attacks need a single click. We shall take apart three real cases,
        without names.""",
    ),
    plan=(
        Point(
            0,
            ("Три атаки хвилина за хвилиною", "Three attacks, minute by minute"),
            ("Остап Завірюха, 30 хвилин", "Ostap Zaviriukha, 30 minutes"),
        ),
        Point(30, ("П’ять дій на цей тиждень", "Five things for this week"), ("20 хвилин", "20 minutes")),
        Point(50, ("Ваші запитання", "Your questions"), ("40 хвилин, без запису", "40 minutes, not recorded")),
    ),
    summary=(
        """Усі три розібрані громади мали антивірус і жодної копії, яку хтось пробував відновити. У кожній атака тривала
        понад тиждень до того, як її помітили.

        П’ять дій, на які вистачить тижня й нуля гривень:

        - другий чинник для пошти всіх, хто підписує й платить;
        - резервна копія, яку від’єднано від мережі; раз на квартал — пробне відновлення;
        - оновлення щоп’ятниці, з відповідальною людиною та журналом;
        - окремі облікові записи для адміністрування;
        - правило зворотного дзвінка: кожне прохання про гроші чи доступ перевіряють за відомим номером.

        Перша година після зараження: від’єднати від мережі, не вимикати, записати час, подзвонити урядовій команді
        реагування, повідомити мешканців простими словами. Не платити й не приховувати.

        Про відеодзвінки домовилися так: прохання, почуте з екрана, не виконують без зворотного дзвінка, навіть якщо
        обличчя знайоме.""",
        """All three communities had an antivirus and no backup that anybody had ever tried to restore. In each the
        attack had lasted for more than a week before it was noticed.

        Five things that take a week and no money:

        - a second factor for the mail of everybody who signs or pays;
        - a backup that is off the network, and a trial of it once a quarter;
        - updates every Friday, with a name beside them and a log;
        - separate accounts for administration;
        - the rule of calling back: every request for money or access is checked by a number one knows.

        The first hour after an infection: unplug from the network, do not switch off, write down the time, call the
        government’s response team, and tell residents in plain words. Do not pay and do not hide it.

        As to video calls it was agreed that nothing asked for on a screen is done before calling back, however well
        one knows the face.""",
    ),
    questions=(
        "Чи варто тримати сервер ради в себе, якщо є хмара?",
        "Як переконати працівників не пересилати документи в месенджерах?",
    ),
    comments=("Страшно, але зрозуміло, що робити.", "Потрібна така сама сесія для бухгалтерів."),
    handout=("Перша година після атаки: аркуш на стіну", "The first hour of an attack: a sheet for the wall"),
    handout_lines=(
        "Від’єднати від мережі",
        "Не вимикати",
        "Записати час",
        "Подзвонити команді реагування",
        "Сказати людям",
    ),
)
