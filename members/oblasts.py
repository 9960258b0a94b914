"""The 24 oblasts, the Autonomous Republic of Crimea and the two cities with special status.

The order is that of the codifier. `geonames` is GeoNames' number of the region, used to find coordinates.
"""

from typing import NamedTuple

from django.utils.translation import get_language


class Oblast(NamedTuple):
    name_uk: str
    name_en: str
    slug: str
    geonames: str


OBLASTS = [
    Oblast("Автономна Республіка Крим", "Autonomous Republic of Crimea", "crimea", "11"),
    Oblast("Вінницька область", "Vinnytsia oblast", "vinnytsia", "23"),
    Oblast("Волинська область", "Volyn oblast", "volyn", "24"),
    Oblast("Дніпропетровська область", "Dnipropetrovsk oblast", "dnipropetrovsk", "04"),
    Oblast("Донецька область", "Donetsk oblast", "donetsk", "05"),
    Oblast("Житомирська область", "Zhytomyr oblast", "zhytomyr", "27"),
    Oblast("Закарпатська область", "Zakarpattia oblast", "zakarpattia", "25"),
    Oblast("Запорізька область", "Zaporizhzhia oblast", "zaporizhzhia", "26"),
    Oblast("Івано-Франківська область", "Ivano-Frankivsk oblast", "ivano-frankivsk", "06"),
    Oblast("Київська область", "Kyiv oblast", "kyiv-oblast", "13"),
    Oblast("Кіровоградська область", "Kirovohrad oblast", "kirovohrad", "10"),
    Oblast("Луганська область", "Luhansk oblast", "luhansk", "14"),
    Oblast("Львівська область", "Lviv oblast", "lviv", "15"),
    Oblast("Миколаївська область", "Mykolaiv oblast", "mykolaiv", "16"),
    Oblast("Одеська область", "Odesa oblast", "odesa", "17"),
    Oblast("Полтавська область", "Poltava oblast", "poltava", "18"),
    Oblast("Рівненська область", "Rivne oblast", "rivne", "19"),
    Oblast("Сумська область", "Sumy oblast", "sumy", "21"),
    Oblast("Тернопільська область", "Ternopil oblast", "ternopil", "22"),
    Oblast("Харківська область", "Kharkiv oblast", "kharkiv", "07"),
    Oblast("Херсонська область", "Kherson oblast", "kherson", "08"),
    Oblast("Хмельницька область", "Khmelnytskyi oblast", "khmelnytskyi", "09"),
    Oblast("Черкаська область", "Cherkasy oblast", "cherkasy", "01"),
    Oblast("Чернівецька область", "Chernivtsi oblast", "chernivtsi", "03"),
    Oblast("Чернігівська область", "Chernihiv oblast", "chernihiv", "02"),
    Oblast("місто Київ", "Kyiv city", "kyiv-city", "12"),
    Oblast("місто Севастополь", "Sevastopol city", "sevastopol-city", "20"),
]
BY_NAME = {oblast.name_uk: oblast for oblast in OBLASTS}
BY_SLUG = {oblast.slug: oblast for oblast in OBLASTS}


def name_of(slug: str) -> str:
    """In the language of the page."""
    oblast = BY_SLUG[slug]
    return oblast.name_en if get_language() == "en" else oblast.name_uk
