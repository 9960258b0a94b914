"""What a row says of a city abroad, read without the database: its name, what stands beside it, country and point."""

import re
from dataclasses import dataclass

from sister_cities.countries import HOME, code_of
from sister_cities.folding import folded
from sister_cities.regions import is_region

TITLE = re.compile(r"^(м\.|місто |город |г\. |city of |town of |miasto |stadt )\s*", re.IGNORECASE)
FOOTNOTE = re.compile(r"\[[^\]]*\]|[*†‡]")
AREA = re.compile(
    r"\b(county|district|raion|rayon|gmina|gminy|municipality|municipal|region|province|prefecture|commune|rural|urban"
    r"|powiat|oblast|voivodeship|department|borough|ward|parish|state|island|район|область|гміна|повіт|округ|воєводство"
    r"|жудець|край|kreis|landkreis|okres|comune|judet)\b"
)
# "Praha 3", "Budapest XX – Pesterzsébet": a part of a city goes by its number.
NUMBER = re.compile(r"\d|\b[ivx]+\b")
# Words that one writer shortens and the next writes in full; both are tried where nobody has the name as it stands.
SHORTENED = (("st", "saint"), ("ste", "sainte"), ("mt", "mount"), ("ft", "fort"), ("on", "upon"))
OTHER_FORM = {word: other for pair in SHORTENED for word, other in (pair, pair[::-1])}


@dataclass(frozen=True)
class Asked:
    """One row: texts as they stand in the cells; coordinates as numbers, texts or nothing."""

    name: str
    country: str
    latitude: float | str | None = None
    longitude: float | str | None = None


@dataclass(frozen=True)
class Rejected:
    """`reason`: empty_name, no_country, country_unknown, in_ukraine, wrong_coordinates."""

    reason: str


@dataclass(frozen=True)
class Reading:
    """A row understood: whole name, name without its remark and the remark, folded; the point, or None."""

    text: str
    whole: str
    base: str
    remark: str
    country: str
    point: tuple[float, float] | None

    @property
    def is_part(self) -> bool:
        """Named as a part of a city or as what lies around it."""
        return bool(self.remark or AREA.search(self.whole) or NUMBER.search(self.whole))


def read(row: Asked) -> Reading | Rejected:
    text = TITLE.sub("", " ".join(FOOTNOTE.sub(" ", row.name).split()).strip(" \"«»“”'"))
    if not folded(text):
        return Rejected("empty_name")
    if not row.country.strip():
        return Rejected("no_country")
    country = code_of(row.country)
    if country is None:
        return Rejected("country_unknown")
    if country == HOME:
        return Rejected("in_ukraine")
    point = _point(row)
    if isinstance(point, Rejected):
        return point
    head, remark = _parted(text)
    if remark and code_of(remark) == country:
        text, head, remark = head, "", ""
    whole = text
    # Without a point a region would have to decide among namesakes, and nobody knows which place lies in which.
    if head and point and is_region(remark, country):
        whole, head, remark = head, "", ""
    return Reading(text[:120], folded(whole), folded(head), folded(remark) if head else "", country, point)


def other_form(whole: str) -> str:
    """The name with its short words in full, and the other way round; empty where it has none."""
    words = [OTHER_FORM.get(word, word) for word in whole.split()]
    return " ".join(words) if words != whole.split() else ""


def _point(row: Asked) -> tuple[float, float] | Rejected | None:
    texts = [
        str(value if value is not None else "").strip().replace(",", ".") for value in (row.latitude, row.longitude)
    ]
    if not all(texts):
        return None
    try:
        latitude, longitude = map(float, texts)
    except ValueError:
        return Rejected("wrong_coordinates")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or latitude == longitude == 0:
        return Rejected("wrong_coordinates")
    return latitude, longitude


def _parted(text: str) -> tuple[str, str]:
    """The name and the remark in brackets or after a comma; no name where the remark says that it is an area."""
    found = re.fullmatch(r"([^(,]+)[(,]\s*([^)]+)\)?", text)
    if found is None:
        return "", ""
    head, remark = found.groups()
    return ("", remark) if AREA.search(folded(remark)) else (head.strip(), remark.strip())
