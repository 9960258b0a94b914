from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="tymofii_havrylchak",
    topics=("planning", "agriculture", "finance"),
    topic=("Земля громади: облік, оренда, надходження", "The community’s land: records, leases, income"),
    lead=(
        "Як за три місяці знайти землю, яка в громаді є, а в доходах її немає.",
        "How to find within three months the land that is there but not in the income.",
    ),
    text=(
        """У типовій громаді від восьми до п’ятнадцяти відсотків землі обробляють без договору. Частина — помилка
        кадастру, частина — давня звичка. Покажемо, як звірити карту, податковий звіт і знімок із супутника.""",
        """In a typical community eight to fifteen per cent of the land is worked without a lease. Part of it is an
        error of the cadastre, part an old habit. We shall show how to compare the map, the tax report and a picture
        from space.""",
    ),
    plan=(
        Point(
            0,
            ("Три джерела, одна таблиця", "Three sources, one table"),
            ("Тимофій Гаврильчак, 35 хвилин", "Tymofii Havrylchak, 35 minutes"),
        ),
        Point(
            35, ("Розмова з орендарем", "Talking to a tenant"), ("Досвід громад, 20 хвилин", "Experience, 20 minutes")
        ),
        Point(55, ("Ваші запитання", "Your questions"), ("35 хвилин, без запису", "35 minutes, not recorded")),
    ),
    summary=(
        """Починати інвентаризацію з виїзду — найдорожчий спосіб. Спершу за столом зводять три джерела: кадастр, звіт
        про земельний податок і безкоштовний супутниковий знімок за два різні місяці. Де на знімку рілля, а у звіті
        порожньо, там і є розмова.

        Послідовність, яку показали на прикладі громади з 21 тисячею гектарів:

        - таблиця розбіжностей — два тижні роботи двох людей;
        - листи орендарям без погроз, із пропозицією узгодити договір до дати;
        - відкриті торги на вільні ділянки з опублікованою картою;
        - оновлення ставок лише після того, як усі існуючі договори внесено в один реєстр.

        Додаткові надходження за перший рік склали 2,4 мільйона гривень, дві третини — без жодного суду.

        Застереження: дані реєстрів у прифронтових районах можуть бути закриті, і публікувати там карту ділянок не
        слід.""",
        """To begin an inventory by driving out is the dearest way. First three sources are put side by side at a desk:
        the cadastre, the land tax report and a free picture from space in two different months. Where the picture shows
        a ploughed field and the report shows nothing, there is something to talk about.

        The order, as shown by a community of 21 thousand hectares:

        - a table of differences: two weeks’ work of two people;
        - letters to tenants without threats, offering to settle a lease by a date;
        - open auctions of free plots, with a published map;
        - new rates only after every lease there is stands in one register.

        The first year brought another 2.4 million hryvnias, two thirds of it without any court.

        A warning: near the front the registers may be closed, and a map of plots should not be published there.""",
    ),
    comments=("Почали звірку наступного дня.",),
)
