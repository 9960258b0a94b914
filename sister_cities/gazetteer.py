"""Cities as GeoNames has them (CC BY 4.0) and as we call them. No database.

`data/ukrainian_names.csv` is written by hand: GeoNames number, Ukrainian name, and where GeoNames has an English or no
longer used name, the city's own and the English one. `data/cities.csv` is made from both by `build_cities` and is what
the site knows without the whole gazetteer.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from sister_cities.city_names import LONGEST, certain_ukrainian, is_searchable, phrases

FOLDER = Path(__file__).parent / "data"
CITIES, UKRAINIAN_NAMES, BOXES = FOLDER / "cities.csv", FOLDER / "ukrainian_names.csv", FOLDER / "boxes.csv"
# A name is meant without saying where only if its place is so many times larger than the next one of that name.
CLEARLY_LARGER = 10


@dataclass(frozen=True)
class Place:
    """One row of the committed list. `other_names` and `namesakes` are joined by "|"."""

    geonames_id: int
    name: str
    name_uk: str
    name_en: str
    country: str
    latitude: str
    longitude: str
    population: int
    other_names: str = ""
    # Folded names that are not clearly this place's alone in its country.
    namesakes: str = ""

    @property
    def names(self) -> list[str]:
        return [self.name, self.name_en, self.name_uk]


COLUMNS = [field.name for field in fields(Place)]


def read_cities(path: Path = CITIES) -> list[Place]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        Place(**row | {"geonames_id": int(row["geonames_id"]), "population": int(row["population"])}) for row in rows
    ]


def read_ukrainian_names(path: Path = UKRAINIAN_NAMES) -> dict[int, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {int(row["geonames_id"]): row for row in csv.DictReader(file)}


def places_of(rows: Iterable[dict], ours: dict[int, dict[str, str]]) -> list[Place]:
    """The places of a GeoNames file, the most populous first, with our names where we have them."""
    places = [place_of(row, ours.get(row["geonameid"])) for row in rows]
    return sorted(places, key=lambda place: (-place.population, place.geonames_id))


def place_of(row: dict, ours: dict[str, str] | None) -> Place:
    alternates = [name for name in row["alternatenames"] if is_searchable(name)]
    ours = ours or {"name": "", "name_en": "", "name_uk": certain_ukrainian(alternates, row["countrycode"])}
    return Place(
        geonames_id=row["geonameid"],
        name=(ours["name"] or row["name"])[:LONGEST],
        name_uk=ours["name_uk"],
        name_en=(ours["name_en"] or row["name"])[:LONGEST],
        country=row["countrycode"],
        latitude=f"{row['latitude']:.5f}",
        longitude=f"{row['longitude']:.5f}",
        population=max(row["population"], 0),
        other_names="|".join(dict.fromkeys([row["name"], *alternates])),
    )


def committed(places: list[Place], ours: dict[int, dict[str, str]]) -> list[Place]:
    """The places we have names for, each with the names that it shares with a place not clearly smaller."""
    by_name = defaultdict(list)
    for place in places:
        for key in phrases([*place.names, *place.other_names.split("|")]):
            by_name[place.country, key].append(place)
    return [
        Place(**vars(place) | {"namesakes": "|".join(_namesakes(place, by_name))})
        for place in places
        if place.geonames_id in ours
    ]


def _namesakes(place: Place, by_name: dict[tuple[str, str], list[Place]]) -> list[str]:
    return [
        key
        for key in phrases([*place.names, *place.other_names.split("|")])
        if any(
            other is not place and other.population * CLEARLY_LARGER > place.population
            for other in by_name[place.country, key]
        )
    ]


def boxes_of(places: list[Place]) -> dict[str, tuple[float, float, float, float]]:
    """Country → south, north, west, east of all its places."""
    points = defaultdict(list)
    for place in places:
        points[place.country].append((float(place.latitude), float(place.longitude)))
    return {
        country: (
            min(point[0] for point in found),
            max(point[0] for point in found),
            min(point[1] for point in found),
            max(point[1] for point in found),
        )
        for country, found in sorted(points.items())
    }


@lru_cache(maxsize=1)
def boxes() -> dict[str, tuple[float, ...]]:
    with BOXES.open(encoding="utf-8", newline="") as file:
        return {row["country"]: tuple(float(row[side]) for side in SIDES) for row in csv.DictReader(file)}


SIDES = ["south", "north", "west", "east"]


@lru_cache(maxsize=1)
def shared_names() -> dict[int, frozenset[str]]:
    """GeoNames number → names under which this city is not certainly meant unless it is said where."""
    return {place.geonames_id: frozenset(place.namesakes.split("|")) for place in read_cities() if place.namesakes}


def write_csv(path: Path, columns: list[str], rows: Iterable[Iterable]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
