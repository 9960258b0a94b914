from datetime import date

from mayors_club.demo.drawing import Bust
from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

PAGE = OfficePage(
    key="iryna.savchuk",
    place="starohorod",
    full_name="Ірина Савчук",
    greeting=("пані Ірино", "Ms Savchuk"),
    gender="f",
    post=("Міська голова", "Mayor"),
    joined=date(2016, 3, 14),
    terms=(Term("elected", date(2015, 11, 12)),),
    bust=Bust(hair="bob", clothes="jacket", tint="blue", hair_tone="umber", garment="brand", behind=(0.36, 0.30)),
    alt=(
        "Малюнок: погруддя жінки з каре у синьому жакеті, обличчя без рис",
        "Drawing: bust of a woman with a bob in a blue jacket, the face without features",
    ),
    title=("Старогородська міська голова", "Mayor of Starohorod"),
    lead=(
        "Очолює громаду з 2015 року. До того дванадцять років викладала фізику в місцевому ліцеї.",
        "Head of the community since 2015. Before that she taught physics at the local lyceum for twelve years.",
    ),
    biography=(
        """Народилася 1974 року в Старогороді. Закінчила Полтавський педагогічний інститут, викладала фізику,
        керувала ліцеєм. У 2010 році стала депутаткою міської ради, а за п’ять років громада обрала її міською
        головою.

        Під її керівництвом громада першою в області передала мешканцям рішення про п’яту частину бюджету розвитку.
        Ірина Савчук очолює регіональне відділення асоціації міст і веде для новообраних голів курс про відкриті
        бюджети.""",
        """Born in Starohorod in 1974. She graduated from the Poltava Pedagogical Institute, taught physics and
        later led the town’s lyceum. Elected to the city council in 2010, she became mayor five years later.

        Under her leadership the community was the first in the region to let residents decide on a fifth of its
        development budget. She chairs the regional branch of the association of cities and teaches newly elected
        mayors how to open up a budget.""",
    ),
    vision=(
        "Громада сильна тоді, коли будь-хто з мешканців може пояснити сусідові, куди пішла кожна гривня. "
        "Усе інше — наслідок.",
        "A community is strong when any resident can tell a neighbour where each hryvnia went. "
        "Everything else follows.",
    ),
    impact=(
        Figure(
            ("1 340", "1,340"),
            ("переселенців отримали постійне житло", "displaced people in permanent homes"),
            2025,
            ("житловий реєстр громади", "the community’s housing register"),
            "https://starohorod.example/zvity/zhytlo-2025",
        ),
        Figure(
            ("9 із 9", "9 of 9"),
            ("шкіл з укриттями й навчанням наживо", "schools with shelters and in-person lessons"),
            2025,
            ("звіт відділу освіти", "report of the education department"),
            "https://starohorod.example/zvity/osvita-2025",
        ),
        Figure(
            ("38 %", "38%"),
            ("менше газу на опалення, ніж 2019 року", "less gas used for heating than in 2019"),
            2025,
            ("енергетичний баланс громади", "the community’s energy balance"),
            "https://starohorod.example/zvity/enerhiia-2025",
        ),
    ),
    achievements=(
        Deed(
            2024,
            ("Котельня на біомасі", ""),
            ("Лікарня і шість багатоповерхівок узимку не залежать від газу.", ""),
            "https://starohorod.example/novyny/kotelnia",
        ),
        Deed(
            2022,
            ("Центр підтримки переселенців", ""),
            ("За перші пів року прийняв 6 400 людей; нині тут консультують з житла, роботи й документів.", ""),
            "https://starohorod.example/novyny/tsentr",
        ),
        Deed(
            2018,
            ("Бюджет участі", ""),
            ("Мешканці щороку розподіляють 20 % бюджету розвитку.", ""),
            "https://starohorod.example/biudzhet-uchasti",
        ),
    ),
    community=(
        """Старогород стоїть на пагорбах над тихою річкою, за годину їзди від обласного центру. До громади входять
        місто й чотирнадцять сіл. Тут роблять меблі, випікають хліб на три райони й навчають електриків у ліцеї,
        який дістав власну навчальну станцію.

        Громада відкрила свій бюджет до останнього рахунка: кожен платіж видно того самого дня.""",
        """Starohorod stands on hills above a quiet river, an hour’s drive from the regional capital. The community
        is the town and fourteen villages. It makes furniture, bakes bread for three districts and trains
        electricians at a college with a teaching power station of its own.

        Its budget is open to the last invoice: every payment can be seen on the day it is made.""",
    ),
    resources=(
        """Шукаємо партнерів для обміну вчителями фізики та для спільного навчання енергоменеджерів.

        - Готуємо проєкти двома мовами; є досвід трьох спільних грантів.
        - Приймаємо делегації до двадцяти людей.
        - Ділимося програмою відкритого бюджету з усіма інструкціями.""",
        """We are looking for partners to exchange physics teachers and to train energy managers together.

        - We prepare projects in both languages and have run three joint grants.
        - We can host delegations of up to twenty people.
        - We share our open-budget software with all its manuals.""",
    ),
    links=(
        Link(("Відкритий бюджет Старогорода", "Starohorod’s open budget"), "https://starohorod.example/biudzhet"),
        Link(("Паспорт громади", "Profile of the community"), "https://starohorod.example/pasport"),
    ),
    press_short=(
        """Ірина Савчук — Старогородська міська голова з 2015 року, у минулому вчителька фізики й директорка ліцею.
        Запровадила бюджет участі, через який мешканці розподіляють п’яту частину бюджету розвитку. Навчає
        новообраних голів відкривати бюджети.""",
        """Iryna Savchuk has been Mayor of Starohorod since 2015. A former physics teacher and head of a lyceum, she
        introduced participatory budgeting for a fifth of the development budget and teaches newly elected mayors
        how to open up theirs.""",
    ),
    press_long=(
        """Ірина Савчук очолює Старогородську громаду на Полтавщині з 2015 року. Народилася 1974 року в Старогороді,
        дванадцять років викладала фізику, згодом керувала ліцеєм, від 2010 року була депутаткою міської ради.

        За її каденції громада першою в області віддала мешканцям рішення про п’яту частину бюджету розвитку,
        перевела лікарню на біомасу й дала постійне житло 1 340 переселенцям. Пані Савчук очолює регіональне
        відділення асоціації міст і веде курс про відкриті бюджети.""",
        """Iryna Savchuk has headed the Starohorod community in Poltava region since 2015. Born in Starohorod in
        1974, she taught physics for twelve years, led the town’s lyceum and joined the city council in 2010.

        Under her leadership the community was the first in the region to let residents decide on a fifth of its
        development budget. It has moved its hospital to biomass heating and found permanent homes for 1,340
        displaced people. Ms Savchuk chairs the regional branch of the association of cities and teaches a course on
        open budgets.""",
    ),
)
