from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="yustyna_kolodribets",
    topics=("finance", "management"),
    topic=("Закупівлі, за які не соромно", "Procurement one need not be ashamed of"),
    lead=(
        "Як купити добре, вчасно і так, щоб пояснення вмістилося в одне речення для місцевої газети.",
        "How to buy well and in time, so that the reason fits into one sentence for the local newspaper.",
    ),
    text=(
        """Більшість скандалів починається не зі змови, а з неуважного предмета закупівлі. Розберемо шість оголошень і
        виправимо їх так, щоб прийшли чотири учасники замість одного.""",
        """Most scandals begin not with a plot but with a careless description. We shall take six notices and mend them
        so that four bidders come instead of one.""",
    ),
    plan=(
        Point(
            0,
            ("Шість оголошень: що в них не так", "Six notices and what is wrong with them"),
            ("Юстина Колодрібець, 40 хвилин", "Yustyna Kolodribets, 40 minutes"),
        ),
        Point(40, ("Пояснити людям", "Explaining it to people"), ("15 хвилин", "15 minutes")),
        Point(55, ("Ваші запитання", "Your questions"), ("35 хвилин, без запису", "35 minutes, not recorded")),
    ),
    summary=(
        """Ціна росте там, де вимоги пишуть з одного каталогу. У п’яти з шести оголошень одна зайва характеристика
        відсікала всіх постачальників, крім одного; після її вилучення ціна в середньому падала на дев’ятнадцять
        відсотків.

        Правила, які варто повісити над столом:

        - описувати потрібний результат, а не модель;
        - показати оголошення трьом постачальникам до публікації й записати їхні відповіді;
        - не дробити: економія на порозі коштує дорожче за перевірку;
        - строк поставки ставити такий, який реально витримати під час відключень;
        - додати пояснення ціни простими словами на сайті громади в день підписання.

        Найбільше запитань було про генератори й пальне. Купувати без торгів під час воєнного стану дозволено, але саме
        тоді потрібні три пропозиції й протокол, хай і на пів сторінки.

        Сесію перенесли на п’ять днів через тривалу повітряну тривогу; кількість учасників від цього не зменшилася.""",
        """Prices rise where requirements are copied from one catalogue. In five of the six notices a single needless
        property shut out every supplier but one; without it the price fell by nineteen per cent on average.

        Rules to hang above the desk:

        - describe the result you need, not a model;
        - show the notice to three suppliers before it is published, and keep what they answer;
        - do not split: what is saved at the threshold costs more at the inspection;
        - set a delivery time that can really be kept when the power fails;
        - explain the price in plain words on the community’s site, on the day of signing.

        Generators and fuel raised most questions. To buy without a tender is allowed under martial law, but that is
        just when three offers and a record are needed, be it half a page.

        The session was moved by five days because of a long air-raid alert; no fewer people came.""",
    ),
    questions=("Як бути, коли єдиний постачальник тріски в районі — родич депутата?",),
    comments=("Після цієї сесії переписали два оголошення.", "Про пальне — окрему сесію, будь ласка."),
    handout=("Шість оголошень до і після", "Six notices, before and after"),
    handout_lines=("Генератор 100 кВт", "Шкільні меблі", "Пісок і сіль", "Пальне", "Ремонт даху", "Харчування"),
)
