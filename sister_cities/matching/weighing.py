"""Which of the things that a name may mean is meant, if that is certain. No database."""

from typing import Any

from members.folding import fold
from members.oblasts import BY_NAME
from sister_cities.matching.cell import Asked, Named
from sister_cities.matching.index import Sense, exact_key, is_cyrillic, spelt_latin

CENTRES = {
    "crimea": "Сімферополь",
    "vinnytsia": "Вінниця",
    "volyn": "Луцьк",
    "dnipropetrovsk": "Дніпро",
    "donetsk": "Донецьк",
    "zhytomyr": "Житомир",
    "zakarpattia": "Ужгород",
    "zaporizhzhia": "Запоріжжя",
    "ivano-frankivsk": "Івано-Франківськ",
    "kyiv-oblast": "",
    "kirovohrad": "Кропивницький",
    "luhansk": "Луганськ",
    "lviv": "Львів",
    "mykolaiv": "Миколаїв",
    "odesa": "Одеса",
    "poltava": "Полтава",
    "rivne": "Рівне",
    "sumy": "Суми",
    "ternopil": "Тернопіль",
    "kharkiv": "Харків",
    "kherson": "Херсон",
    "khmelnytskyi": "Хмельницький",
    "cherkasy": "Черкаси",
    "chernivtsi": "Чернівці",
    "chernihiv": "Чернігів",
    "kyiv-city": "Київ",
    "sevastopol-city": "Севастополь",
}


# The weight from which a sense is the centre of an oblast.
CENTRE_OF_OBLAST = 8


def oblast_of(community: Any) -> str:
    return BY_NAME[community.oblast_uk].slug


def weight(sense: Sense) -> int:
    """How much a name alone speaks for a sense; higher is stronger. `LEAVES_BEHIND` says what that decides."""
    if sense.how == "district":
        return 0
    if _is_centre_of_oblast(sense):
        return 9 if sense.how == "name" else 8
    if sense.category == "town":
        return 6 if sense.how == "name" else 5
    if sense.category == "settlement" and sense.is_centre and sense.how == "name":
        return 4
    if sense.is_centre or sense.how != "name":
        return 3
    return 2 if sense.category == "settlement" else 1


# The heaviest that the strongest sense may leave behind and still be certain. Two towns are never told apart, nor a
# former name of a town from a settlement of today; a settlement that is a centre is certain beside a few villages that
# are none; a village that is a centre is not.
LEAVES_BEHIND = {9: 8, 8: 1, 6: 4, 5: 1, 4: 1}
FEW = 3
# A town that is no centre beside places that are no centres; two oblast centres' and towns' names in another language.
TOWN_INSIDE, AMONG_OTHER_NAMES = 2, 5
# A community in an oblast that is said, beside places that are no centres.
BESIDE_A_CENTRE = 2


def chosen_of(senses: list[Sense], asked: Asked, weak: set[str]) -> Sense | None:
    """The sense that is certain, or None. `weak` are oblasts said without that word: they decide between towns only."""
    if weak:
        inside = [sense for sense in senses if oblast_of(sense.community) in weak]
        chosen = strongest(inside, asked)
        return chosen if chosen and weight(chosen) >= 5 else None
    return strongest(senses, asked)


def strongest(senses: list[Sense], asked: Asked) -> Sense | None:
    first = max(senses, key=weight, default=None)
    if first is None or weight(first) == 0:
        return None
    rest = [sense for sense in senses if sense.community is not first.community]
    if not rest:
        return first if _is_exact_enough(first, asked.names[0]) else None
    is_common = weight(first) == 4 and not asked.oblasts and len({sense.community.code for sense in rest}) > FEW
    if is_common or _is_spelt_like_another(first, rest, asked.names[0]):
        return None
    return first if all(weight(sense) <= _bound(first, sense, asked) for sense in rest) else None


def _bound(first: Sense, other: Sense, asked: Asked) -> int:
    named = asked.names[0]
    if first.is_adjective and weight(first) < 9 and not named.kind:
        return -1  # «Покровська громада»: Покров and Покровське have the same adjective
    if weight(first) in (3, 4) and first.is_centre and first.how == "name" and asked.oblasts and not named.categories:
        return BESIDE_A_CENTRE
    if weight(first) == 6 and not first.is_centre:
        return TOWN_INSIDE
    if weight(first) == 8 and other.how != "name":
        return AMONG_OTHER_NAMES
    return LEAVES_BEHIND.get(weight(first), -1)


def _is_spelt_like_another(first: Sense, rest: list[Sense], named: Named) -> bool:
    """Khotin is Хотінь exactly, and Хотин only nearly: a centre that is named to the letter cannot be passed by."""
    if is_cyrillic(named.name) or first.how != "name" or _is_exact(first, named):
        return False
    return any(sense.is_centre and sense.how == "name" and _is_exact(sense, named) for sense in rest)


def _is_exact(sense: Sense, named: Named) -> bool:
    return exact_key(named.name) in (spelt_latin(sense.name_uk), spelt_latin(sense.community.name_uk))


def _is_exact_enough(sense: Sense, named: Named) -> bool:
    """A village, or a name of three letters, counts only in the very spelling."""
    if is_cyrillic(named.name) or sense.how != "name" or (weight(sense) > 1 and len(fold(named.name)) > 3):
        return True
    return _is_exact(sense, named)


def _is_centre_of_oblast(sense: Sense) -> bool:
    return sense.is_centre and sense.community.centre_uk == CENTRES[oblast_of(sense.community)]
