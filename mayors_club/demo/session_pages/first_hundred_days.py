from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="mariana_pidhaina",
    topics=("veterans", "social"),
    topic=("Ветеран повертається додому: перші сто днів", "A veteran comes home: the first hundred days"),
    lead=(
        "Що громада робить у перший тиждень, у перший місяць і тоді, коли людина перестає відповідати на дзвінки.",
        "What a community does in the first week, in the first month, and when somebody stops answering the telephone.",
    ),
    text=(
        """Статус, виплати, лікар, протез, робота, діти — дев’ять кабінетів у трьох будівлях. Помічник ветерана може
        скоротити цей шлях до одного столу, якщо в нього є телефони, час і право вимагати відповіді.""",
        """Status, payments, a doctor, a prosthesis, work, the children: nine offices in three buildings. A veteran’s
        assistant can shorten the way to one desk, given telephone numbers, time and the right to demand an answer.""",
    ),
    plan=(
        Point(
            0,
            ("Шлях ветерана: де він обривається", "The veteran’s way and where it breaks off"),
            ("Мар’яна Підгайна, 30 хвилин", "Mariana Pidhaina, 30 minutes"),
        ),
        Point(
            30,
            ("Помічник ветерана: посада і людина", "The assistant: a post and a person"),
            ("20 хвилин", "20 minutes"),
        ),
        Point(50, ("Ваші запитання", "Your questions"), ("40 хвилин, без запису", "40 minutes, not recorded")),
    ),
    summary=(
        """Більшість ветеранів звертається до громади двічі. Якщо обидва рази їм назвали інший кабінет, третього разу не
        буде. Тому головний показник служби — не кількість консультацій, а скільки людей повернулося до неї вдруге.

        Що радили зробити за сто днів:

        - перший дзвінок протягом трьох днів після звільнення, від людини, а не від системи;
        - один аркуш із п’ятьма іменами й телефонами замість довідника на сорок сторінок;
        - супровід на перше обстеження і на перше подання документів;
        - на тридцятий день — зустріч із родиною, окремо;
        - на дев’яностий — розмова про роботу, навчання чи власну справу.

        Помічник веде щонайбільше п’ятдесят родин, інакше він диспетчер. Добре працюють ті, хто сам служив або чекав.

        Окремо говорили про мовчання: коли людина зникла, першим їде сусід або побратим, і лише потім служба.""",
        """Most veterans turn to the community twice. If both times they are sent to another office, there will be no
        third. So the figure that matters is not how many were advised but how many came back.

        What to do within a hundred days:

        - a first call within three days of discharge, from a person and not from a system;
        - one sheet with five names and numbers instead of a directory of forty pages;
        - somebody to go along to the first examination and the first application;
        - on the thirtieth day, a meeting with the family, separately;
        - on the ninetieth, a conversation about work, study or a business.

        An assistant can look after fifty families at most; beyond that they are a switchboard. Those who have served,
        or have waited, do it well.

        Silence was discussed apart: when somebody disappears, a neighbour or a comrade goes first, and only then the
        service.""",
    ),
    comments=("Дякую за розмову про родини.", "Бракувало прикладу положення про службу.", "Варто повторити."),
)
