"""Countries: their names in both languages, lists in both alphabets, and the code meant by a spreadsheet's text.

Names come from django-countries; what is clumsy there or missing (Kosovo) is put right here. Pages take names from
this module only. No database.
"""

import re
from functools import lru_cache

from django.utils.translation import get_language, override
from django_countries import countries

from mayors_club.ukrainian import order_key
from sister_cities.country_aliases import ALIASES, NATIVE_NAMES
from sister_cities.folding import folded

HOME = "UA"

RENAMED = {
    "BS": ("Багамські острови", "Bahamas"),
    "CD": ("Демократична Республіка Конго", "Democratic Republic of the Congo"),
    "CG": ("Республіка Конго", "Republic of the Congo"),
    "FK": ("Фолклендські острови", "Falkland Islands"),
    "FM": ("Мікронезія", "Micronesia"),
    "LK": ("Шрі-Ланка", "Sri Lanka"),
    "MF": ("Сен-Мартен", "Saint Martin"),
    "NR": ("Науру", "Nauru"),
    "PS": ("Палестина", "Palestine"),
    "SH": ("Острів Святої Єлени", "Saint Helena"),
    "SX": ("Сінт-Мартен", "Sint Maarten"),
    "TC": ("Острови Теркс і Кайкос", "Turks and Caicos Islands"),
    "US": ("США", "United States"),
    "VA": ("Ватикан", "Vatican City"),
    "VG": ("Британські Віргінські острови", "British Virgin Islands"),
    "VI": ("Американські Віргінські острови", "U.S. Virgin Islands"),
    "XK": ("Косово", "Kosovo"),
    "ZA": ("Південно-Африканська Республіка", "South Africa"),
}
# Said of many countries, so it tells none apart: «Республіка Польща», "Moldova, Republic of".
GENERAL = re.compile(
    r"\b(the|republic of|kingdom of|state of|grand duchy of|republic|республіка|республика|королівство|держава)\b"
)
FOOTNOTE = re.compile(r"\[[^\]]*\]")
BESIDE = re.compile(r"(.+?)\s*(?:\(([^()]+)\)|,([^,()]+))")
# In brackets or after a comma these make another country of the one that is named.
QUALIFIERS = frozenset(
    "north|south|east|west|northern|southern|eastern|western|democratic republic|dr|kinshasa|bissau".split("|")
)


@lru_cache(maxsize=2)
def names(language: str) -> dict[str, str]:
    """Code → name, in the order of the language's alphabet."""
    place = 0 if language == "uk" else 1
    with override("uk" if language == "uk" else "en"):
        found = {country.code: str(country.name).replace("'", "’") for country in countries}
    found |= {code: pair[place] for code, pair in RENAMED.items()}
    key = order_key if language == "uk" else folded
    return dict(sorted(found.items(), key=lambda pair: key(pair[1])))


def name(code: str, language: str | None = None) -> str:
    """The country's name; a code that is unknown stays a code."""
    return names(language or get_language() or "uk").get(code, code)


def choices(language: str | None = None) -> list[tuple[str, str]]:
    """For a list to choose from, in the order of the language's alphabet."""
    return list(names(language or get_language() or "uk").items())


def code_of(text: str) -> str | None:
    """The code of the country that was meant, or None where that is not certain.

    Knows codes, names in both languages and in the country's own, what people write instead («ФРН», "England",
    "Georgia (country)"), and a part of a country before its name ("Scotland, United Kingdom"). Two different
    countries in one text leave it unknown, but for a remark in brackets or after a comma that is no country.
    """
    text = FOOTNOTE.sub("", text)
    key = folded(text)
    known = _known()
    if key in known:
        return known[key]
    parts = [folded(part) for part in re.split(r"[,;/()|]", text)]
    if not QUALIFIERS.isdisjoint(parts):
        return None  # "Korea (North)" is not Korea
    found = {code for part in parts if part and (code := _one(part, known))}
    return found.pop() if len(found) == 1 else _one(key, known)


def parted(text: str) -> tuple[str, str]:
    """A city and the country written beside it: «Краків (Польща)», "Kraków, Poland"; no country where it is none.

    Two letters after a city may be a state of the USA: "Los Angeles, CA" says no country.
    """
    found = BESIDE.fullmatch(text.strip())
    country = (found[2] or found[3]).strip() if found else ""
    if len(country) > 2 and code_of(country):
        return found[1].strip(), country
    return text, ""


def _one(key: str, known: dict[str, str]) -> str | None:
    return known.get(key) or known.get(" ".join(GENERAL.sub(" ", key).split()))


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    found = {}
    for language in ("en", "uk"):
        found |= {folded(text): code for code, text in names(language).items()}
    for code in names("en"):
        found[code.lower()] = code
        if alpha3 := countries.alpha3(code):
            found[alpha3.lower()] = code
    for table in (NATIVE_NAMES, ALIASES):
        found |= {folded(text): code for code, texts in table.items() for text in texts.split("|")}
    return found
