"""What cells mean: kinds, statuses, fields, sides, coordinates. No database."""

import re
from decimal import Decimal, InvalidOperation

from sister_cities.folding import folded
from sister_cities.importing import value_words
from sister_cities.words import FIELDS

NUMBER = r"[-+−]?\d{1,3}(?:[.,]\d+)?"
SIGN = re.compile(rf"({NUMBER})\s*°?\s*([NSEWПСЗ]?)", re.IGNORECASE)
DEGREES = re.compile(
    r"(\d{1,3})\s*°\s*(\d{1,2})\s*[′'’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:[″\"”]|''))?\s*([NSEWПСЗ])?", re.IGNORECASE
)
PAIR = re.compile(rf"\s*\(?\s*({NUMBER})\s*°?\s*([NS]?)\s*[,;/ ]\s*({NUMBER})\s*°?\s*([EW]?)\s*\)?\s*", re.IGNORECASE)


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {folded(word): code for code, words in table.items() for word in (code, *words.split("|"))}


KIND_OF = _by_word(value_words.KINDS)
STATUS_OF = _by_word(value_words.STATUSES)
FIELD_OF = _by_word(value_words.FIELDS)
SIDE_OF = _by_word(value_words.SIDES)
NOT_SIGNED_YET = {folded(word) for word in value_words.NOT_SIGNED_YET.split("|")}


def kind_of(text: str) -> str | None:
    return KIND_OF.get(folded(text))


def status_of(text: str) -> str | None:
    return STATUS_OF.get(folded(text))


def is_not_signed_yet(text: str) -> bool:
    return folded(text) in NOT_SIGNED_YET


def side_of(text: str) -> str | None:
    return SIDE_OF.get(folded(text))


def fields_of(text: str) -> list[str] | None:
    """Codes in the order of the table; None when one of the words means none of them."""
    parts = [part for part in re.split(r"[,;/|\n•]", text) if part.strip()]
    found = {code for part in parts for code in _fields_in(part)}
    return [code for code in FIELDS if code in found] if None not in found else None


def _fields_in(part: str) -> list[str | None]:
    """One field, or several with «і», «та», "and" between them."""
    key = folded(part)
    if key in FIELD_OF:
        return [FIELD_OF[key]]
    return [FIELD_OF.get(word.strip()) for word in re.split(r"\s(?:і|й|та|and|und|i|oraz)\s", f" {key} ")]


def coordinate_of(text: str, limit: int) -> Decimal | None:
    """Degrees with five digits behind the point: «48.5», «48,5», "48° 27′ 52″ N". None for anything else."""
    text = text.strip().replace("−", "-")
    if found := DEGREES.fullmatch(text):
        degrees, minutes, seconds, side = found.groups()
        value = Decimal(degrees) + Decimal(minutes) / 60 + Decimal((seconds or "0").replace(",", ".")) / 3600
    elif found := SIGN.fullmatch(text):
        number, side = found.groups()
        value = Decimal(number.replace(",", "."))
    else:
        return None
    if (side or "").upper() in ("S", "W"):
        value = -value
    return round(value, 5) if abs(value) <= limit else None


def point_of(text: str) -> tuple[Decimal, Decimal] | None:
    """Latitude and longitude out of one cell: «51.34, 12.375», "(51.34 12.375)", "POINT(12.375 51.34)"."""
    text = text.strip().replace("−", "-")
    is_wkt = re.match(r"(?i)point\s*\(", text)
    if found := PAIR.fullmatch(re.sub(r"(?i)^point\s*", "", text)):
        pair = f"{found[1]}{found[2]}", f"{found[3]}{found[4]}"
        latitude_text, longitude_text = pair[::-1] if is_wkt else pair
    elif len(found := list(DEGREES.finditer(text))) == 2:
        latitude_text, longitude_text = (match.group().strip() for match in found)
    else:
        return None
    latitude, longitude = coordinate_of(latitude_text, 90), coordinate_of(longitude_text, 180)
    return None if latitude is None or longitude is None else (latitude, longitude)


def number_or_none(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
