from datetime import date

from mayors_club.demo.drawing import Bust
from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

# Her English is not finished: vision, achievements, resources and the longer text for the press are missing.
PAGE = OfficePage(
    key="olena.gerasym",
    place="yavorova-luka",
    full_name="Олена Ґерасим",
    greeting=("пані Олено", "Dr Gerasym"),
    gender="f",
    post=("Сільська голова", "Mayor"),
    joined=date(2022, 9, 8),
    terms=(Term("elected", date(2020, 11, 19)),),
    bust=Bust(hair="long", clothes="turtleneck", tint="blue", hair_tone="ochre", garment="brand", behind=(0.62, 0.28)),
    alt=(
        "Малюнок: погруддя жінки з довгим світлим волоссям у темному гольфі, обличчя без рис",
        "Drawing: bust of a woman with long fair hair in a dark turtleneck, the face without features",
    ),
    title=("Яворолуцька сільська голова", "Mayor of Yavorova Luka"),
    lead=(
        "Сімейна лікарка, яка привела медицину в кожне передгірне село, а тоді взялася за дороги до неї.",
        "A family doctor who brought medicine to every village of the foothills, and then saw to the roads that "
        "lead to it.",
    ),
    biography=(
        """Народилася 1977 року в родині лісника. Закінчила медичний університет і повернулася в Яворову Луку
        сімейною лікаркою. Сімнадцять років їздила до пацієнтів у шість передгірних сіл: улітку машиною, у відлигу
        трактором, узимку часом і саньми.

        На цих дорогах зрозуміла, що половина хвороб лікується не рецептом, а сухою хатою, чистою водою і сусідом,
        який зайде спитати, як справи. У 2020 році погодилася стати сільською головою, з умовою, що й далі
        прийматиме хворих. Слова дотримує.

        У громаді працюють телемедичні кімнати, патронажна служба для самотніх людей і майстерня, де лагодять усе,
        від крокв до інвалідних візків.""",
        """Born in 1977 into a forester’s family. She studied medicine and came back to Yavorova Luka as a family
        doctor. For seventeen years she travelled to patients in six villages of the foothills: by car in summer, by
        tractor in the thaw and sometimes by sledge in winter.

        On those roads she learned that half of all illness is cured not by a prescription but by a dry house, clean
        water and a neighbour who calls in. In 2020 she agreed to become mayor, on condition that she could go on
        seeing patients. She still does.

        The community now has telemedicine rooms, a home-visit service for people who live alone and a workshop that
        repairs everything from rafters to wheelchairs.""",
    ),
    vision=(
        "Здоров’я громади видно не в лікарні, а на лавці біля хати: хто на ній сидить і чи є з ким поговорити.",
        "",
    ),
    impact=(
        Figure(
            ("6 із 6", "6 of 6"),
            ("сіл мають кімнату телемедицини", "villages with a telemedicine room"),
            2025,
            ("звіт центру первинної допомоги", "report of the primary care centre"),
            "https://yavorova-luka.example/zvity/medytsyna-2025",
        ),
        Figure(
            ("212", "212"),
            ("самотніх людей щотижня відвідує патронажна служба", "people living alone visited every week"),
            2025,
            ("облік патронажної служби", "records of the home-visit service"),
            "https://yavorova-luka.example/zvity/patronazh-2025",
        ),
        Figure(
            ("41", "41"),
            ("ґрунтових доріг дістали тверде покриття", "of earth roads are now paved"),
            2025,
            ("перелік доріг громади", "the community’s list of roads"),
            "https://yavorova-luka.example/dorohy",
            unit=("км", "km"),
        ),
    ),
    achievements=(
        Deed(
            2024,
            ("Майстерня взаємодопомоги", ""),
            ("П’ятеро пенсіонерів-теслярів навчають молодь і лагодять меблі, дахи та візки тим, хто не може сам.", ""),
            "https://yavorova-luka.example/novyny/maisternia",
        ),
        Deed(
            2023,
            ("Телемедицина в кожному селі", ""),
            ("Фельдшерка показує пацієнта кардіологові з міста за пів години, а не за пів дня дороги.", ""),
            "https://yavorova-luka.example/novyny/telemedytsyna",
        ),
        Deed(
            2022,
            ("Патронажна служба", ""),
            ("Дев’ять працівниць щотижня навідуються до кожного, хто живе самотньо.", ""),
            "https://yavorova-luka.example/novyny/patronazh",
        ),
    ),
    community=(
        """Яворова Лука — шість сіл у передгір’ї Карпат, між буковим лісом і полонинами. Тут живуть теслярі, вівчарі
        та сировари. Улітку приїздять по гриби й мандрують верхи, узимку ходять на лижах старими лісовими дорогами.""",
        """Yavorova Luka is six villages in the foothills of the Carpathians, between beech forest and high pasture.
        Its people are carpenters, shepherds and cheesemakers. Visitors come in summer for mushrooms and riding, in
        winter to ski along old forest tracks.""",
    ),
    resources=(
        """Хочемо вчитися в гірських громад інших країн: як утримують лікаря там, де мало людей і довгі дороги. Зі
        свого боку пропонуємо стажування для молодих теслярів і маршрути кінного туризму.""",
        "",
    ),
    links=(Link(("Карта пішохідних і кінних маршрутів", ""), "https://yavorova-luka.example/marshruty"),),
    press_short=(
        """Олена Ґерасим — Яворолуцька сільська голова з 2020 року і сімейна лікарка. Відкрила кімнати телемедицини
        в усіх шести селах громади й патронажну службу для самотніх людей.""",
        """Olena Gerasym, a family doctor, has been Mayor of Yavorova Luka since 2020. She opened telemedicine rooms
        in all six villages of her community and a home-visit service for people who live alone.""",
    ),
    press_long=(
        """Олена Ґерасим очолює Яворолуцьку громаду в передгір’ї Карпат з 2020 року. Народилася 1977 року в родині
        лісника, сімнадцять років була єдиною сімейною лікаркою на шість сіл. За її каденції в кожному селі
        з’явилася кімната телемедицини, понад двісті самотніх людей дістали щотижневі відвідини, а сорок один
        кілометр ґрунтових доріг — тверде покриття. І далі приймає пацієнтів.""",
        "",
    ),
)
