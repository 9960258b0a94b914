from datetime import date

from mayors_club.demo.drawing import Bust
from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

PAGE = OfficePage(
    key="valentyna.skyba",
    place="soniachnyi-perekat",
    full_name="Валентина Скиба",
    greeting=("пані Валентино", "Ms Skyba"),
    gender="f",
    post=("Селищна голова", "Mayor"),
    joined=date(2011, 4, 21),
    terms=(Term("elected", date(2010, 11, 1), date(2020, 11, 1), precision="month"),),
    bust=Bust(hair="pixie", clothes="cardigan", tint="blue", hair_tone="ash", garment="ochre", behind=(0.34, 0.38)),
    alt=(
        "Малюнок: погруддя жінки з короткою сивою стрижкою у вохряному кардигані, обличчя без рис",
        "Drawing: bust of a woman with short grey hair in an ochre cardigan, the face without features",
    ),
    title=("Сонцеперекатська селищна голова", "Mayor of Soniachnyi Perekat"),
    lead=(
        "Учителька математики, яка десять років вела селищний бюджет так, щоб його розумів восьмий клас.",
        "A mathematics teacher who for ten years kept the settlement’s budget so that an eighth-former could follow "
        "it.",
    ),
    biography=(
        """Народилася 1956 року на Миколаївщині. Двадцять вісім років викладала математику, була директоркою школи
        над порогами, де діти вчилися плавати раніше, ніж писати.

        У 2010 році її обрали селищною головою, у 2015-му — знову. Перший бюджет вона пояснила на шкільній дошці, і
        традиція прижилася: щогрудня восьмикласники розв’язують задачі з реальними числами громади. Одна з таких
        задач показала, що освітлення з’їдає більше, ніж бібліотеки. За три роки селище замінило всі ліхтарі, а на
        дахах шкіл з’явилися сонячні станції.

        Після завершення повноважень у 2020 році стала наставницею новообраних голів: до її безоплатного курсу
        «Бюджет на дошці» долучилися сорок громад.""",
        """Born in 1956 in Mykolaiv region. She taught mathematics for twenty-eight years and was head of a school
        above the rapids, where children learned to swim before they learned to write.

        She was elected mayor in 2010 and again in 2015. She explained her first budget on a school blackboard, and
        the custom took root: every December eighth-formers solve problems with the community’s real figures. One of
        those problems showed that street lighting cost more than the libraries. Within three years every lamp had
        been replaced, and solar panels stood on the schools’ roofs.

        Since leaving office in 2020 she has been a mentor to newly elected mayors: forty communities have joined
        her free course, “The budget on the blackboard”.""",
    ),
    vision=(
        "Якщо бюджет не можна пояснити восьмикласникові, його не розуміє й той, хто його склав.",
        "If a budget cannot be explained to an eighth-former, whoever drew it up does not understand it either.",
    ),
    impact=(
        Figure(
            ("40", "40"),
            ("громад пройшли курс «Бюджет на дошці»", "communities have taken the blackboard course"),
            2024,
            ("реєстр учасників курсу", "register of the course"),
            "https://doshka.example/uchasnyky",
        ),
        Figure(
            ("61 %", "61%"),
            ("менше струму на освітлення вулиць, ніж 2013 року", "less power for street lights than in 2013"),
            2019,
            ("звіт селищної ради", "report of the settlement council"),
            "https://soniachnyi-perekat.example/zvity/svitlo-2019",
        ),
        Figure(
            ("5", "5"),
            ("шкіл і садків із власною сонячною станцією", "schools and kindergartens with solar panels"),
            2020,
            ("підсумковий звіт каденції", "final report of the term"),
            "https://soniachnyi-perekat.example/zvity/2020",
        ),
    ),
    achievements=(
        Deed(
            2021,
            ("Курс «Бюджет на дошці»", "“The budget on the blackboard”"),
            (
                "Вісім вечорів, крейда й реальні числа: курс для тих, хто вперше складає бюджет.",
                "Eight evenings, chalk and real figures: a course for those who draw up a budget for the first time.",
            ),
            "https://doshka.example/",
        ),
        Deed(
            2018,
            ("Сонце на дахах шкіл", "Sun on the school roofs"),
            (
                "П’ять станцій окупилися за шість років; заощаджене пішло на гуртки.",
                "Five stations paid for themselves in six years; the savings went into after-school clubs.",
            ),
            "https://soniachnyi-perekat.example/novyny/sontse",
        ),
        Deed(
            2016,
            ("Нове вуличне світло", "New street lights"),
            (
                "Усі 940 ліхтарів стали ощадними, а кожен четвертий з’явився там, де світла не було ніколи.",
                "All 940 lamps became efficient, and one in four stands where there had never been light.",
            ),
            "https://soniachnyi-perekat.example/novyny/svitlo",
        ),
    ),
    community=(
        """Сонячний Перекат — селище над річковими порогами, де степ розступається перед гранітом. Тут навчають
        веслувальників, вирощують помідори й виноград, а влітку приймають туристів на байдарках.""",
        """Soniachnyi Perekat is a settlement above river rapids, where the steppe parts for granite. It trains
        rowers, grows tomatoes and grapes and in summer welcomes kayakers.""",
    ),
    resources=(
        """Матеріали курсу «Бюджет на дошці» можна вільно перекладати. Пані Валентина консультує громади й школи про
        фінансову грамотність, зокрема англійською мовою з перекладачем.""",
        """The materials of “The budget on the blackboard” may be freely translated. Ms Skyba advises communities
        and schools on financial literacy, in English with an interpreter.""",
    ),
    links=(Link(("Курс «Бюджет на дошці»", "“The budget on the blackboard”"), "https://doshka.example/"),),
    press_short=(
        """Валентина Скиба була Сонцеперекатською селищною головою у 2010–2020 роках. Учителька математики, авторка
        курсу «Бюджет на дошці», за яким навчилися сорок громад.""",
        """Valentyna Skyba was Mayor of Soniachnyi Perekat from 2010 to 2020. A mathematics teacher, she is the
        author of “The budget on the blackboard”, a course taken by forty communities.""",
    ),
    press_long=(
        """Валентина Скиба очолювала Сонячний Перекат на Миколаївщині з 2010 до 2020 року. Народилася 1956 року,
        двадцять вісім років викладала математику. За її каденцій селище замінило всі ліхтарі на ощадні, поставило
        сонячні станції на дахах п’ятьох закладів освіти й щороку пояснювало бюджет біля шкільної дошки. Нині веде
        безоплатний курс для новообраних голів.""",
        """Valentyna Skyba headed Soniachnyi Perekat in Mykolaiv region from 2010 to 2020. Born in 1956, she taught
        mathematics for twenty-eight years. During her terms the settlement replaced every street lamp, put solar
        panels on five schools and kindergartens and explained its budget at a blackboard every year. She now runs a
        free course for newly elected mayors.""",
    ),
)
