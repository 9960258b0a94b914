from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="yustyna_kolodribets",
    topics=("management", "housing"),
    topic=("Одна техніка на три громади: договір, що працює", "One machine for three communities: making it work"),
    lead=(
        "Як сусідні громади разом тримають техніку, архів чи диспетчерську й не сваряться через рахунки.",
        "How neighbouring communities share machines, an archive or a control room without quarrelling over bills.",
    ),
    text=(
        """Автогрейдер потрібен громаді двадцять днів на рік, а коштує як нова амбулаторія. Міжмуніципальне
        співробітництво дозволяє купити його разом, та більшість договорів лежать без дії: у них не сказано, хто
        платить за ремонт і хто їде першим.

        Розберемо три договори, які працюють понад три роки, і одну спробу, що розпалася.""",
        """A community needs a grader on twenty days of the year, and it costs as much as a new clinic. The law lets
        communities buy one together, yet most agreements lie unused: they do not say who pays for repairs and who
        goes first.

        We shall take apart three agreements that have worked for more than three years, and one that fell through.""",
    ),
    plan=(
        Point(
            0,
            ("П’ять форм співробітництва: яка для чого", "Five forms of co-operation and what each is for"),
            ("Юстина Колодрібець, 25 хвилин", "Yustyna Kolodribets, 25 minutes"),
        ),
        Point(
            25,
            ("Договір рядок за рядком", "An agreement, line by line"),
            ("Розбір на прикладі, 20 хвилин", "A worked example, 20 minutes"),
        ),
        Point(45, ("Ваші запитання", "Your questions"), ("45 хвилин, без запису", "45 minutes, not recorded")),
    ),
    brief=(
        """Договір про спільну техніку тримається на чотирьох відповідях:

        - чия вона на балансі й хто її страхує;
        - за якою чергою вона їде і хто цю чергу змінює під час негоди;
        - як діляться пальне, ремонт і зарплата водія;
        - як із договору вийти та що буде з майном.

        Якщо у Вашій громаді вже є такий договір, перечитайте його перед зустріччю й позначте, на яке з чотирьох питань
        він не відповідає.""",
        """An agreement on shared machinery rests on four answers:

        - whose books it stands in and who insures it;
        - in what order it is used, and who changes that order in bad weather;
        - how fuel, repairs and the driver’s wages are divided;
        - how one leaves the agreement and what then becomes of the property.

        If your community has such an agreement, read it again before we meet and mark the question it leaves open.""",
    ),
    questions=(
        "Чи може громада вийти з договору посеред року, якщо рада не дала грошей на ремонт?",
        "Хто відповідає, коли спільний екскаватор пошкодив кабель на території сусідів?",
    ),
)
