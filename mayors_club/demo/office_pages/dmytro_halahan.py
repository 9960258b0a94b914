from datetime import date

from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

# Near the border: no portrait, and nothing about where or when anything is.
PAGE = OfficePage(
    key="dmytro.halahan",
    place="verbolozy",
    full_name="Дмитро Галаган",
    greeting=("пане Дмитре", "Mr Halahan"),
    gender="m",
    post=("Начальник військової адміністрації", "Head of the military administration"),
    joined=date(2024, 4, 18),
    terms=(Term("military", date(2023, 6, 2)),),
    title=(
        "Начальник Верболозівської сільської військової адміністрації",
        "Head of the Verbolozy Rural Military Administration",
    ),
    lead=(
        "Учитель історії та рятувальник-доброволець, який тримає прикордонну громаду разом, навіть коли люди далеко.",
        "A history teacher and volunteer rescuer who keeps a border community together even when its people are far "
        "away.",
    ),
    biography=(
        """Народився 1984 року на Сумщині. Чотирнадцять років викладав історію в сільській школі, возив дітей на
        розкопки і заснував шкільний музей, у якому кожен предмет має ім’я того, хто його приніс. З 2022 року був
        рятувальником-добровольцем.

        У червні 2023 року його призначили начальником сільської військової адміністрації. Частина мешканців виїхала
        вглиб країни, і громада навчилася працювати на дві адреси: пересувний офіс приймає документи там, де люди
        сьогодні живуть, школа вчить дистанційно, а двічі на рік у громади-партнерки збираються всі класи разом.

        Дмитро Галаган веде літопис громади: записує розповіді мешканців, щоб було з чого складати музей після
        повернення.""",
        """Born in 1984 in Sumy region. He taught history in a village school for fourteen years, took children to
        excavations and founded a school museum in which every object carries the name of the person who brought it.
        From 2022 he was a volunteer rescuer.

        In June 2023 he was appointed head of the rural military administration. Some residents have moved further
        inland, and the community has learned to work at two addresses: a mobile office takes papers where people
        live today, the school teaches at a distance, and twice a year all its classes meet in a partner community.

        He keeps a chronicle of the community, recording residents’ stories so that there will be something to fill
        the museum with when they return.""",
    ),
    vision=(
        "Громада — це не тільки хати. Поки ми пам’ятаємо одне одного на ім’я, нам є куди повертатися.",
        "A community is more than its houses. As long as we know one another by name, we have somewhere to return to.",
    ),
    impact=(
        Figure(
            ("9 600", "9,600"),
            ("послуг надав пересувний офіс", "services provided by the mobile office"),
            2025,
            ("журнал звернень", "register of requests"),
            "https://verbolozy.example/zvity/ofis-2025",
        ),
        Figure(
            ("174", "174"),
            ("дитини навчаються у своїй школі дистанційно", "children taught at a distance by their own school"),
            2025,
            ("дані закладу освіти", "figures of the school"),
            "https://verbolozy.example/zvity/shkola-2025",
        ),
        Figure(
            ("340", "340"),
            ("розповідей записано для літопису", "stories recorded for the chronicle"),
            2026,
            ("архів громади", "the community’s archive"),
            "https://litopys.verbolozy.example/",
        ),
    ),
    achievements=(
        Deed(
            2025,
            ("Літопис громади", "A chronicle of the community"),
            (
                "Учні записують старших, старші впізнають себе на світлинах: архів росте щотижня.",
                "Pupils record their elders, elders recognise themselves in photographs: the archive grows every week.",
            ),
            "https://litopys.verbolozy.example/pro-proiekt",
        ),
        Deed(
            2024,
            ("Офіс на колесах", "An office on wheels"),
            (
                "Довідки, виплати й документи там, де люди живуть сьогодні, без черги й довгої дороги.",
                "Certificates, payments and papers where people live today, without queues and long journeys.",
            ),
            "https://verbolozy.example/novyny/ofis",
        ),
        Deed(
            2023,
            ("Школа, що не розлучилася", "A school that stayed together"),
            (
                "Жоден клас не розформовано: уроки дистанційні, а табір спільний.",
                "No class was dissolved: lessons are online and the camp is shared.",
            ),
            "https://verbolozy.example/novyny/shkola",
        ),
    ),
    community=(
        """Верболози — сільська громада на півночі Сумщини: заплавні луги, верби над старицями, льон і гречка. До
        війни славилася ярмарком лозоплетіння; нині майстри плетуть і навчають там, де живуть.""",
        """Verbolozy is a rural community in the north of Sumy region: water meadows, willows over old river arms,
        flax and buckwheat. Before the war it was known for its basket fair; its weavers now work and teach wherever
        they live.""",
    ),
    resources=(
        """Шукаємо громади, готові приймати наші класи на табори двічі на рік, та музеї, що допоможуть зберегти
        цифровий архів. Пропонуємо майстер-класи з лозоплетіння і досвід пересувного офісу.""",
        """We are looking for communities willing to host our classes for camps twice a year, and for museums to
        help keep our digital archive. We offer basket-weaving workshops and what we have learned about mobile
        offices.""",
    ),
    links=(Link(("Літопис Верболозів", "Chronicle of Verbolozy"), "https://litopys.verbolozy.example/"),),
    press_short=(
        """Дмитро Галаган — начальник Верболозівської сільської військової адміністрації з 2023 року, учитель
        історії. Зберіг школу прикордонної громади та започаткував літопис із розповідей мешканців.""",
        """Dmytro Halahan, a history teacher, has headed the Verbolozy Rural Military Administration since 2023. He
        has kept the school of a border community together and begun a chronicle of residents’ stories.""",
    ),
    press_long=(
        """Дмитро Галаган з червня 2023 року очолює Верболозівську сільську військову адміністрацію на Сумщині.
        Народився 1984 року, чотирнадцять років викладав історію, заснував шкільний музей. Громада, частина якої
        виїхала вглиб країни, зберегла свою школу, створила пересувний офіс послуг і веде літопис: для нього
        записано вже 340 розповідей мешканців.""",
        """Dmytro Halahan has headed the Verbolozy Rural Military Administration in Sumy region since June 2023.
        Born in 1984, he taught history for fourteen years and founded a school museum. The community, part of which
        has moved further inland, has kept its school, set up a mobile office for public services and keeps a
        chronicle for which 340 residents’ stories have been recorded.""",
    ),
)
