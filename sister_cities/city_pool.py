"""The cities that a table's rows may mean, fetched together: by whole names, then by names one typo away."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from math import floor

from django.db import connection, transaction

from members.spelling import Match
from sister_cities.city_keys import parts_of, typo_keys
from sister_cities.models import City

NAMES_AT_ONCE, GUESSES_AT_ONCE = 2_000, 150
# One probe of the index a key. Left to itself, the planner compares thousands of keys with every row of the table.
UNDER_KEYS = f"""
    SELECT DISTINCT city.id FROM unnest(%s::text[]) AS asked (key)
    JOIN {City._meta.db_table} AS city ON city.search_keys @> ARRAY[asked.key]
"""  # noqa: S608 our own table
# A shorter name has too many neighbours for a typo to be a likely reason.
SHORTEST_SIMILAR = 5
LARGE = 15_000
DIGITS = re.compile(r"\d+")


class Pool:
    def __init__(self, names: set[str]):
        """`names` are folded."""
        self._named: dict[str, list[City]] = defaultdict(list)
        self._similar: dict[str, list[City]] = {}
        self._large: dict[str, dict[tuple[int, int], list[City]]] = {}
        for some in _chunks(sorted(names), NAMES_AT_ONCE):
            for city in _cities([f"={name}" for name in some]):
                for name in {*principal_names(city), *parts_of(city.search_text)[1]} & names:
                    self._named[name].append(city)

    def named(self, name: str, country: str = "") -> list[City]:
        return [city for city in self._named.get(name, []) if not country or city.country == country]

    def add_similar(self, names: set[str]) -> None:
        for some in _chunks(sorted(names), GUESSES_AT_ONCE):
            keys_by_name = {name: typo_keys(name) for name in some if len(name) >= SHORTEST_SIMILAR}
            names_by_key = defaultdict(set)
            for name, keys in keys_by_name.items():
                for key in keys:
                    names_by_key[key].add(name)
            for city in _cities(sorted(names_by_key), with_keys=True):
                for name in {name for key in city.search_keys for name in names_by_key.get(key, ())}:
                    if _is_similar(name, city):
                        self._similar.setdefault(name, []).append(city)

    def similar(self, name: str, country: str) -> list[City]:
        found = [city for city in self._similar.get(name, []) if city.country == country]
        return sorted(found, key=lambda city: -(city.population or 0))

    def large_around(self, point: tuple[float, float], country: str) -> list[City]:
        """The large places within a degree or two, for asking which of them lies where a new name is."""
        if country not in self._large:
            self._large[country] = _by_degree(country)
        south, west = map(floor, point)
        degrees = ((latitude, longitude) for latitude in (-1, 0, 1) for longitude in (-1, 0, 1))
        cells = self._large[country]
        return [city for north, east in degrees for city in cells.get((south + north, west + east), ())]


def principal_names(city: City) -> set[str]:
    return set(parts_of(city.search_text)[0])


def _by_degree(country: str) -> dict[tuple[int, int], list[City]]:
    found = defaultdict(list)
    large = City.objects.filter(country=country, population__gte=LARGE, latitude__isnull=False)
    for city in large.defer("search_text", "search_keys"):
        found[floor(city.latitude), floor(city.longitude)].append(city)
    return found


def _cities(keys: list[str], *, with_keys: bool = False) -> Iterator[City]:
    if not keys:
        return iter(())
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(UNDER_KEYS, [keys])
        pks = [pk for (pk,) in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = on")
    found = City.objects.filter(pk__in=pks).order_by("pk")
    return (found if with_keys else found.defer("search_keys")).iterator(chunk_size=2_000)


def _chunks(names: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(names)
    while some := list(islice(rest, size)):
        yield some


def _is_similar(name: str, city: City) -> bool:
    """Another number is no typo: "Praha 3" is not Praha 1."""
    joined, numbers = name.replace(" ", ""), DIGITS.findall(name)
    return any(
        DIGITS.findall(known) == numbers and Match.of(joined, known.replace(" ", "")) is Match.WORD_WITH_TYPO
        for known in principal_names(city)
    )
