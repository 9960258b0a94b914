from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="sviatoslav_perepeliuk",
    topics=("water", "energy"),
    topic=("Вода під час знеструмлення", "Water when the power is out"),
    lead=(
        "Скільки годин громада проживе без електрики на насосах і де взяти ще двадцять.",
        "How many hours a community can live without power for its pumps, and where to find twenty more.",
    ),
    text=(
        """Водогін зупиняється за чотири години після насосів, каналізація — раніше. Порахуємо разом запас у вежах,
        потужність генераторів і кількість точок підвезення, щоб карта води була готова до, а не після.""",
        """Water stops four hours after the pumps do, and sewers stop sooner. Together we shall work out the reserve in
        the towers, the generators needed and the points for delivery, so that the map of water is ready beforehand.""",
    ),
    plan=(
        Point(
            0,
            ("Рахуємо години: вежі, насоси, пальне", "Counting hours: towers, pumps, fuel"),
            ("Святослав Перепелюк, 30 хвилин", "Sviatoslav Perepeliuk, 30 minutes"),
        ),
        Point(30, ("Карта точок води", "The map of water points"), ("Вправа, 25 хвилин", "Exercise, 25 minutes")),
        Point(55, ("Ваші запитання", "Your questions"), ("35 хвилин, без запису", "35 minutes, not recorded")),
    ),
    summary=(
        """Громада з вежею на 300 кубометрів і двома тисячами споживачів має воду на одинадцять годин, якщо людей
        попередити за годину, і на п’ять, якщо не попередити: решту наберуть у ванни. Попередження виявилося
        найдешевшим запасом.

        Порядок, до якого дійшли:

        - генератор спершу на каналізаційну станцію, потім на свердловину;
        - свердловин із ручним відбором — щонайменше одна на тисячу людей, позначених на карті й на стовпі;
        - пальне на 72 години, у договорі — черга для комунальних підприємств;
        - частотний перетворювач на насосі: пуск потребує втричі менше потужності, отже вистачить меншого генератора;
        - хлор і реагенти на місяць, бо підвезення зупиняється першим.

        Учасники порахували власні години просто під час зустрічі. Найменше вийшло дві, найбільше — тридцять одна.
        Різниця не в грошах, а у висоті веж і в тому, чи хтось пробував пускати насос від генератора.""",
        """A community with a tower of 300 cubic metres and two thousand users has water for eleven hours if people are
        warned an hour ahead, and for five if they are not: the rest goes into bathtubs. A warning proved to be the
        cheapest reserve.

        The order that was settled on:

        - a generator for the sewage station first, for the well second;
        - at least one well with a hand tap for a thousand people, marked on the map and on a post;
        - fuel for 72 hours, with municipal services first in the queue by contract;
        - a frequency converter on the pump: it starts with a third of the power, so a smaller generator will do;
        - chlorine and reagents for a month, because deliveries stop first.

        People counted their own hours during the meeting. The least was two, the most thirty-one. Money does not make
        the difference: the height of the towers does, and whether anybody has tried to start the pump from a
        generator.""",
    ),
    questions=("Чи можна живити насос від батарей, якщо генератор заборонено ставити біля школи?",),
    comments=("Порахували: маємо шість годин. Працюємо.",),
    handout=("Години без електрики: як порахувати", "Hours without power: how to count them"),
    handout_lines=(
        "Запас у вежах, куб. м",
        "Споживання за годину, куб. м",
        "Пуск насоса: потужність генератора, кВт",
        "Пальне на 72 години, л",
    ),
)
