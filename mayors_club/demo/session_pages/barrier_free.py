from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="larysa_smerechynska",
    topics=("accessibility", "planning"),
    topic=(
        "Безбар’єрність: з чого почати з малим бюджетом",
        "A place without barriers: where to begin with little money",
    ),
    lead=(
        "Один маршрут, пройдений разом із людиною на кріслі колісному, вартий десяти пандусів.",
        "One route travelled together with somebody in a wheelchair is worth ten ramps.",
    ),
    text=(
        """Пандус, яким не можна піднятися, дорожчий за сходи: його ще доведеться зламати. Покажемо, як обрати перший
        маршрут, обстежити його за день і за сезон зробити прохідним від зупинки до лікаря.""",
        """A ramp that nobody can climb is dearer than stairs: it will have to be broken up. We shall show how to choose
        a first route, survey it in a day and make it passable within a season, from the bus stop to the doctor.""",
    ),
    plan=(
        Point(
            0,
            ("Маршрут замість об’єктів", "A route instead of buildings"),
            ("Лариса Смеречинська, 30 хвилин", "Larysa Smerechynska, 30 minutes"),
        ),
        Point(
            30,
            ("Помилки зблизька: двадцять світлин", "Mistakes seen close: twenty pictures"),
            ("20 хвилин", "20 minutes"),
        ),
        Point(50, ("Ваші запитання", "Your questions"), ("40 хвилин, без запису", "40 minutes, not recorded")),
    ),
    summary=(
        """Доступність не складається з доступних будівель. Якщо між зупинкою та амбулаторією є один бордюр у дванадцять
        сантиметрів, пандус на вході стоїть даремно. Тому план починають із лінії на карті: звідки люди їдуть і куди
        мають потрапити.

        Порядок першого сезону:

        - пройти маршрут із людиною на кріслі, з незрячою людиною та з дитячим візком; записати все, що зупинило;
        - знизити бордюри, прибрати стовпчики й люки, зробити рівний поріг;
        - поставити поручні та контрастні смуги: це коштує тисячі, а не мільйони;
        - пандус робити лише з нахилом до восьми відсотків, інакше потрібен підйомник;
        - перевірити двері: дев’яносто сантиметрів у чистоті.

        Дві третини перешкод на маршрутах учасників усуваються за поточні видатки, без проєкту реконструкції.

        Обстеження без людей, для яких роблять, завжди помиляється. Їхній час треба оплачувати.""",
        """Access is not made of accessible buildings. If there is one kerb of twelve centimetres between the bus stop
        and the clinic, the ramp at the door stands in vain. So a plan begins with a line on the map: where people come
        from and where they have to get to.

        The order of a first season:

        - travel the route with somebody in a wheelchair, somebody who is blind, and a pram; write down whatever stopped
        you;
        - lower kerbs, take away posts and gratings, level the thresholds;
        - put up handrails and contrasting strips: this costs thousands, not millions;
        - build a ramp only up to eight per cent; beyond that a lift is needed;
        - check the doors: ninety clear centimetres.

        Two thirds of the obstacles on the routes of those present can be removed from current expenses, without a
        project of reconstruction.

        A survey without the people it is made for is always wrong. Their time should be paid for.""",
    ),
    comments=("Після світлин уже не зможу дивитися на наші пандуси спокійно.", "Дуже добре ведуть розмову."),
    handout=("Обстеження маршруту: бланк", "Survey of a route: a form"),
    handout_lines=("Зупинка", "Бордюри", "Покриття", "Двері, см", "Нахил пандуса, %", "Хто пройшов маршрут"),
)
