from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="mariana_pidhaina",
    topics=("displaced", "housing"),
    topic=("Переселенці як сусіди: житло, робота, голос", "Displaced people as neighbours: homes, work, a voice"),
    lead=(
        "Як перейти від місць тимчасового проживання до звичайного життя на одній вулиці.",
        "How to get from temporary shelters to ordinary life in the same street.",
    ),
    text=(
        """Після третього року слово «тимчасово» перестає бути правдою. Люди працюють, платять податки, віддають дітей
        до школи, але живуть у спортзалі й не голосують. Поговоримо про три кроки, які громада може зробити сама.""",
        """After three years the word “temporary” is no longer true. People work, pay taxes and send their children to
        school, yet live in a gymnasium and have no vote. We shall talk of three steps a community can take by
        itself.""",
    ),
    plan=(
        Point(
            0,
            ("Житло: що рахувати й на що просити", "Homes: what to count and ask for"),
            ("Мар’яна Підгайна, 30 хвилин", "Mariana Pidhaina, 30 minutes"),
        ),
        Point(
            30, ("Рада переселенців, яка вирішує", "A council of newcomers that decides"), ("20 хвилин", "20 minutes")
        ),
        Point(50, ("Ваші запитання", "Your questions"), ("40 хвилин, без запису", "40 minutes, not recorded")),
    ),
    summary=(
        """Починати варто з переліку, а не з будівництва. У чотирьох громадах із п’яти після обходу знайшлося більше
        порожнього житла, ніж місць у спортзалах: покинуті хати, службові квартири, поверхи гуртожитків. Ремонт такого
        житла коштує вп’ятеро менше за нове.

        Що спрацювало:

        - договір на п’ять років із власником порожньої хати: громада ремонтує, родина живе, власник отримує дах;
        - робота раніше за житло: підприємці беруть людей охочіше, коли рада сама бере двох;
        - рада переселенців із правом вимагати відповіді за десять днів, а не лише «доносити позицію»;
        - спільні справи без розподілу на своїх і прибулих: хор, пожежна дружина, батьківський комітет.

        Найболючіше питання — черга на житло. Учасники погодилися, що її правила треба опублікувати й рахувати бали
        відкрито, навіть коли це незручно.""",
        """Begin with a list, not with building. In four communities of five a walk from door to door found more empty
        homes than there were beds in gymnasiums: abandoned houses, tied flats, floors of hostels. To repair them costs
        a fifth of what new ones do.

        What worked:

        - a five-year agreement with the owner of an empty house: the community repairs it, a family lives there, the
        owner gets a roof;
        - work before homes: businesses take people on more readily once the council itself has taken on two;
        - a council of newcomers that may demand an answer within ten days, not only “convey a position”;
        - common things without ours and theirs: a choir, a fire brigade, a parents’ committee.

        The sorest point is the queue for housing. It was agreed that its rules should be published and the points
        counted in the open, even when that is uncomfortable.""",
    ),
    comments=("Ідею з договором на п’ять років забираємо.",),
)
