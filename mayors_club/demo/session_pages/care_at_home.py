from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="mariana_pidhaina",
    topics=("social", "health"),
    topic=("Догляд удома: служба, яка встигає", "Care at home: a service that keeps up"),
    lead=(
        "Як доглядати вдвічі більше самотніх людей тими самими працівницями й не спалити їх.",
        "How to care for twice as many people who live alone with the same staff, and without burning them out.",
    ),
    text=(
        """Діти виїхали або служать, сусідка допомагає, поки має сили. Надавачок догляду бракує всюди, тож порахуємо не
        ставки, а години: на що вони йдуть і які з них може взяти хтось інший.""",
        """The children have left or serve, and a neighbour helps for as long as she can. Carers are lacking everywhere,
        so we shall count not posts but hours: where they go, and which of them somebody else could take.""",
    ),
    plan=(
        Point(
            0,
            ("Один день надавачки догляду", "A day of a carer"),
            ("Мар’яна Підгайна, 30 хвилин", "Mariana Pidhaina, 30 minutes"),
        ),
        Point(30, ("Маршрути, ліки, довіра", "Routes, medicine, trust"), ("25 хвилин", "25 minutes")),
        Point(55, ("Ваші запитання", "Your questions"), ("35 хвилин, без запису", "35 minutes, not recorded")),
    ),
    summary=(
        """Третину робочого дня надавачка догляду проводить у дорозі й чергах. Коли маршрути склали за вулицями, а ліки
        та продукти доручили крамниці, на саму людину лишилося на годину більше щодня.

        Що змінило службу в громаді з дев’ятьма селами:

        - маршрут за картою замість списку за абеткою;
        - договір із крамницею та аптекою про доставлення двічі на тиждень;
        - електровелосипед для кожної, хто на ньому їздить;
        - оплачуваний родич або сусід для найвіддаленіших хуторів;
        - раз на місяць супервізія: розмова про важке з людиною ззовні.

        Кнопку виклику варто давати тим, хто падав, а не тим, хто просив: різниця виявилася вдвічі.

        Найдорожче в цій роботі — плинність. Працівниця, яка знає тридцять родин, замінюється пів року; премія за другий
        рік обходиться дешевше.""",
        """A carer spends a third of the day on the road and in queues. When routes were drawn by streets, and medicine
        and food left to the shop, each day had another hour for the person.

        What changed the service in a community of nine villages:

        - a route by the map instead of a list by the alphabet;
        - an agreement with the shop and the chemist to deliver twice a week;
        - an electric bicycle for each carer who rides one;
        - a paid relative or neighbour for the farthest hamlets;
        - once a month, supervision: a talk about what is hard with somebody from outside.

        An alarm button should be given to those who have fallen rather than to those who ask: the difference was
        twofold.

        The dearest thing in this work is turnover. Somebody who knows thirty families takes half a year to replace; a
        bonus for the second year costs less.""",
    ),
    comments=("Показали нашій службі, уже малюємо маршрути.",),
)
