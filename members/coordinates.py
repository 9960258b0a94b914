"""Coordinates of the centres of communities, found in GeoNames (cities500, CC BY 4.0) by name and region. No database.

A name met more than once in a region is taken only when one of the settlements lies clearly nearer to the rest of the
raion or, for a town, is clearly larger; a match far away from its raion is somebody else's name. What is not certain
stays empty: also a point that two communities claim. Outside Crimea, where GeoNames' main names are those from before
the renamings, a name under another first letter is a historic one of a different place.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from mayors_club.ukrainian import latinise, search_key
from members.codifier import Place
from members.oblasts import BY_NAME

CRIMEA = BY_NAME["Автономна Республіка Крим"].geonames
RAION_REACH_KM = 110
CLEARLY_NEARER = 2.0
CLEARLY_LARGER = 5.0


class Settlement(NamedTuple):
    latitude: float
    longitude: float
    population: int = 0


def with_coordinates(places: list[Place], gazetteer: Iterable[dict]) -> list[Place]:
    """The places with latitude and longitude where GeoNames knows the centre for certain."""
    known = _settlements_by_name(gazetteer)
    candidates = {place.code: known[BY_NAME[place.oblast_uk].geonames, search_key(place.centre_uk)] for place in places}
    middles = _middles(places, candidates)
    located = [_located(place, candidates[place.code], middles.get(_raion(place))) for place in places]
    claims = Counter((place.latitude, place.longitude) for place in located)
    return [
        place if claims[place.latitude, place.longitude] == 1 else replace(place, latitude="", longitude="")
        for place in located
    ]


def _settlements_by_name(gazetteer: Iterable[dict]) -> dict[tuple[str, str], set[Settlement]]:
    known = defaultdict(set)
    for row in gazetteer:
        if row["countrycode"] == "UA":
            settlement = Settlement(row["latitude"], row["longitude"], row["population"])
            for name in row["alternatenames"]:
                if row["admin1code"] == CRIMEA or latinise(name)[:1] == row["name"][:1]:
                    known[row["admin1code"], search_key(name)].add(settlement)
    return known


def _middles(places: list[Place], candidates: dict[str, set[Settlement]]) -> dict[str, Settlement]:
    certain = defaultdict(list)
    for place in places:
        if len(candidates[place.code]) == 1:
            certain[_raion(place)] += candidates[place.code]
    return {
        raion: Settlement(median(one.latitude for one in found), median(one.longitude for one in found))
        for raion, found in certain.items()
    }


def _located(place: Place, settlements: set[Settlement], middle: Settlement | None) -> Place:
    if middle is None:
        return place
    near = [settlement for settlement in settlements if kilometres(settlement, middle) <= RAION_REACH_KM]
    chosen = _clearly_nearest(near, middle) or (_clearly_largest(near) if place.kind != "rural" else None)
    if chosen is None:
        return place
    return replace(place, latitude=f"{chosen.latitude:.5f}", longitude=f"{chosen.longitude:.5f}")


def _clearly_nearest(settlements: list[Settlement], middle: Settlement) -> Settlement | None:
    by_distance = sorted((kilometres(settlement, middle), settlement) for settlement in settlements)
    if len(by_distance) > 1 and by_distance[1][0] < CLEARLY_NEARER * by_distance[0][0]:
        return None
    return by_distance[0][1] if by_distance else None


def _clearly_largest(settlements: list[Settlement]) -> Settlement | None:
    *_, second, first = [None, None, *sorted(settlements, key=lambda settlement: settlement.population)]
    return first if second and first.population > CLEARLY_LARGER * second.population else None


def _raion(place: Place) -> str:
    return f"{place.oblast_uk}, {place.raion_uk}"


def kilometres(one: Settlement, another: Settlement) -> float:
    """Distance along the surface of the earth (haversine)."""
    latitude, longitude, latitude_2, longitude_2 = map(math.radians, (*one[:2], *another[:2]))
    chord = (
        math.sin((latitude_2 - latitude) / 2) ** 2
        + math.cos(latitude) * math.cos(latitude_2) * math.sin((longitude_2 - longitude) / 2) ** 2
    )
    return 2 * 6371 * math.asin(math.sqrt(chord))
