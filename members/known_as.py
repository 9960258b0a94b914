"""Which communities a spelling means that is not their name in law: «Харьков», "Kiev", «Дніпропетровськ». No database.

People and the press abroad write so. Such a spelling is understood and never shown: it leads to the community under
the name it has. Former and foreign names stand in the tables of `members.other_names`; what another alphabet or way of
transliterating makes of the name of today («Симферополь», "Odessa") follows from `members.folding`.
"""

from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from itertools import chain, takewhile
from typing import NamedTuple

from mayors_club.ukrainian import search_key
from members import gazetteer
from members.folding import fold
from members.other_names import exonyms, old_names

# Half a name says little: so many letters of its key are asked for.
SHORTEST_BEGINNING = 4

# Code of the community → whether its centre is meant, not another place in it.
Meant = dict[str, bool]


class Names(NamedTuple):
    """By key of `fold`: what former and foreign names mean, what the names of today do; and these to the letter."""

    others: dict[str, Meant]
    own: dict[str, Meant]
    spelt: frozenset[str]
    keys: list[str]


def meant_by(typed: str) -> Meant:
    """By a whole name. Who writes «Милове» to the letter does not mean Мілове."""
    key, names = fold(typed), _names()
    own = {} if search_key(typed) in names.spelt else names.own.get(key, {})
    return own | names.others.get(key, {})


def centre_meant_by(typed: str) -> str:
    """The code of the only community whose centre is meant; empty where there are several, or it is a place inside."""
    meant = meant_by(typed)
    return next((code for code, is_centre in meant.items() if is_centre), "") if len(meant) == 1 else ""


def begun_by(typed: str) -> set[str]:
    """The codes, where perhaps only the beginning of a name was typed."""
    begun, names = fold(typed), _names()
    if len(begun) < SHORTEST_BEGINNING:
        return set()
    found = takewhile(lambda key: key.startswith(begun), names.keys[bisect_left(names.keys, begun) :])
    return {code for key in found for code in chain(names.others.get(key, ()), names.own.get(key, ()))}


@lru_cache(maxsize=1)
def _names() -> Names:
    places = gazetteer.read_csv()
    centres = {place.code: place.centre_uk for place in places}
    others, own = defaultdict(dict), defaultdict(dict)
    for other in chain(old_names(), exonyms()):
        others[fold(other.spelling)][other.code] = centres.get(other.code) == other.name_now
    for place in places:
        own[fold(place.centre_uk)][place.code] = True
    spelt = frozenset(search_key(name) for place in places for name in (place.centre_uk, place.centre_latin))
    return Names(dict(others), dict(own), spelt, sorted({*others, *own}))
