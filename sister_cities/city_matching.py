"""Which city a row of somebody's table means. Certain or not at all: a wrong silent match is the worst outcome.

A city is meant by one of its names, in the country named, near the point given. Without a point only a name that no
other place of the country shares, or whose place is ten times larger than the next. A name that nobody has near the
point is a new city of that name; "X County" and "Pankow (Berlin)" are never taken for X or Berlin.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from members.coordinates import kilometres
from sister_cities.city_cell import Asked, Reading, Rejected, other_form, read
from sister_cities.city_names import LATIN, UKRAINIAN
from sister_cities.city_pool import Pool, principal_names
from sister_cities.gazetteer import CLEARLY_LARGER, boxes, shared_names
from sister_cities.models import City

# A small place that has namesakes in its country is meant only from nearer.
REACH_KM, REACH_OF_SMALL_KM = 25, 12
SMALL = 20_000
# A name with a remark, "Kalofer (Karlovo)", counts without it only here.
REACH_OF_BASE_KM, REACH_OF_REMARK_KM = 8, 60
# Two places of one name: the nearer one is meant if the other is so much farther away.
CLEARLY_NEARER, AT_LEAST_KM = 2, 3
BOX_MARGIN = 0.5
# GeoNames knows of more than one hamlet's namesake: under this number of people a name alone proves nothing.
SMALLEST_WITHOUT_POINT = 1_000
# In the middle of a large place nobody meets a name that is not its own by chance: "Corunna" is A Coruña.
BESIDE_KM = 3
CANDIDATES = 5


@dataclass(frozen=True)
class Matched:
    city: City


@dataclass(frozen=True)
class New:
    """The fields of a city to be created; equal rows have equal fields."""

    fields: dict


@dataclass(frozen=True)
class Doubtful:
    """`reason`: far_away, other_country, other_name, small_place, several, similar_name, beside, remark,
    outside_country."""

    candidates: list[City]
    reason: str


Answer = Matched | New | Doubtful | Rejected


def match_all(rows: Iterable[Asked]) -> list[Answer]:
    """An answer for each row, in order; all names are looked up in few queries."""
    readings = [read(row) for row in rows]
    understood = [one for one in readings if isinstance(one, Reading)]
    pool = Pool(
        {name for one in understood for name in (one.whole, other_form(one.whole), one.base, one.remark) if name}
    )
    readings = [_as_known(one, pool) if isinstance(one, Reading) else one for one in readings]
    first = [one if isinstance(one, Rejected) else _by_name(one, pool) for one in readings]
    unknown = [one for one, answer in zip(readings, first, strict=True) if answer is None]
    pool.add_similar({one.whole for one in unknown})
    return [_not_by_name(one, pool) if answer is None else answer for one, answer in zip(readings, first, strict=True)]


def match(name: str, country: str, latitude=None, longitude=None) -> Answer:
    return match_all([Asked(name, country, latitude, longitude)])[0]


def _as_known(asked: Reading, pool: Pool) -> Reading:
    """ "St. Peters" where only "Saint Peters" is known."""
    other = other_form(asked.whole)
    is_other = other and pool.named(other, asked.country) and not pool.named(asked.whole, asked.country)
    return replace(asked, whole=other) if is_other else asked


def _by_name(asked: Reading, pool: Pool) -> Answer | None:
    """Matched or doubtful by a name somebody has; None where nobody has it."""
    homes = pool.named(asked.whole, asked.country)
    if asked.point is None:
        return _without_point(asked, homes, pool)
    near = [city for city in homes if _distance(asked.point, city) <= _reach(city, is_alone=len(homes) == 1)]
    if near:
        return _nearest(asked, near)
    if based := _with_remark(asked, pool):
        return based
    namesakes = [city for city in pool.named(asked.whole) if city.country != asked.country]
    abroad = [city for city in namesakes if _distance(asked.point, city) <= REACH_KM]
    homes = [city for city in homes if not _is_another_place_s(asked.whole, city)]
    if homes or abroad:
        reason = "other_country" if abroad else "far_away"
        return Doubtful([*_by_distance(asked, abroad), *_by_distance(asked, homes)][:CANDIDATES], reason)
    return None


def _is_another_place_s(name: str, city: City) -> bool:
    """A place that the list may lack has this for its own name; this city only for one of its other names."""
    return name in shared_names().get(city.geonames_id, ()) and name not in principal_names(city)


def _with_remark(asked: Reading, pool: Pool) -> Answer | None:
    """ "Kalofer (Karlovo)" is Kalofer if Karlovo is a larger place beside it; "Berlin (Pankow)" is not Berlin."""
    based = [city for city in pool.named(asked.base, asked.country) if _distance(asked.point, city) <= REACH_OF_BASE_KM]
    if not based:
        return None
    largest = max(city.population or 0 for city in based)
    around = [city for city in pool.named(asked.remark, asked.country) if (city.population or 0) > largest]
    if any(_distance(asked.point, city) <= REACH_OF_REMARK_KM for city in around):
        return _nearest(asked, based)
    return Doubtful(_by_distance(asked, based)[:CANDIDATES], "remark")


def _without_point(asked: Reading, homes: list[City], pool: Pool) -> Answer | None:
    by_size = _by_size(homes)
    if not by_size:
        abroad = _by_size(pool.named(asked.whole))
        return Doubtful(abroad[:CANDIDATES], "other_country") if abroad else None
    first, *others = by_size
    own = [city for city in by_size if asked.whole in principal_names(city)]
    is_shared = (own and first not in own) or asked.whole in shared_names().get(first.geonames_id, ())
    is_largest = all((city.population or 1) * CLEARLY_LARGER <= (first.population or 0) for city in others)
    if is_shared or not is_largest:
        return Doubtful(by_size[:CANDIDATES], "several")
    if first.source == City.Source.GAZETTEER and (first.population or 0) < SMALLEST_WITHOUT_POINT:
        return Doubtful(by_size[:CANDIDATES], "small_place")
    # GeoNames has «Нойштадт» for one of Germany's many: other names are trusted only where our own name is known.
    is_known = bool(first.name_uk) or first in own
    return Matched(first) if is_known else Doubtful(by_size[:CANDIDATES], "other_name")


def _nearest(asked: Reading, near: list[City]) -> Answer:
    """The place itself before one that only has such a name too, a city before its district, else the nearest."""
    principal = [city for city in near if principal_names(city) & {asked.whole, asked.base}] or near
    first, *others = _by_distance(asked, principal)
    if not others:
        return Matched(first)
    largest, second, *_ = sorted(principal, key=lambda city: -(city.population or 0))
    if (largest.population or 0) >= CLEARLY_LARGER * max(second.population or 0, 1):
        return Matched(largest)
    distance, next_distance = (_distance(asked.point, city) for city in (first, others[0]))
    if next_distance >= max(CLEARLY_NEARER * distance, distance + AT_LEAST_KM):
        return Matched(first)
    return Doubtful(_by_distance(asked, near)[:CANDIDATES], "several")


def _not_by_name(asked: Reading, pool: Pool) -> Answer:
    based = pool.named(asked.base, asked.country)
    if based and asked.point is None:
        return Doubtful(based[:CANDIDATES], "remark")
    similar = pool.similar(asked.whole, asked.country)
    if asked.point:
        similar = [city for city in similar if _distance(asked.point, city) <= REACH_KM]
    if similar:
        return Doubtful(similar[:CANDIDATES], "similar_name")
    if asked.point and not _is_in_box(asked.point, asked.country):
        return Doubtful([], "outside_country")
    if asked.point and not asked.is_part:
        beside = [
            city for city in pool.large_around(asked.point, asked.country) if _distance(asked.point, city) <= BESIDE_KM
        ]
        if beside:
            return Doubtful(_by_distance(asked, beside)[:CANDIDATES], "beside")
    return New(_fields(asked))


def _fields(asked: Reading) -> dict:
    latitude, longitude = asked.point or (None, None)
    return {
        "name": asked.text,
        "name_en": asked.text if LATIN.fullmatch(asked.text) else "",
        "name_uk": asked.text if UKRAINIAN.fullmatch(asked.text) else "",
        "country": asked.country,
        "latitude": None if latitude is None else round(latitude, 5),
        "longitude": None if longitude is None else round(longitude, 5),
    }


def _by_size(cities: list[City]) -> list[City]:
    return sorted(cities, key=lambda city: -(city.population or 0))


def _by_distance(asked: Reading, cities: list[City]) -> list[City]:
    return sorted(cities, key=lambda city: _distance(asked.point, city))


def _reach(city: City, *, is_alone: bool) -> int:
    return REACH_KM if is_alone or (city.population or 0) >= SMALL else REACH_OF_SMALL_KM


def _distance(point: tuple[float, float], city: City) -> float:
    """Kilometres; a city that lies nobody knows where is far from everywhere."""
    if city.latitude is None:
        return float("inf")
    return kilometres(point, (float(city.latitude), float(city.longitude)))


def _is_in_box(point: tuple[float, float], country: str) -> bool:
    latitude, longitude = point
    return country not in boxes() or any(
        south - BOX_MARGIN <= latitude <= north + BOX_MARGIN and west - BOX_MARGIN <= longitude <= east + BOX_MARGIN
        for south, north, west, east in boxes()[country]
    )
