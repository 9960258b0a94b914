from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="hanna_verbova",
    topics=("health", "finance"),
    topic=("Лікарня громади: договір, кадри, тепло", "The community’s hospital: contract, staff, heat"),
    lead=(
        "Що може зробити громада, коли договір покриває сорок відсотків витрат, а лікарні сім десятків років.",
        "What a community can do when the contract covers forty per cent and the hospital is seventy years old.",
    ),
    text=(
        """Лікарня заробляє пацієнтами, а витрачає на дах і газ. Розкладемо її бюджет на три частини та побачимо, за
        яку з них відповідає громада, за яку держава, а за яку — домовленість між ними.""",
        """A hospital earns by its patients and spends on a roof and on gas. We shall divide its budget into three and
        see which part is the community’s, which the state’s, and which a matter of agreement between them.""",
    ),
    plan=(
        Point(
            0,
            ("Три бюджети однієї лікарні", "Three budgets of one hospital"),
            ("Ганна Вербова, 35 хвилин", "Hanna Verbova, 35 minutes"),
        ),
        Point(
            35, ("Лікар, який приїде", "A doctor who will come"), ("Досвід громад, 20 хвилин", "Experience, 20 minutes")
        ),
        Point(55, ("Ваші запитання", "Your questions"), ("35 хвилин, без запису", "35 minutes, not recorded")),
    ),
    summary=(
        """Громада відповідає за стіни, тепло, воду й дорогу до лікарні; за лікування платить держава за договором.
        Плутанина починається там, де громада доплачує за ліки, а на дах не лишається.

        Що показали числа восьми лікарень:

        - електрика й тепло забирають від 11 до 27 відсотків; різницю дає не клімат, а лічильники;
        - порожні палати опалюють так само, як повні: закритий поверх заощаджує на ставку лікаря;
        - два договори, яких лікарня не укладала, бо бракувало одного апарата, принесли б 3,8 мільйона на рік.

        Про кадри: службове житло та робота для дружини чи чоловіка важать більше за разову виплату. Лікар залишається
        там, де в нього є колега, з яким можна порадитися вночі.

        Головне запитання до керівника лікарні раз на місяць: що ми могли б робити за договором, але не робимо?""",
        """A community is answerable for walls, heat, water and the road to the hospital; the state pays for treatment
        by contract. Confusion begins where a community pays for medicine and has nothing left for the roof.

        What the figures of eight hospitals showed:

        - power and heat take from 11 to 27 per cent; it is not the climate that makes the difference but the meters;
        - empty wards are heated like full ones: one closed floor saves a doctor’s post;
        - two contracts that a hospital could not make for want of one machine would have brought 3.8 million a year.

        As to staff: a flat, and work for a wife or husband, weigh more than a single payment. A doctor stays where
        there is a colleague to ask at night.

        The chief question to the head of the hospital, once a month: what could we do under contract that we do not
        do?""",
    ),
    comments=("Закритий поверх порахували. Так і є.", "Чекаємо на продовження про договори."),
    handout=("Три бюджети однієї лікарні", "Three budgets of one hospital"),
    handout_lines=("Стіни й тепло: громада", "Лікування: договір із державою", "Обладнання: за домовленістю"),
)
