"""What a cell calls an oblast, in Ukrainian, English or Russian manner. No database."""

from members.folding import fold
from members.oblasts import OBLASTS

# Other names and spellings; those of the first table are names of no town, so they say «oblast» without that word.
NEVER_A_TOWN = {
    "crimea": "Crimea;Крим;Крым;АР Крим;АРК;Автономна Республіка Крим;Автономної Республіки Крим;Republic Crimea;"
    "Autonomous Republic Crimea;AR Crimea;Krym;Автономная Республика Крым",
    "vinnytsia": "Вінниччина",
    "volyn": "Volyn;Волинь;Volhynia;Volynia;Wołyń",
    "dnipropetrovsk": "Дніпропетровщина",
    "donetsk": "Донеччина",
    "zhytomyr": "Житомирщина",
    "zakarpattia": "Zakarpattia;Закарпаття;Закарпатье;Zakarpatye;Zakarpatie;Transcarpathia;Transcarpathian;Kárpátalja;"
    "Subcarpathia",
    "ivano-frankivsk": "Івано-Франківщина;Прикарпаття;Prykarpattia",
    "kyiv-oblast": "Київщина",
    "kirovohrad": "Кіровоградщина",
    "luhansk": "Луганщина",
    "lviv": "Львівщина",
    "mykolaiv": "Миколаївщина",
    "odesa": "Одещина",
    "poltava": "Полтавщина",
    "rivne": "Рівненщина",
    "sumy": "Сумщина",
    "ternopil": "Тернопільщина",
    "kharkiv": "Харківщина",
    "kherson": "Херсонщина",
    "khmelnytskyi": "Хмельниччина",
    "cherkasy": "Черкащина",
    "chernivtsi": "Буковина;Bukovyna;Bukovina",
    "chernihiv": "Чернігівщина",
}
# Understood only beside the word «oblast» or in a column of oblasts.
BESIDE_THE_WORD = {
    "crimea": "Sevastopol;Севастополь",
    "vinnytsia": "Vinnitsa;Винницкая;Vinnitskaya",
    "volyn": "Волынская;Volynsk",
    "dnipropetrovsk": "Dnipro;Dnepropetrovsk;Днепропетровская;Дніпровська",
    "donetsk": "Донецкая",
    "zhytomyr": "Житомирская",
    "zakarpattia": "Закарпатская;Zakarpat;Uzhhorod",
    "zaporizhzhia": "Zaporozhye;Zaporozhe;Запорожская;Zaporizhia",
    "ivano-frankivsk": "Ivano-Frankovsk;Ивано-Франковская",
    "kyiv-oblast": "Kiev;Киевская",
    "kirovohrad": "Кировоградская;Kropyvnytskyi;Кропивницька",
    "luhansk": "Lugansk;Луганская",
    "lviv": "Lvov;Львовская",
    "mykolaiv": "Nikolaev;Nikolayev;Николаевская",
    "odesa": "Одесская",
    "poltava": "Полтавская",
    "rivne": "Rovno;Ровенская;Ровненская",
    "sumy": "Сумская",
    "ternopil": "Ternopol;Тернопольская",
    "kharkiv": "Kharkov;Харьковская",
    "kherson": "Херсонская",
    "khmelnytskyi": "Khmelnitsky;Хмельницкая",
    "cherkasy": "Cherkassy;Черкасская",
    "chernivtsi": "Chernovtsy;Черновицкая",
    "chernihiv": "Chernigov;Черниговская",
}
CITIES = {"kyiv-oblast": "kyiv-city", "crimea": "sevastopol-city"}
ENDINGS = ("а", "ої", "ій", "у")


def _by_key(table: dict[str, str]) -> dict[str, str]:
    return {fold(name): slug for slug, names in table.items() for name in names.split(";")}


def _adjectives() -> dict[str, str]:
    """«Львівська», «Львівської», "Lvivska"."""
    stems = {oblast.slug: oblast.name_uk.removesuffix("а область") for oblast in OBLASTS if "область" in oblast.name_uk}
    return {fold(stem + ending): slug for slug, stem in stems.items() for ending in ENDINGS}


ADJECTIVES = _adjectives()
CLEAR = _by_key(NEVER_A_TOWN)
NAMES = (
    {fold(oblast.name_en.removesuffix(" oblast")): oblast.slug for oblast in OBLASTS if "область" in oblast.name_uk}
    | _by_key(BESIDE_THE_WORD)
    | ADJECTIVES
    | CLEAR
)


def oblast_called(name: str) -> str | None:
    """The slug, whether the name is that of the oblast or of its centre."""
    return NAMES.get(fold(name))


def oblast_clearly_called(name: str) -> str | None:
    """The slug when the name can be no town and no community: Zakarpattia, Volyn, Львівщина."""
    return CLEAR.get(fold(name))


def covers_all(names: list[str]) -> set[str]:
    """The slugs that names of oblasts cover together."""
    return set().union(*(covers(slug) for name in names if (slug := oblast_called(name))))


def covers(slug: str) -> frozenset[str]:
    """An oblast and the city with special status that people count to it."""
    return frozenset({slug, CITIES.get(slug, slug)})
