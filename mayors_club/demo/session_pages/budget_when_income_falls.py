from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="hanna_verbova",
    topics=("finance", "management"),
    topic=("Бюджет громади, коли доходи падають", "A community’s budget when income falls"),
    lead=(
        "Що скорочувати останнім, що першим, і як пояснити це людям до того, як вони прочитають рішення ради.",
        "What to cut last, what to cut first, and how to explain it before people read the council’s decision.",
    ),
    text=(
        """Податок на доходи перемістився разом із підприємствами та військовими, а витрати лишилися. Розберемо
        бюджет уявної громади на 120 мільйонів гривень і разом знайдемо в ньому вісім мільйонів, не зачепивши ліків і
        хліба.""",
        """Income tax has moved away with companies and soldiers, while the expenses have stayed. We shall take the
        budget of an imaginary community, 120 million hryvnias, and find eight million in it without touching
        medicine or bread.""",
    ),
    plan=(
        Point(
            0,
            ("Захищені й незахищені видатки", "Protected and unprotected expenses"),
            ("Ганна Вербова, 30 хвилин", "Hanna Verbova, 30 minutes"),
        ),
        Point(
            30, ("Вправа: вісім мільйонів", "Exercise: eight million"), ("У групах, 30 хвилин", "In groups, 30 minutes")
        ),
        Point(60, ("Ваші запитання", "Your questions"), ("30 хвилин, без запису", "30 minutes, not recorded")),
    ),
    summary=(
        """Найдорожча помилка під час падіння доходів — різати всім порівну. Скорочення на десять відсотків скрізь
        зупиняє дрібний ремонт, і за рік громада платить за великий.

        Запропонований порядок:

        - спершу відкласти те, що не почато: конкурси, проєктування, закупівлю меблів;
        - потім об’єднати закупівлі пального та електроенергії з сусідами або комунальними підприємствами;
        - далі переглянути пільги, про які ніхто не просить, і площі, які ніхто не орендує;
        - штат і мережу чіпати останніми й лише з розрахунком на три роки вперед.

        Більшість груп знайшла шість мільйонів із восьми. Решту дали борги з оренди землі: у середній громаді їх
        вистачає на три місяці роботи амбулаторій.

        Людям про скорочення краще розповідати одним числом і одним прикладом, до сесії ради, а не після неї. Таблицю з
        вправи додано до матеріалів.""",
        """The dearest mistake when income falls is to cut everything equally. Ten per cent off everywhere stops small
        repairs, and a year later the community pays for large ones.

        The order that was proposed:

        - first put off what has not begun: competitions, designs, new furniture;
        - then buy fuel and electricity together with neighbours or with municipal companies;
        - next look again at reliefs nobody asks for and rooms nobody rents;
        - touch staff and institutions last, and only with figures for three years ahead.

        Most groups found six of the eight million. The rest came from unpaid rent for land: in an average community
        it would keep the clinics running for three months.

        People are best told of cuts with one figure and one example, before the council meets and not after it. The
        table of the exercise is among the materials.""",
    ),
    questions=("Чи можна зменшити видатки на благоустрій, якщо вони вже законтрактовані?",),
    comments=("Хотілося б більше часу на вправу.", "Найкорисніше за осінь."),
    handout=("Вісім мільйонів: таблиця вправи", "Eight million: the table of the exercise"),
    handout_lines=(
        "Відкласти непочате: 3,1 млн",
        "Закупівлі разом: 1,4 млн",
        "Пільги та площі: 1,6 млн",
        "Борги з оренди: 1,9 млн",
    ),
)
