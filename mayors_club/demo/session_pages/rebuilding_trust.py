from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="tymofii_havrylchak",
    topics=("recovery", "planning"),
    topic=("Відбудова: проєкт, якому довіряє донор", "Rebuilding: a project that donors trust"),
    lead=(
        "Чому одні громади отримують кошти на третю школу, а інші не можуть почати першу.",
        "Why some communities get money for a third school while others cannot begin the first.",
    ),
    text=(
        """Донор порівнює не руйнування, а готовність: земля, проєкт, утримання, голос людей. Покажемо теку, з якою
        приходять по гроші, і ту частину, якої в ній зазвичай бракує.""",
        """A donor does not compare damage but readiness: land, design, upkeep, the voice of people. We shall show the
        folder one brings when asking for money, and the part that is usually missing.""",
    ),
    plan=(
        Point(
            0,
            ("Тека проєкту: дев’ять документів", "The folder: nine papers"),
            ("Тимофій Гаврильчак, 35 хвилин", "Tymofii Havrylchak, 35 minutes"),
        ),
        Point(35, ("Чи потрібна школа саме тут", "Whether a school is needed here"), ("20 хвилин", "20 minutes")),
        Point(55, ("Ваші запитання", "Your questions"), ("35 хвилин, без запису", "35 minutes, not recorded")),
    ),
    summary=(
        """Найважче запитання донора — не скільки коштує, а хто тут житиме за десять років. Громада, яка показала
        прогноз кількості дітей і чесно зменшила школу з шестисот місць до двохсот сорока, отримала кошти за чотири
        місяці. Сусідня, що наполягала на довоєнній потужності, чекає третій рік.

        Дев’ять документів у теці:

        - право на землю та вільні від мін під’їзди;
        - обстеження зруйнованого з висновком;
        - прогноз потреби на десять років;
        - ескіз, кошторис за укрупненими показниками, календар;
        - розрахунок утримання й рішення ради його взяти;
        - протокол обговорення з людьми та лист про того, хто веде проєкт щодня.

        Найчастіше бракує двох останніх. Донори називають їх ознакою того, що проєкт потрібен громаді, а не
        підрядникові.

        Відбудовувати таким самим, як було, майже ніколи не вигідно: норми змінилися, а люди переїхали.""",
        """A donor’s hardest question is not what it costs but who will live here in ten years. A community that showed
        a forecast of its children and honestly cut the school from six hundred places to two hundred and forty had its
        money in four months. A neighbour that insists on the capacity of before the war is waiting for the third year.

        Nine papers in the folder:

        - the right to the land, and ways in that are free of mines;
        - a survey of what was destroyed, with its conclusion;
        - a forecast of need for ten years;
        - a sketch, a rough estimate and a calendar;
        - the cost of upkeep and the council’s decision to bear it;
        - the record of a discussion with people, and a letter naming who leads the project day by day.

        The last two are missing most often. Donors call them the sign that a project is wanted by the community and not
        by a contractor.

        To rebuild just what was there hardly ever pays: the rules have changed and people have moved.""",
    ),
    comments=("Про чесне зменшення школи — важка, але потрібна розмова.",),
)
