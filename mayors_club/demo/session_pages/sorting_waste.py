from mayors_club.demo.session_pages.page import Point, SessionPage

PAGE = SessionPage(
    expert="sviatoslav_perepeliuk",
    topics=("waste", "environment"),
    topic=("Роздільний збір, який не зупиниться за рік", "Sorting waste so that it does not stop within a year"),
    lead=(
        "Чому контейнери трьох кольорів зникають і що тримає роздільний збір у малій громаді.",
        "Why the coloured bins disappear, and what keeps sorting alive in a small community.",
    ),
    text=(
        """За рік після урочистого відкриття більшість майданчиків знову збирає все разом: немає куди везти, за що везти
        й кому пояснювати. Порахуємо тариф, відстань і тоннаж, з яких сортування починає себе тримати.""",
        """A year after the ribbon is cut most collection points mix everything again: there is nowhere to take it, no
        money to take it with, and nobody to explain. We shall work out the price, distance and tonnage from which
        sorting sustains itself.""",
    ),
    plan=(
        Point(
            0,
            ("Тонна, кілометр, гривня", "A tonne, a kilometre, a hryvnia"),
            ("Святослав Перепелюк, 35 хвилин", "Sviatoslav Perepeliuk, 35 minutes"),
        ),
        Point(35, ("Дві громади, які не зупинилися", "Two communities that went on"), ("20 хвилин", "20 minutes")),
        Point(55, ("Ваші запитання", "Your questions"), ("35 хвилин, без запису", "35 minutes, not recorded")),
    ),
    summary=(
        """Роздільний збір тримається не на свідомості, а на договорі. Якщо покупця вторинної сировини немає ближче ніж
        за вісімдесят кілометрів, окреме авто для пластику завжди збиткове; його рятує спільний пункт пресування на
        три-чотири громади.

        Числа, з яких варто починати:

        - до п’яти тисяч мешканців — два потоки, а не чотири: суха й волога фракції;
        - компост удома: половина ваги смітника в селі; роздані компостери окупаються за півтора року;
        - майданчик без нагляду засмічується за місяць, майданчик біля магазину — ні;
        - тариф, у якому вивезення незмішаного дешевше, працює краще за плакати.

        Обидві громади, що не зупинилися, робили одне й те саме: перші пів року людина ходила поруч із контейнерами й
        розмовляла. Її зарплата виявилася найкраще витраченими грошима проєкту.""",
        """Sorting does not live on good will but on a contract. If the nearest buyer of materials is more than eighty
        kilometres away, a lorry for plastic alone will always lose money; a baling point shared by three or four
        communities saves it.

        Figures to begin with:

        - up to five thousand residents, two streams and not four: dry and wet;
        - compost at home: in a village it is half the weight of the bin, and free composters pay for themselves in a
        year and a half;
        - a point without anybody near fills with rubbish within a month; one beside a shop does not;
        - a tariff that makes unmixed waste cheaper works better than posters.

        Both communities that went on did the same thing: for the first half year somebody walked beside the bins and
        talked to people. That wage proved to be the best-spent money of the project.""",
    ),
    comments=("Чесні числа.", "Хотілося б почути виробника контейнерів."),
    handout=("Сортування: калькулятор на одну сторінку", "Sorting: a calculator on one page"),
    handout_lines=("Мешканців", "Тонн на рік", "Кілометрів до покупця", "Ціна тонни", "Точка беззбитковості"),
)
