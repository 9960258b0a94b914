"""Cities as GeoNames has them (CC BY 4.0) and as we call them. No database.

`data/ukrainian_names.csv` is written by hand: GeoNames number, Ukrainian name, and where GeoNames has an English or no
longer used name, the city's own and the English one. `data/cities.csv` is made from both by `build_cities` and is what
the site knows without the whole gazetteer.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from math import floor
from pathlib import Path

from members.coordinates import kilometres
from sister_cities.city_names import LONGEST, certain_ukrainian, is_searchable, phrases

FOLDER = Path(__file__).parent / "data"
CITIES, UKRAINIAN_NAMES, BOXES = FOLDER / "cities.csv", FOLDER / "ukrainian_names.csv", FOLDER / "boxes.csv"
# A name is meant without saying where only if its place is so many times larger than the next one of that name.
CLEARLY_LARGER = 10
# Another place so near may be taken for the city whose other name is its own.
BESIDE_KM = 25
# Degrees: places of one country in cells of this size that do not touch are parts of it, with the sea between them.
PART = 5


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
    by_name, by_own_name = defaultdict(list), defaultdict(list)
    for place in places:
        for key in _keys(place):
            by_name[place.country, key].append(place)
        for key in phrases(place.names):
            by_own_name[place.country, key].append(place)
    chosen = [_without_names_beside(place, by_own_name) for place in places if place.geonames_id in ours]
    return [
        replace(place, namesakes="|".join(_namesakes(place, by_name) | _namesakes_own(place, by_own_name)))
        for place in chosen
    ]


def _keys(place: Place) -> list[str]:
    return phrases([*place.names, *place.other_names.split("|")])


def _without_names_beside(place: Place, by_own_name: dict[tuple[str, str], list[Place]]) -> Place:
    """GeoNames calls Delhi New Delhi too, which lies beside it and is another place."""
    own = phrases(place.names)
    kept = [
        name
        for name in place.other_names.split("|")
        if not any(
            key not in own and other.geonames_id != place.geonames_id and _kilometres(place, other) <= BESIDE_KM
            for key in phrases([name])
            for other in by_own_name[place.country, key]
        )
    ]
    return replace(place, other_names="|".join(kept))


def _namesakes(place: Place, by_name: dict[tuple[str, str], list[Place]]) -> dict[str, None]:
    return {
        key: None
        for key in _keys(place)
        if any(
            other.geonames_id != place.geonames_id and other.population * CLEARLY_LARGER > place.population
            for other in by_name[place.country, key]
        )
    }


def _namesakes_own(place: Place, by_own_name: dict[tuple[str, str], list[Place]]) -> dict[str, None]:
    """Other names of the place that are another's own, however small: Hudson is not Jersey City."""
    return {key: None for key in _keys(place) if key not in phrases(place.names) and by_own_name[place.country, key]}


def _kilometres(place: Place, other: Place) -> float:
    points = [(float(one.latitude), float(one.longitude)) for one in (place, other)]
    return kilometres(*points)


def boxes_of(places: list[Place]) -> list[tuple[str, float, float, float, float]]:
    """Country, south, north, west and east of all its places, for each of its parts that lie far from each other."""
    cells = defaultdict(lambda: defaultdict(list))
    for place in places:
        point = float(place.latitude), float(place.longitude)
        cells[place.country][floor(point[0] / PART), floor(point[1] / PART)].append(point)
    return sorted(
        (country, min(norths), max(norths), min(easts), max(easts))
        for country, by_cell in cells.items()
        for points in _parts(by_cell)
        for norths, easts in [zip(*points, strict=True)]
    )


def _parts(by_cell: dict[tuple[int, int], list]) -> Iterator[list]:
    """The points of cells that touch each other, together."""
    rest = dict(by_cell)
    while rest:
        waiting, found = [next(iter(rest))], []
        while waiting:
            cell = waiting.pop()
            found += rest.pop(cell, [])
            around = [(cell[0] + north, cell[1] + east) for north in (-1, 0, 1) for east in (-1, 0, 1)]
            waiting += [neighbour for neighbour in around if neighbour in rest and neighbour not in waiting]
        yield found


@lru_cache(maxsize=1)
def boxes() -> dict[str, list[tuple[float, ...]]]:
    found = defaultdict(list)
    with BOXES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["country"]].append(tuple(float(row[side]) for side in SIDES))
    return dict(found)


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
