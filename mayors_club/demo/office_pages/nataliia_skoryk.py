from datetime import date

from mayors_club.demo.drawing import Bust
from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

# Her community is occupied: the page stands, its contact is hidden, and no place of the hubs is named.
PAGE = OfficePage(
    key="nataliia.skoryk",
    place="bilokovyl",
    full_name="Наталія Скорик",
    greeting=("пані Наталіє", "Ms Skoryk"),
    gender="f",
    post=("Начальниця військової адміністрації", "Head of the military administration"),
    joined=date(2023, 11, 2),
    terms=(Term("military", date(2022, 12, 1), precision="month"),),
    bust=Bust(hair="ponytail", clothes="fleece", tint="sand", hair_tone="umber", garment="ok", behind=(0.36, 0.32)),
    alt=(
        "Малюнок: погруддя жінки із зібраним у хвіст волоссям у зеленій куртці, обличчя без рис",
        "Drawing: bust of a woman with a ponytail in a green jacket, the face without features",
    ),
    title=(
        "Начальниця Білоковильської міської військової адміністрації",
        "Head of the Bilokovyl City Military Administration",
    ),
    lead=(
        "Соціальна працівниця, яка зберігає громаду окупованого міста: її людей, документи й пам’ять.",
        "A social worker who keeps the community of an occupied town: its people, its papers and its memory.",
    ),
    biography=(
        """Народилася 1981 року в Білоковилі. П’ятнадцять років працювала в соціальній службі міста: знала кожну
        багатодітну родину й кожного, хто не виходить із дому сам.

        З кінця 2022 року очолює міську військову адміністрацію, яка діє на підконтрольній Україні території. Почала
        зі списку: волонтери обдзвонили тих, хто виїхав, і з’ясували, що кому потрібно. Так з’явилися осередки
        громади в чотирьох областях. Там допомагають відновити документи, знайти роботу, записати дитину до рідної
        школи, яка навчає дистанційно, і просто побачити своїх.

        Цифровий архів зберігає історію міста: світлини дворів, шкільні альбоми, голоси. За ним
        архітектори-добровольці вже складають перші плани відбудови.""",
        """Born in Bilokovyl in 1981. She worked for fifteen years in the town’s social service and knew every large
        family and everyone who could not leave home alone.

        Since the end of 2022 she has headed the city military administration, which works from
        government-controlled territory. She began with a list: volunteers rang those who had left and asked what
        each of them needed. Out of those calls grew the community’s centres in four regions, where people recover
        documents, find work, enrol a child in their own school, now online, and simply see one another.

        A digital archive keeps the history of the town: photographs of courtyards, school albums, voices. Volunteer
        architects are already drawing the first plans for rebuilding from it.""",
    ),
    vision=(
        "Місто тимчасово не з нами, але ми й далі його громада. Відбудова починається зі списку людей, а не будинків.",
        "The town is not with us for now, but we are still its community. Rebuilding begins with a list of people, "
        "not of houses.",
    ),
    impact=(
        Figure(
            ("18 700", "18,700"),
            ("мешканців зберігають зв’язок із громадою", "residents keep in touch with the community"),
            2025,
            ("реєстр звернень", "register of requests"),
            "https://bilokovyl.example/zvity/2025",
        ),
        Figure(
            ("5 240", "5,240"),
            ("людям допомогли відновити документи", "people helped to recover their documents"),
            2025,
            ("реєстр звернень", "register of requests"),
            "https://bilokovyl.example/zvity/dokumenty-2025",
        ),
        Figure(
            ("612", "612"),
            ("дітей навчаються в рідній школі онлайн", "children taught online by their own school"),
            2025,
            ("дані закладів освіти", "figures of the schools"),
            "https://bilokovyl.example/zvity/osvita-2025",
        ),
    ),
    achievements=(
        Deed(
            2025,
            ("План повернення", "A plan for return"),
            (
                "Перші шість рішень про відбудову обговорили 1 100 мешканців, хоч де б вони нині жили.",
                "The first six decisions about rebuilding were discussed by 1,100 residents, wherever they live now.",
            ),
            "https://bilokovyl.example/plan",
        ),
        Deed(
            2024,
            ("Цифровий архів міста", "A digital archive of the town"),
            (
                "Дев’ять тисяч світлин і двісті годин спогадів, упорядкованих за вулицями.",
                "Nine thousand photographs and two hundred hours of memories, arranged by street.",
            ),
            "https://arkhiv.bilokovyl.example/",
        ),
        Deed(
            2023,
            ("Осередки громади", "Community centres away from home"),
            (
                "У чотирьох областях люди знаходять юриста, психолога, роботу і сусідів.",
                "In four regions people find a lawyer, a psychologist, work and their neighbours.",
            ),
            "https://bilokovyl.example/oseredky",
        ),
    ),
    community=(
        """Білоковиль — степове місто на Запоріжжі, відоме черешневими садами, заводом сонячних панелей і великою
        спортивною школою. Нині воно тимчасово окуповане. Громада живе там, де її люди: у чотирьох областях України
        та за кордоном.""",
        """Bilokovyl is a steppe town in Zaporizhzhia region, known for cherry orchards, a solar panel works and a
        large sports school. It is temporarily occupied. The community lives where its people are: in four regions
        of Ukraine and abroad.""",
    ),
    resources=(
        """Шукаємо міста-партнери, які готові підтримати осередки громади, прийняти дітей на відпочинок і разом
        планувати відбудову: від водогону до школи. Пропонуємо досвід громади, що живе поза домом, і відкритий
        архів.""",
        """We are looking for partner cities to support the community’s centres, host children on holiday and plan
        the rebuilding with us, from water mains to schools. We offer what we have learned as a community away from
        home, and an open archive.""",
    ),
    links=(Link(("Цифровий архів Білоковиля", "Digital archive of Bilokovyl"), "https://arkhiv.bilokovyl.example/"),),
    press_short=(
        """Наталія Скорик з 2022 року очолює Білоковильську міську військову адміністрацію. Об’єднала мешканців
        окупованого міста в осередках чотирьох областей і створила його цифровий архів.""",
        """Nataliia Skoryk has headed the Bilokovyl City Military Administration since 2022. She has brought
        residents of the occupied town together in centres in four regions and created its digital archive.""",
    ),
    press_long=(
        """Наталія Скорик з кінця 2022 року очолює Білоковильську міську військову адміністрацію на Запоріжжі.
        Народилася 1981 року, п’ятнадцять років працювала в соціальній службі. Нині її команда підтримує зв’язок із
        понад вісімнадцятьма тисячами мешканців, допомагає відновлювати документи, зберегла рідну школу онлайн і
        веде цифровий архів, за яким планують відбудову.""",
        """Nataliia Skoryk has headed the Bilokovyl City Military Administration in Zaporizhzhia region since the
        end of 2022. Born in 1981, she worked in the town’s social service for fifteen years. Her team keeps in
        touch with more than eighteen thousand residents, helps them recover documents, has kept their own school
        going online and runs a digital archive from which the rebuilding is planned.""",
    ),
)
