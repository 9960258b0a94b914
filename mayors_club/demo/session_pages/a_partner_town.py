from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="marek_zawilski",
    topics=("management", "culture", "economy"),
    topic=(
        "Побратимство, що працює: погляд із партнерського міста",
        "Partnerships that work, seen from the other side",
    ),
    lead=(
        "Що партнерське місто думає про лист із України, чого боїться і чому мовчить пів року.",
        "What a partner town thinks of a letter from Ukraine, what it fears, and why it is silent for half a year.",
    ),
    text=(
        """Підписати угоду легко: є зал, прапорці й фотограф. Важче третього року, коли змінилася рада, скінчився запал
        і ніхто не пам’ятає, хто за що відповідав. Марек Завільський розповість, як це виглядає з його столу.""",
        """To sign an agreement is easy: there is a hall, there are flags and a photographer. The third year is harder,
        when the council has changed and nobody remembers who was answerable for what. Marek Zawilski tells how it
        looks from his desk.""",
    ),
    plan=(
        Point(
            0,
            ("Рік партнерства за столом у малому місті", "A year of partnership at a small town’s desk"),
            ("Марек Завільський, 35 хвилин", "Marek Zawilski, 35 minutes"),
        ),
        Point(35, ("Угода на одну сторінку", "An agreement on one page"), ("20 хвилин", "20 minutes")),
        Point(55, ("Ваші запитання", "Your questions"), ("35 хвилин, без запису", "35 minutes, not recorded")),
    ),
    languages=("uk", "pl"),
    summary=(
        """У місті на двадцять тисяч мешканців партнерствами займається одна людина на чверть ставки. Лист, який вимагає
        рішення ради, лежить до наступного засідання; лист, на який може відповісти ця людина, — до четверга. Знати
        різницю корисніше, ніж знати мову.

        Від чого партнерства живуть:

        - двоє людей із телефонами одне одного, а не дві печатки;
        - одна справа на рік, мала й завершена: обмін кухарями шкільних їдалень дав більше за три форуми;
        - календар, у якому відомо, хто кому пише в березні та у вересні;
        - чесна відмова: «цього року не зможемо» краще за мовчання.

        Від чого вмирають: від списку з двадцяти напрямів, від делегацій без завдань, від прохання про автівку в першому
        листі.

        Угоду на одну сторінку з датою перегляду підписують обома мовами, і третім пунктом у ній стоїть, як її
        припинити по-дружньому.""",
        """In a town of twenty thousand, partnerships are a quarter of one person’s job. A letter that needs a decision
        of the council lies until its next meeting; a letter that this person can answer lies until Thursday. To know
        the difference is more useful than to know the language.

        What partnerships live on:

        - two people with each other’s telephone numbers, not two seals;
        - one thing a year, small and finished: an exchange of school cooks did more than three forums;
        - a calendar that says who writes to whom in March and in September;
        - an honest refusal: “we cannot this year” is better than silence.

        What they die of: a list of twenty fields, delegations without a task, and a request for a vehicle in the first
        letter.

        An agreement of one page with a date of review is signed in both languages, and its third point says how to end
        it as friends.""",
    ),
    comments=("Кухарі шкільних їдалень — геніально.", "Tak trzymać!"),
    handout=("Угода на одну сторінку: зразок", "An agreement on one page: a model"),
    handout_lines=("Хто за що відповідає", "Одна справа на рік", "Дата перегляду", "Як припинити по-дружньому"),
)
