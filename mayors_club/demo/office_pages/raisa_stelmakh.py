from datetime import date

from mayors_club.demo.drawing import Bust
from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

PAGE = OfficePage(
    key="raisa.stelmakh",
    place="sribna-krynytsia",
    full_name="Раїса Стельмах",
    greeting=("пані Раїсо", "Ms Stelmakh"),
    gender="f",
    post=("Селищна голова", "Mayor"),
    joined=date(2026, 9, 10),
    terms=(Term("elected", date(2020, 11, 17)),),
    bust=Bust(hair="waves", clothes="scarf", tint="sand", hair_tone="chestnut", garment="brand", behind=(0.70, 0.40)),
    alt=(
        "Малюнок: погруддя жінки з хвилястим волоссям і вохряною хусткою на плечах, обличчя без рис",
        "Drawing: bust of a woman with wavy hair and an ochre scarf on her shoulders, the face without features",
    ),
    title=("Срібнокриницька селищна голова", "Mayor of Sribna Krynytsia"),
    lead=(
        "Інженерка водопостачання, яка знає кожен колодязь свого степу на ім’я.",
        "A water engineer who knows every well of her steppe by name.",
    ),
    biography=(
        """Народилася 1975 року в степовому селі, де по воду їздили підводою за шість кілометрів. Вивчилася на
        інженерку водопостачання, двадцять років проєктувала водогони для сухих районів півдня.

        У 2020 році повернулася додому й стала селищною головою. За два роки громада знайшла, почистила та описала
        тридцять вісім забутих джерел і колодязів, а дощову воду зі шкільних дахів почала збирати в цистерни для
        поливу. Тепер у посушливе літо город не відбирає воду в кухні.

        Раїса Стельмах читає в технічному ліцеї курс про воду й щороку веде випускників пішки вздовж усієї балки:
        від першого джерела до ставка.""",
        """Born in 1975 in a steppe village where water was fetched by cart from six kilometres away. She became a
        water engineer and for twenty years designed supply systems for the dry districts of the south.

        In 2020 she came home and was elected mayor. Within two years the community had found, cleaned and recorded
        thirty-eight forgotten springs and wells, and begun to collect rain from school roofs for watering. In a dry
        summer the garden no longer takes water from the kitchen.

        She teaches a course on water at the technical college and every year walks its school-leavers the whole
        length of the valley, from the first spring to the pond.""",
    ),
    vision=(
        "У степу вода дорожча за землю. Хто навчився її рахувати, навчиться рахувати все інше.",
        "In the steppe water is worth more than land. Those who have learned to count it can learn to count "
        "everything else.",
    ),
    impact=(
        Figure(
            ("38", "38"),
            ("джерел і колодязів відновлено", "springs and wells restored"),
            2025,
            ("водний кадастр громади", "the community’s water register"),
            "https://sribna-krynytsia.example/dzherela",
        ),
        Figure(
            ("2 400", "2,400"),
            ("дощової води зібрано за рік", "of rainwater collected in a year"),
            2025,
            ("покази лічильників шкіл", "meter readings of the schools"),
            "https://sribna-krynytsia.example/doshch-2025",
            unit=("м³", "m³"),
        ),
        Figure(
            ("11 із 12", "11 of 12"),
            ("сіл мають воду з крана цілодобово", "villages with tap water round the clock"),
            2025,
            ("звіт комунального підприємства", "report of the municipal company"),
            "https://sribna-krynytsia.example/zvity/voda-2025",
        ),
    ),
    achievements=(
        Deed(
            2025,
            ("Дощ на поливання", "Rain for the gardens"),
            (
                "Шість шкіл і лікарня збирають воду з дахів; питна йде тільки на пиття й кухню.",
                "Six schools and the hospital collect water from their roofs; drinking water is for drinking and "
                "cooking.",
            ),
            "https://sribna-krynytsia.example/novyny/doshch",
        ),
        Deed(
            2022,
            ("Водний кадастр", "A register of water"),
            (
                "Кожне джерело має паспорт, опікуна із сусідньої вулиці й аналіз води двічі на рік.",
                "Every spring has a record, a keeper from the next street and two water tests a year.",
            ),
            "https://sribna-krynytsia.example/novyny/kadastr",
        ),
        Deed(
            2021,
            ("Лісосмуги, що тримають сніг", "Shelter belts that hold the snow"),
            (
                "Відновлено дев’ятнадцять кілометрів посадок; навесні на полях лишається більше вологи.",
                "Nineteen kilometres of planting have been restored, and more moisture stays in the fields in spring.",
            ),
            "https://sribna-krynytsia.example/novyny/lisosmuhy",
        ),
    ),
    community=(
        """Срібна Криниця — степове селище і дванадцять сіл на півночі Одещини. Соняшник, баштани й вівці; улітку
        кожна розмова тут починається з води. Назву дало джерело, яке за двісті років не пересохло жодного разу.""",
        """Sribna Krynytsia is a steppe settlement with twelve villages in the north of Odesa region: sunflowers,
        melons and sheep, and in summer every conversation begins with water. It is named after a spring that has
        not run dry once in two hundred years.""",
    ),
    resources=(
        """Шукаємо громади сухих країв: Іспанії, Італії, Кіпру, щоб порівняти, як ми ощаджуємо воду. Маємо зразок
        водного кадастру, навчальний полігон краплинного зрошення і гостьовий будинок.""",
        """We are looking for communities in dry parts of Spain, Italy or Cyprus to compare how we save water. We
        offer a model register of water, a training ground for drip irrigation and a guest house.""",
    ),
    links=(Link(("Водний кадастр", "Register of water"), "https://sribna-krynytsia.example/dzherela"),),
    press_short=(
        """Раїса Стельмах — Срібнокриницька селищна голова з 2020 року, інженерка водопостачання. Під її
        керівництвом громада відновила тридцять вісім джерел і навчилася збирати дощову воду.""",
        """Raisa Stelmakh, a water engineer, has been Mayor of Sribna Krynytsia since 2020. Under her leadership the
        community has restored thirty-eight springs and learned to collect rainwater.""",
    ),
    press_long=(
        """Раїса Стельмах очолює Срібнокриницьку громаду на Одещині з 2020 року. Народилася 1975 року, двадцять
        років проєктувала водогони для півдня країни. За її каденції в степовому селищі склали водний кадастр,
        відновили тридцять вісім джерел і дев’ятнадцять кілометрів лісосмуг, а школи перейшли на поливання дощовою
        водою. Викладає в технічному ліцеї курс про воду.""",
        """Raisa Stelmakh has headed the Sribna Krynytsia community in Odesa region since 2020. Born in 1975, she
        designed water systems for the south of the country for twenty years. During her term the steppe settlement
        has drawn up a register of its water and restored thirty-eight springs and nineteen kilometres of shelter
        belts, and its schools now water their gardens with rain. She teaches a course on water at the technical
        college.""",
    ),
)
