"""Invented communities: demo mayors head these, so that nobody invented is shown as head of a real one."""

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
]


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
        }
        # Codes of the codifier begin with UA, and no real centre is called "demo".
        community = Community(code=f"DEMO-{number:014d}", slug=f"demo-{key}", is_demo=True, **columns)
        sower.row(key, columns, lambda community=community: _save(community), save=_save)


def invented(key: str) -> Community:
    return Community.objects.get(slug=f"demo-{key}", is_demo=True)


def _save(community: Community) -> Community:
    fill_search(community)
    community.save()
    return community
