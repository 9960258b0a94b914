from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="roman_chornovus",
    topics=("safety", "education"),
    topic=("Укриття, у якому можна вчитися й працювати", "A shelter where one can learn and work"),
    lead=(
        "Як зробити з підвалу місце, де діти проводять чотири уроки поспіль і виходять звідти не хворими.",
        "How to turn a cellar into a place where children spend four lessons in a row and come out healthy.",
    ),
    text=(
        """Акт про готовність укриття і саме укриття — різні речі. Перше підписують за день, друге перевіряє перша
        довга тривога. Поговоримо про повітря, вологу, другий вихід, туалет і зв’язок: саме в такому порядку.""",
        """A certificate that a shelter is ready and the shelter itself are two different things. The first is signed
        in a day; the second is tested by the first long alert. We shall speak of air, damp, the second exit, the
        toilet and the signal, in this order.""",
    ),
    plan=(
        Point(
            0,
            ("Повітря, вода, вихід: що перевіряти", "Air, water, exit: what to check"),
            ("Роман Чорновус, 35 хвилин", "Roman Chornovus, 35 minutes"),
        ),
        Point(35, ("Три укриття до і після", "Three shelters before and after"), ("15 хвилин", "15 minutes")),
        Point(50, ("Ваші запитання", "Your questions"), ("40 хвилин, без запису", "40 minutes, not recorded")),
    ),
    summary=(
        """Перше, чого бракує в укритті, — не місце, а повітря. У підвалі на сто дітей без припливної вентиляції за
        сорок хвилин уміст вуглекислого газу вчетверо перевищує норму, і урок перестає бути уроком. Недорогий датчик у
        кожному приміщенні показує це краще за будь-який акт.

        Домовилися про такий порядок робіт:

        - приплив і витяжка з живленням від батареї;
        - гідроізоляція до фарбування, а не після;
        - другий вихід, який відчиняє дитина, а не лише завгосп;
        - туалет і запас води з розрахунку на три години;
        - підсилювач зв’язку або дротовий інтернет.

        Навчальне укриття в сільській школі обходиться в 14–18 тисяч гривень за квадратний метр; половину забирають
        вентиляція та гідроізоляція. Найчастіша помилка — почати з меблів.

        Інструкцію чергового варто написати великими літерами на одному аркуші й раз на місяць читати вголос.""",
        """What a shelter lacks first is not room but air. In a cellar for a hundred children without forced
        ventilation carbon dioxide is at four times the limit within forty minutes, and the lesson stops being one. A
        cheap sensor in every room shows it better than any certificate.

        The order of work that was agreed:

        - air in and air out, powered by a battery;
        - waterproofing before painting, not after it;
        - a second exit that a child can open, not only the caretaker;
        - a toilet and water for three hours;
        - a signal repeater, or the internet by wire.

        A teaching shelter in a village school costs 14 to 18 thousand hryvnias a square metre; ventilation and
        waterproofing take half of it. The commonest mistake is to begin with the furniture.

        The instructions for whoever is on duty belong on one sheet in large letters, to be read aloud once a
        month.""",
    ),
    questions=("Чи дозволено навчати дітей у найпростішому укритті, якщо протирадіаційного ще немає?",),
    comments=("Дуже практично. Наш підвал перевіримо завтра.",),
    handout=("Контрольний список укриття", "Checklist for a shelter"),
    handout_lines=(
        "Повітря",
        "Волога",
        "Другий вихід",
        "Туалет і вода на три години",
        "Зв’язок",
        "Інструкція чергового",
    ),
)
