"""The official codifier of places (КАТОТТГ) turned into the rows of the two committed tables. No database.

`members/data/communities.csv` has one row for each community, `members/data/settlements.csv` one row for each community
with the names of all its settlements.

The workbook has one row for each place: five code columns (region, raion, community, settlement, district of a city),
a category letter and a name. The categories read here: O region, K city with special status, P raion,
H community, and the settlements M town, X settlement, C village. The first settlement under a community is its centre.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from django.utils.text import slugify

from mayors_club.ukrainian import latinise
from members.oblasts import BY_NAME

RAION = " район"
KIND_BY_CENTRE = {"M": "urban", "X": "settlement", "C": "rural"}
CATEGORIES = {"M": "town", "X": "settlement", "C": "village"}


@dataclass(frozen=True)
class Place:
    """One row of the committed table; all values are text, as in the file."""

    code: str
    slug: str = ""
    kind: str = ""
    name_uk: str = ""
    centre_uk: str = ""
    centre_latin: str = ""
    oblast_uk: str = ""
    oblast_en: str = ""
    raion_uk: str = ""
    raion_latin: str = ""
    is_repeated: str = ""
    latitude: str = ""
    longitude: str = ""

    def at_point_of(self, other: "Place | None") -> "Place":
        return replace(self, latitude=other.latitude, longitude=other.longitude) if other else self


COLUMNS = [field.name for field in fields(Place)]


def read_places(rows: Iterable[tuple], known_slugs: dict[str, str] | None = None) -> list[Place]:
    """All communities of the workbook's rows and the two cities, by code; `known_slugs` (code → slug) are kept."""
    units = _units(rows)
    regions = {codes[0]: _region_name(category, name) for codes, category, name in units if category in "OK"}
    raions = {codes[1]: name + RAION for codes, category, name in units if category == "P"}
    centres: dict[str, tuple[str, str]] = {}
    for codes, category, name in units:
        if category in KIND_BY_CENTRE and codes[2] not in centres:
            centres[codes[2]] = (category, name)
    places = []
    for codes, category, name in units:
        if category == "H":
            settlement, centre = centres[codes[2]]
            kind = KIND_BY_CENTRE[settlement]
            places.append(_place(codes[2], kind, name, centre, regions[codes[0]], raions[codes[1]]))
        elif category == "K":
            places.append(_place(codes[0], "city", name, name, regions[codes[0]], ""))
    return sorted(_with_slugs(_with_repeats(places), known_slugs or {}), key=lambda place: place.code)


def read_settlements(rows: Iterable[tuple]) -> list[tuple[str, str, str]]:
    """(code of the community, category, name) of every settlement of a community; the centre is its first.

    The settlements of the exclusion zone, Chornobyl among them, belong to no community.
    """
    units = _units(rows)
    communities = {codes[2] for codes, category, _ in units if category == "H"}
    return [
        (codes[2], CATEGORIES[category], " ".join(name.split()))
        for codes, category, name in units
        if category in CATEGORIES and codes[2] in communities
    ]


def _units(rows: Iterable[tuple]) -> list[tuple[tuple, str, str]]:
    """The five codes, the category and the name of every unit; without the headings of the workbook."""
    return [(row[:5], row[5], row[6].strip()) for row in rows if row[0] and row[6] and len(row[5]) == 1]


def _region_name(category: str, name: str) -> str:
    if category == "K":
        return f"місто {name}"
    return name if name in BY_NAME else f"{name} область"


def _place(code: str, kind: str, name: str, centre: str, oblast: str, raion: str) -> Place:
    return Place(
        code=code,
        slug="",
        kind=kind,
        name_uk=name,
        centre_uk=centre,
        centre_latin=latinise(centre),
        oblast_uk=oblast,
        oblast_en=BY_NAME[oblast].name_en,
        raion_uk=raion,
        raion_latin=latinise(raion.removesuffix(RAION)),
    )


def _with_repeats(places: list[Place]) -> list[Place]:
    """Marks the places whose name or centre is met again in the same oblast: there the kind and the raion are shown."""
    names = Counter((place.name_uk, place.oblast_uk) for place in places)
    centres = Counter((place.centre_latin, place.oblast_uk) for place in places)
    return [
        replace(place, is_repeated="1")
        if names[place.name_uk, place.oblast_uk] > 1 or centres[place.centre_latin, place.oblast_uk] > 1
        else place
        for place in places
    ]


def _with_slugs(places: list[Place], known: dict[str, str]) -> list[Place]:
    """The shortest of centre, centre-oblast, centre-oblast-raion, centre-oblast-raion-kind that nobody else has.

    A slug is an address that people keep, so a code that already has one keeps it.
    """
    candidates = {place.code: _slug_candidates(place) for place in places if place.code not in known}
    counts = Counter(slug for slugs in candidates.values() for slug in dict.fromkeys(slugs))
    taken = set(known.values())
    chosen = dict(known)
    for code, slugs in candidates.items():
        free = (slug for slug in slugs if counts[slug] == 1 and slug not in taken)
        chosen[code] = next(free, f"{slugs[-1]}-{code[-5:]}")
    return [replace(place, slug=chosen[place.code]) for place in places]


def _slug_candidates(place: Place) -> list[str]:
    parts = [place.centre_latin, BY_NAME[place.oblast_uk].slug, place.raion_latin]
    centre, oblast, raion = (slugify(part) for part in parts)
    longer = [f"{centre}-{oblast}", f"{centre}-{oblast}-{raion}", f"{centre}-{oblast}-{raion}-{place.kind}"]
    return [centre, *longer]
