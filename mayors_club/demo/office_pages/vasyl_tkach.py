from datetime import date

from mayors_club.demo.office_pages.page import Deed, Figure, Link, OfficePage, Term

# The predecessor of Iryna Savchuk: two offices of one community.
PAGE = OfficePage(
    key="vasyl.tkach",
    place="starohorod",
    full_name="Василь Ткач",
    greeting=("пане Василю", "Mr Tkach"),
    gender="m",
    post=("Міський голова", "Mayor"),
    joined=date(2007, 5, 17),
    terms=(
        Term("elected", date(2006, 4, 12), date(2010, 11, 16)),
        Term("elected", date(2010, 11, 16), date(2015, 11, 12)),
    ),
    title=("Старогородський міський голова", "Mayor of Starohorod"),
    lead=(
        "Друкар і редактор районної газети, який очолював місто дев’ять років і досі друкує його історію.",
        "A printer and newspaper editor who led the town for nine years and still prints its history.",
    ),
    biography=(
        """Народився 1953 року в Старогороді. Починав складачем у міській друкарні, згодом двадцять років редагував
        районну газету. Знав кожне прізвище, бо кожне хоч раз набирав власноруч.

        У 2006 році містяни обрали його головою, у 2010-му — знову. Спершу взявся за те, про що писав у газеті: дах
        лікарні, освітлення околиць, чергу до дитячих садків. Коли стара друкарня мала піти на брухт, громада
        викупила верстати, і в тих стінах відкрився музей друку, де школярі набирають свої перші сторінки свинцевими
        літерами.

        Після завершення повноважень у 2015 році передав наступниці теку з підписом «Незроблене» й пообіцяв не
        радити, поки не спитають. Нині впорядковує міський архів і друкує краєзнавчі книжки.""",
        """Born in Starohorod in 1953. He began as a typesetter at the town printing works and later edited the
        district newspaper for twenty years. He knew every surname in town because he had set each of them by hand.

        He was elected mayor in 2006 and again in 2010, and began with what he had written about: the hospital roof,
        lighting on the outskirts, the waiting list for kindergartens. When the old printing works was to be
        scrapped, the community bought its presses, and a museum of printing opened within the same walls, where
        schoolchildren set their first pages in lead.

        On leaving office in 2015 he handed his successor a folder marked “Not done” and promised to give no advice
        until asked. He now looks after the town archive and prints books of local history.""",
    ),
    vision=(
        "Добре місто читається, як добре набрана сторінка: рівні рядки, широкі поля й жодного зайвого знака оклику.",
        "A good town reads like a well-set page: even lines, wide margins and not one needless exclamation mark.",
    ),
    impact=(
        Figure(
            ("0", "0"),
            (
                "дітей у черзі до садків в останній рік каденції",
                "children waiting for a kindergarten place in his last year",
            ),
            2015,
            ("звіт міського голови", "report of the mayor"),
            "https://starohorod.example/arkhiv/zvit-2015",
        ),
        Figure(
            ("34", "34"),
            ("вулиці дістали освітлення вперше", "streets lit for the first time"),
            2014,
            ("звіт комунального підприємства", "report of the municipal company"),
            "https://starohorod.example/arkhiv/svitlo-2014",
        ),
        Figure(
            ("12 000", "12,000"),
            ("школярів набрали сторінку в музеї друку", "pupils have set a page at the museum of printing"),
            2025,
            ("книга відвідувачів музею", "visitors’ book of the museum"),
            "https://druk.starohorod.example/vidviduvachi",
        ),
    ),
    achievements=(
        Deed(
            2023,
            ("Міський архів у мережі", "The town archive online"),
            (
                "Сорок тисяч газетних сторінок можна читати й шукати за прізвищем.",
                "Forty thousand pages of the newspaper can be read and searched by surname.",
            ),
            "https://druk.starohorod.example/arkhiv",
        ),
        Deed(
            2013,
            ("Музей друку", "A museum of printing"),
            (
                "Верстати, що мали піти на брухт, знову працюють; на них друкують запрошення й дипломи.",
                "Presses meant for scrap are at work again, printing invitations and diplomas.",
            ),
            "https://druk.starohorod.example/",
        ),
        Deed(
            2009,
            ("Новий дах лікарні", "A new roof for the hospital"),
            ("Перший великий ремонт за сорок років.", "The first major repair in forty years."),
            "https://starohorod.example/arkhiv/likarnia-2009",
        ),
    ),
    community=(
        """Старогород, яким його пам’ятає друкарня: місто ярмарків, книгарень і трьох газет на початку минулого
        століття. Частину тієї спадщини можна побачити в музеї друку.""",
        """Starohorod as its printing works remembers it: a town of fairs, bookshops and, a century ago, three
        newspapers. Part of that heritage can be seen at the museum of printing.""",
    ),
    resources=(
        """Музей друку шукає друзів серед музеїв і майстерень високого друку: обмін шрифтами, верстатами й
        майстрами.""",
        """The museum of printing is looking for friends among letterpress museums and workshops, to exchange type,
        presses and printers.""",
    ),
    links=(Link(("Музей друку", "Museum of printing"), "https://druk.starohorod.example/"),),
    press_short=(
        """Василь Ткач був Старогородським міським головою у 2006–2015 роках. Друкар і редактор, засновник міського
        музею друку.""",
        """Vasyl Tkach was Mayor of Starohorod from 2006 to 2015. A printer and editor, he founded the town’s museum
        of printing.""",
    ),
    press_long=(
        """Василь Ткач очолював Старогород на Полтавщині з 2006 до 2015 року. Народився 1953 року, починав складачем
        у друкарні, двадцять років редагував районну газету. За його каденцій зникла черга до дитячих садків,
        освітлено тридцять чотири вулиці й відкрито музей друку. Нині впорядковує міський архів.""",
        """Vasyl Tkach headed Starohorod in Poltava region from 2006 to 2015. Born in 1953, he began as a typesetter
        and edited the district newspaper for twenty years. During his terms the waiting list for kindergartens
        disappeared, thirty-four streets were lit and a museum of printing opened. He now looks after the town
        archive.""",
    ),
)
