from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="tymofii_havrylchak",
    topics=("transport", "planning"),
    topic=("Автобус, який приїздить вчасно", "A bus that comes on time"),
    lead=(
        "Як дати селам автобус чотири рази на день за ті самі гроші, за які він їздить двічі.",
        "How to give villages four buses a day for the money that now pays for two.",
    ),
    text=(
        """Перевізник відмовляється, пасажирів мало, пільги не відшкодовано. Розберемо мережу уявної громади:
        п’ятнадцять сіл, три автобуси, один лікар. Що, як возити не від кінцевої до кінцевої, а від розкладу лікаря?""",
        """The carrier gives up, passengers are few, reliefs are not refunded. We shall take the network of an imaginary
        community: fifteen villages, three buses, one doctor. What if buses ran by the doctor’s hours and not from end
        to end?""",
    ),
    plan=(
        Point(
            0,
            ("Мережа як годинник", "A network like a clock"),
            ("Тимофій Гаврильчак, 35 хвилин", "Tymofii Havrylchak, 35 minutes"),
        ),
        Point(35, ("Договір із перевізником", "The contract with a carrier"), ("20 хвилин", "20 minutes")),
        Point(55, ("Ваші запитання", "Your questions"), ("35 хвилин, без запису", "35 minutes, not recorded")),
    ),
    summary=(
        """Люди відмовляються від автобуса не через ціну, а через невідомість. У громаді, де розклад прив’язали до
        однієї хвилини кожної години, за сезон пасажирів стало на 40 відсотків більше без жодного нового рейсу.

        Що рекомендовано:

        - рівномірний розклад: о котрій хвилині, о такій і завжди;
        - пересадка на одній зупинці, де автобуси чекають один на одного п’ять хвилин;
        - оплата перевізникові за кілометр із показниками якості, а не за зібрані квитки;
        - рейс на замовлення для хуторів: дзвінок до шостої вечора напередодні;
        - розклад на стовпі великими цифрами, з телефоном чергового.

        Графік лікарні, школи й автобуса складали за одним столом; це зайняло два вечори й не коштувало нічого.

        Мікроавтобус на замовлення для хуторів виявився дешевшим за порожній рейс великого вже за восьми кілометрів.""",
        """People give up a bus not for its price but because they cannot rely on it. Where the timetable was tied to
        the same minute of every hour, passengers grew by 40 per cent in a season without one new journey.

        What was recommended:

        - an even timetable: the same minute, always;
        - one stop for changing, where buses wait five minutes for each other;
        - pay the carrier by the kilometre with marks for quality, not by the tickets sold;
        - a bus on demand for hamlets: a call by six the evening before;
        - the timetable on a post in large figures, with the number of whoever is on duty.

        The hours of the hospital, the school and the bus were drawn up at one table; it took two evenings and cost
        nothing.

        For hamlets a small bus on demand proved cheaper than the empty journey of a large one at eight kilometres
        already.""",
    ),
    comments=("Про одну хвилину кожної години — геніально просто.",),
)
