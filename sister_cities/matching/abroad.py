"""Names of large cities abroad, for cells that may mean one of them although a village of ours has the name too."""

from functools import lru_cache

from members.folding import fold
from sister_cities.gazetteer import read_cities

LARGE = 100_000


def is_city_abroad(name: str) -> bool:
    return fold(name) in _known()


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(fold(name) for city in read_cities() if city.population >= LARGE for name in city.names if name)
