"""Invented communities: demo mayors head these, so that nobody invented is shown as head of a real one."""

from decimal import Decimal

from mayors_club.demo.sowing import Sower
from mayors_club.ukrainian import latinise
from members.communities import fill_search
from members.models import Community
from members.oblasts import BY_NAME

URBAN, SETTLEMENT, RURAL = Community.Kind.URBAN, Community.Kind.SETTLEMENT, Community.Kind.RURAL

# Key, kind, name, centre, oblast, raion. The oblasts are real, the places are not.
INVENTED = [
    ("starohorod", URBAN, "Старогородська", "Старогород", "Полтавська область", "Миргородський"),
    ("zelenohrai", URBAN, "Зеленограйська", "Зелений Грай", "Черкаська область", "Уманський"),
    ("nadrichchia", SETTLEMENT, "Надрічанська", "Надріччя", "Вінницька область", "Тульчинський"),
    ("yavorova-luka", RURAL, "Яворолуцька", "Яворова Лука", "Львівська область", "Стрийський"),
    ("vitrova-balka", SETTLEMENT, "Вітробалківська", "Вітрова Балка", "Дніпропетровська область", "Павлоградський"),
    ("kalynovyi-brid", RURAL, "Калинобрідська", "Калиновий Брід", "Житомирська область", "Коростенський"),
    ("sribna-krynytsia", SETTLEMENT, "Срібнокриницька", "Срібна Криниця", "Одеська область", "Подільський"),
    ("verbolozy", RURAL, "Верболозівська", "Верболози", "Сумська область", "Конотопський"),
    ("krutoiar", URBAN, "Крутоярівська", "Крутоярів", "Харківська область", "Богодухівський"),
    ("lypova-hreblia", SETTLEMENT, "Липовогребельська", "Липова Гребля", "Хмельницька область", "Шепетівський"),
    ("zhuravlyni-luhy", RURAL, "Журавлинолузька", "Журавлині Луги", "Волинська область", "Ковельський"),
    ("soniachnyi-perekat", SETTLEMENT, "Сонцеперекатська", "Сонячний Перекат", "Миколаївська область", "Вознесенський"),
    ("tykha-prystan", SETTLEMENT, "Тихопристанська", "Тиха Пристань", "Одеська область", "Ізмаїльський"),
    ("bilokovyl", URBAN, "Білоковильська", "Білоковиль", "Запорізька область", "Василівський"),
    # From here on places of applicants: nobody who heads one of them is a member yet.
    ("lelechi-brody", RURAL, "Лелечобрідська", "Лелечі Броди", "Рівненська область", "Сарненський"),
    ("ternovi-khutory", RURAL, "Терновохутірська", "Тернові Хутори", "Полтавська область", "Лубенський"),
    ("dobrorichchia", SETTLEMENT, "Доброрічанська", "Доброріччя", "Тернопільська область", "Чортківський"),
    ("kovanets", URBAN, "Кованецька", "Кованець", "Хмельницька область", "Кам’янець-Подільський"),
    ("smerekova-polonyna", RURAL, "Смерекополонинська", "Смерекова Полонина", "Закарпатська область", "Рахівський"),
    ("hlybokyi-brid", SETTLEMENT, "Глибокобрідська", "Глибокий Брід", "Кіровоградська область", "Голованівський"),
    ("pasichni-bory", RURAL, "Пасічноборівська", "Пасічні Бори", "Чернігівська область", "Корюківський"),
    ("yasni-krynychky", SETTLEMENT, "Яснокриничанська", "Ясні Кринички", "Херсонська область", "Бериславський"),
    ("svitlyi-hai", URBAN, "Світлогайська", "Світлий Гай", "Київська область", "Білоцерківський"),
]
# People by the communities' own count; of the others nobody has told the Club.
COUNTED, COUNTED_EN = "облік громади", "the community’s own count"
POPULATION = {
    "starohorod": (48_200, 2024),
    "zelenohrai": (17_900, 2025),
    "nadrichchia": (11_300, 2024),
    "yavorova-luka": (6_850, 2025),
    "vitrova-balka": (14_600, 2024),
    "kalynovyi-brid": (5_240, 2024),
    "sribna-krynytsia": (9_100, 2025),
    "verbolozy": (3_480, 2025),
    "krutoiar": (22_700, 2024),
    "lypova-hreblia": (8_300, 2025),
    "zhuravlyni-luhy": (4_150, 2025),
    "soniachnyi-perekat": (10_200, 2024),
    "tykha-prystan": (7_600, 2024),
    "bilokovyl": (31_500, 2021),
}
OCCUPIED = {"bilokovyl"}
# Within the raion named above; nothing real stands there.
PLACES = {
    "starohorod": ("49.87000", "33.72000"),
    "zelenohrai": ("48.83000", "30.42000"),
    "nadrichchia": ("48.61000", "28.79000"),
    "yavorova-luka": ("49.19000", "23.76000"),
    "vitrova-balka": ("48.44000", "36.05000"),
    "kalynovyi-brid": ("51.08000", "28.43000"),
    "sribna-krynytsia": ("47.82000", "29.61000"),
    "verbolozy": ("51.27000", "33.36000"),
    "krutoiar": ("50.11000", "35.37000"),
    "lypova-hreblia": ("50.12000", "27.21000"),
    "zhuravlyni-luhy": ("51.34000", "24.55000"),
    "soniachnyi-perekat": ("47.66000", "31.27000"),
    "tykha-prystan": ("45.52000", "29.02000"),
    "bilokovyl": ("47.21000", "35.42000"),
}


def sow(sower: Sower) -> None:
    for number, (key, kind, name, centre, oblast, raion) in enumerate(INVENTED, start=1):
        columns = {
            "kind": kind,
            "name_uk": name,
            "centre_uk": centre,
            "centre_latin": latinise(centre),
            "oblast_uk": oblast,
            "oblast_en": BY_NAME[oblast].name_en,
            "raion_uk": f"{raion} район",
            "raion_latin": latinise(raion),
            "website": f"https://{key}.example/",
            "is_occupied": key in OCCUPIED,
            **_counted(key),
            **_placed(key),
        }
        # Codes of the codifier begin with UA, and no real centre is called "demo".
        community = Community(code=f"DEMO-{number:014d}", slug=f"demo-{key}", is_demo=True, **columns)
        sower.row(key, columns, lambda community=community: _save(community), save=_save)


def invented(key: str) -> Community:
    return Community.objects.get(slug=f"demo-{key}", is_demo=True)


def _counted(key: str) -> dict:
    if key not in POPULATION:
        return {}
    people, year = POPULATION[key]
    sources = {"population_source": COUNTED, "population_source_en": COUNTED_EN}
    return {"population": people, "population_year": year, **sources}


def _placed(key: str) -> dict:
    if key not in PLACES:
        return {}
    latitude, longitude = map(Decimal, PLACES[key])
    return {"latitude": latitude, "longitude": longitude}


def _save(community: Community) -> Community:
    fill_search(community)
    community.save()
    return community
