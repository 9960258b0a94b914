from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="bohdana_lypkovska",
    topics=("participation", "management"),
    topic=("Слухати громаду: консультації без формальності", "Listening: consultations that are not a formality"),
    lead=(
        "Як запитати людей так, щоб прийшли не лише ті, хто приходить завжди.",
        "How to ask so that not only those come who always come.",
    ),
    text=(
        """На громадські слухання приходить сорок людей, тридцять із них — працівники ради. Це не байдужість: людей
        кличуть тоді, коли все вирішено. Покажемо чотири способи запитати раніше, дешевше й чесніше.""",
        """Forty people come to a public hearing, thirty of them from the council’s staff. That is not indifference:
        people are called when everything has been decided. We shall show four ways of asking sooner, more cheaply and
        more honestly.""",
    ),
    plan=(
        Point(
            0,
            ("Чотири способи запитати", "Four ways of asking"),
            ("Богдана Липковська, 30 хвилин", "Bohdana Lypkovska, 30 minutes"),
        ),
        Point(30, ("Що відповідати, коли не згодні", "What to answer when one disagrees"), ("25 хвилин", "25 minutes")),
        Point(55, ("Ваші запитання", "Your questions"), ("35 хвилин, без запису", "35 minutes, not recorded")),
    ),
    summary=(
        """Консультація має сенс тоді, коли її результат може змінити рішення. Тому перше речення запрошення називає, що
        ще не вирішено, а що вже ні. Там, де так зробили, прийшло втричі більше людей і менше сварилися.

        Чотири способи:

        - стіл біля крамниці на дві години з картою та маркерами;
        - випадкова двадцятка: запрошення за жеребом, із дрібною платнею за вечір;
        - коротка анкета на звороті платіжки, три питання;
        - обхід однієї вулиці тими, хто ухвалюватиме рішення.

        Після кожного — лист «що ми почули, що зробимо, чого не зробимо й чому», не пізніше як за місяць. Громади, які
        пишуть третю частину чесно, зберігають довіру навіть тоді, коли відмовляють.

        Найслабшим способом учасники визнали онлайн-голосування без перевірки: воно показує, хто краще організований.

        Під час війни онлайн-зустрічі проводять без назв об’єктів критичної інфраструктури.""",
        """A consultation makes sense when its result can still change the decision. So the first sentence of an
        invitation says what is still open and what is not. Where this was done three times as many people came, and
        they quarrelled less.

        Four ways:

        - a table beside the shop for two hours, with a map and pens;
        - twenty at random: invited by lot, with a small fee for the evening;
        - a short questionnaire on the back of a bill, three questions;
        - a walk along one street by those who will decide.

        After each, a letter within a month: what we heard, what we shall do, what we shall not do and why. Communities
        that write the third part honestly keep people’s trust even when they refuse.

        An online vote that nobody checks was held to be the weakest way: it shows who is better organised.

        In wartime, meetings online name no critical infrastructure.""",
    ),
    questions=("Скільки платити випадковій двадцятці за вечір і з якої статті?",),
    comments=("Стіл біля крамниці спробуємо вже цієї суботи.",),
)
