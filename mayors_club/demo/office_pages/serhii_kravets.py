from datetime import date

from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

# No portrait on purpose: the ring with initials stands in its place.
PAGE = OfficePage(
    key="serhii.kravets",
    place="vitrova-balka",
    full_name="Сергій Кравець",
    greeting=("пане Сергію", "Mr Kravets"),
    gender="m",
    post=("Секретар ради, що тимчасово здійснює повноваження голови", "Acting head (council secretary)"),
    joined=date(2025, 7, 3),
    terms=(Term("acting", date(2025, 3, 6)),),
    title=(
        "Секретар ради, що тимчасово здійснює повноваження Вітробалківського селищного голови",
        "Council secretary, acting head of Vitrova Balka",
    ),
    lead=(
        "Колишній маркшейдер, який знає селище згори й знизу і тепер креслить його життя після шахти.",
        "A former mine surveyor who knows the town from above and below, and now draws its life after the mine.",
    ),
    biography=(
        """Народився 1980 року в шахтарській родині. Після гірничого університету вісімнадцять років працював
        маркшейдером: вимірював, де під землею пройшла лава і що від того станеться нагорі. Звідти звичка спершу
        міряти, потім обіцяти.

        У 2020 році став депутатом селищної ради, а колеги обрали його секретарем. З березня 2025 року тимчасово
        здійснює повноваження селищного голови. Продовжив те, що почали раніше: центр перенавчання гірників,
        очищення шахтної води й карту просідання ґрунту, з якою звіряють кожен дозвіл на будівництво. Щомісяця
        звітує перед мешканцями й насамперед передає мікрофон у залу.""",
        """Born in 1980 into a family of miners. After the mining university he worked for eighteen years as a mine
        surveyor, measuring where a coal face had passed underground and what that would do to the surface. The
        habit has stayed with him: measure first, promise later.

        Elected to the settlement council in 2020, he was chosen as its secretary, and since March 2025 he has been
        acting head. He carries on what was begun before him: a retraining centre for miners, treatment of mine
        water and a map of subsidence against which every building permit is checked. Once a month he reports to
        residents, and begins by handing the microphone to the audience.""",
    ),
    vision=(
        "Шахта дала нам селище. Наша справа — щоб селище лишилося, коли шахти вже не буде.",
        "The mine gave us this town. Our task is that the town stays when the mine has gone.",
    ),
    impact=(
        Figure(
            ("318", "318"),
            ("гірників здобули другий фах", "miners trained for a second trade"),
            2025,
            ("реєстр центру перенавчання", "register of the retraining centre"),
            "https://vitrova-balka.example/tsentr/pidsumky-2025",
        ),
        Figure(
            ("1,9 млн", "1.9 million"),
            ("шахтної води очищено за рік", "of mine water treated in a year"),
            2025,
            ("протоколи лабораторії", "laboratory records"),
            "https://vitrova-balka.example/voda/2025",
            unit=("м³", "m³"),
        ),
        Figure(
            ("100 %", "100%"),
            ("забудови нанесено на карту просідання", "of built-up land on the subsidence map"),
            2024,
            ("геодезична служба громади", "the community’s survey office"),
            "https://vitrova-balka.example/karta",
        ),
    ),
    achievements=(
        Deed(
            2025,
            ("Відкрита карта просідання ґрунту", "An open map of subsidence"),
            (
                "Кожна родина бачить, що відбувається під її вулицею, ще до того, як береться за ремонт.",
                "Every family can see what is happening under its street before it starts a repair.",
            ),
            "https://vitrova-balka.example/novyny/karta",
        ),
        Deed(
            2024,
            ("Центр другого фаху", "A centre for a second trade"),
            (
                "Електрик, зварювальник, монтажник сонячних станцій: курси тривають три місяці й не заважають змінам.",
                "Electricians, welders, solar installers: courses take three months and fit around shifts.",
            ),
            "https://vitrova-balka.example/novyny/tsentr",
        ),
        Deed(
            2022,
            ("Очищена вода повертається в балку", "Clean water returns to the valley"),
            (
                "Після відстійників і очеретяного фільтра вода знову придатна для риби.",
                "After settling ponds and a reed bed the water is fit for fish again.",
            ),
            "https://vitrova-balka.example/novyny/voda",
        ),
    ),
    community=(
        """Вітрова Балка — шахтарське селище на схід від Дніпра, серед степу й старих териконів, які вже заросли
        акацією. Кожна третя родина пов’язана з вугіллям. Тут є гірничий ліцей, міцна школа зварювання і вітер, що
        дме двісті днів на рік.""",
        """Vitrova Balka is a mining settlement in the steppe east of the Dnipro, among old spoil tips now overgrown
        with acacia. One family in three lives by coal. It has a mining college, a strong tradition of welding and a
        wind that blows two hundred days a year.""",
    ),
    resources=(
        """Шукаємо колишні вугільні міста, що вже пройшли свій перехід: нас цікавлять помилки не менше, ніж успіхи.
        Пропонуємо партнерам навчальні майстерні, ділянки без забудови та людей, звиклих до точної роботи.""",
        """We are looking for former coal towns that have already made the change: their mistakes interest us as
        much as their successes. We offer partners training workshops, vacant land and people used to precise work.""",
    ),
    links=(Link(("Карта просідання", "Map of subsidence"), "https://vitrova-balka.example/karta"),),
    press_short=(
        """Сергій Кравець — секретар Вітробалківської селищної ради, з березня 2025 року тимчасово здійснює
        повноваження голови. Маркшейдер за фахом, розвиває центр, де гірники здобувають другий фах.""",
        """Serhii Kravets, a mine surveyor by training and secretary of the Vitrova Balka council, has been acting
        head of the community since March 2025. He runs a centre where miners learn a second trade.""",
    ),
    press_long=(
        """Сергій Кравець — секретар Вітробалківської селищної ради на Дніпропетровщині; з березня 2025 року
        тимчасово здійснює повноваження голови. Народився 1980 року, вісімнадцять років працював маркшейдером на
        шахті. Відкрив для мешканців карту просідання ґрунту, розвиває центр, де понад триста гірників уже здобули
        другий фах, і станцію очищення шахтної води.""",
        """Serhii Kravets is secretary of the Vitrova Balka settlement council in Dnipropetrovsk region and has been
        acting head of the community since March 2025. Born in 1980, he worked as a mine surveyor for eighteen
        years. He has opened the map of subsidence to residents and develops a centre where more than three hundred
        miners have already learned a second trade, as well as the treatment of mine water.""",
    ),
)
# The draft that the secretariat has sent back: the place to check it is missing.
NEXT_DEED = Deed(
    2026,
    ("Сонце на старому териконі", "Sun on an old spoil tip"),
    (
        "Першу громадську сонячну станцію монтують ті, хто навчився цього в центрі другого фаху.",
        "The community’s first solar station is being installed by people who learned how at the retraining centre.",
    ),
    "",
)
NOTE = (
    "Дякуємо за оновлення. Додайте, будь ласка, до здобутку 2026 року посилання, за яким його можна перевірити: "
    "новину на сайті громади або рішення ради. Решта тексту готова до публікації."
)
