"""Which community a cell of somebody's list means: certain, doubtful with candidates, or none, with the reason.

Never wrong rather than always certain. A name is certain when it means one community only, or when among several it is
that of an oblast's centre or of the only town; an oblast in the cell, or in its own column, decides before that. A
village that is no centre stands for its community when no other place has its name. A letter that is wrong, a word that
is not understood, an oblast or raion that does not fit, parts of cities, and villages with the bare name of a city
abroad (Samara) are doubtful. The database is not read:
`Index.from_database()` once, then `match(index, cell)` for each row.
"""

from collections.abc import Iterable
from typing import Any

from members.folding import fold
from sister_cities.matching.abroad import is_city_abroad
from sister_cities.matching.answers import Answer, Doubtful, How, Matched, Reason, Rejected
from sister_cities.matching.cell import Asked, Named, read_cell
from sister_cities.matching.index import Index, Sense, is_in_raion
from sister_cities.matching.oblast_names import ADJECTIVES, covers, covers_all, oblast_called
from sister_cities.matching.weighing import CENTRE_OF_OBLAST, chosen_of, oblast_of, weight

MOST_CANDIDATES = 8
# Towns of the exclusion zone: the codifier gives them to no community, and villages elsewhere have their names.
WITHOUT_COMMUNITY = {fold(name) for name in ("Прип’ять", "Pripyat", "Чорнобиль", "Chernobyl")}


def match(index: Index, cell: str, oblast: str = "") -> Answer:
    """`oblast` is the cell of an oblast's own column, where the file has one."""
    asked = read_cell(cell)
    if asked.code:
        return _by_code(index, asked)
    if asked.is_raion:
        return Rejected(Reason.RAION)
    if not asked.names:
        return Rejected(Reason.OBLAST if asked.oblasts or asked.strange_oblasts else Reason.EMPTY)
    _add_oblast(asked, oblast)
    return _by_name(index, asked)


def _add_oblast(asked: Asked, oblast: str) -> None:
    """In a column of its own an oblast needs no word «oblast»."""
    said = read_cell(oblast)
    found = said.oblasts + [slug for named in said.names if (slug := oblast_called(named.name))]
    asked.oblasts += found
    if not found:
        asked.strange_oblasts += said.strange_oblasts + [named.name for named in said.names]


def _by_code(index: Index, asked: Asked) -> Answer:
    community = index.by_code.get(asked.code)
    is_inside = asked.code[9:12] != "000" and asked.code[4:9] != "00000"
    if community is None and is_inside:
        community = index.by_prefix.get(asked.code[:9])
    if community is None:
        city = index.by_prefix.get(asked.code[:9])
        return Doubtful((city,), Reason.DISTRICT) if city else Rejected(_unit_of(asked.code))
    names = [sense.community for named in asked.names for sense in _senses(index, named)]
    if asked.names and community not in names:
        return Doubtful((community, *_communities(_unique(names))), Reason.CONFLICT)
    return Matched(community, How.CODE)


def _unit_of(code: str) -> Reason:
    """A code of the codifier says by its zeros what it is."""
    if code[4:9] == "00000" and code[2:4] != "00":
        return Reason.OBLAST
    return Reason.RAION if code[6:9] == "000" else Reason.UNKNOWN


def _by_name(index: Index, asked: Asked) -> Answer:
    first, *others = asked.names
    senses = _senses(index, first)
    if not senses:
        return _unknown(index, asked)
    if asked.strange_oblasts:
        return _doubtful(senses, Reason.WORDS)
    others, weak = _without_bare_oblasts(index, senses, others)
    fitting = [sense for sense in senses if _fits(index, sense, first, asked)]
    if not fitting:
        return _doubtful(senses, Reason.CONFLICT)
    for other in others:
        agreeing = _agreeing(fitting, _senses(index, other))
        if not agreeing:
            return _doubtful([*fitting, *_senses(index, other)], Reason.WORDS)
        fitting = agreeing
    return _decided(index, asked, fitting, weak)


def _decided(index: Index, asked: Asked, fitting: list[Sense], weak: list[str]) -> Answer:
    if _is_rather_abroad(asked, fitting):
        return _doubtful(fitting, Reason.ABROAD)
    chosen = chosen_of(fitting, asked, covers_all(weak))
    if chosen is None and weak:
        return _doubtful([*fitting, *(sense for name in weak for sense in index.senses(name))], Reason.WORDS)
    if chosen is None:
        is_part = all(sense.how == "district" for sense in fitting)
        return _doubtful(fitting, Reason.DISTRICT if is_part else Reason.SEVERAL)
    if _is_guess(index, asked, fitting, chosen):
        return _doubtful(fitting, Reason.SEVERAL)
    how = How.SETTLEMENT if chosen.how == "name" and not chosen.is_centre else How(chosen.how)
    return Matched(chosen.community, how, chosen.source)


def _agreeing(senses: list[Sense], others: list[Sense]) -> list[Sense]:
    """What two names of a cell both mean; a part of a city is not the city."""
    communities = {sense.community.code for sense in others if sense.how != "district"}
    return [sense for sense in senses if sense.community.code in communities and sense.how != "district"]


def _is_guess(index: Index, asked: Asked, fitting: list[Sense], chosen: Sense) -> bool:
    """Where a name alone would do, but the cell may mean something else."""
    first = asked.names[0]
    if fold(first.name) in WITHOUT_COMMUNITY and not asked.oblasts:
        return True
    if chosen.is_adjective and not first.is_community:
        return fold(first.name) in ADJECTIVES  # «Полтавська»: громада or область
    if chosen.is_adjective and first.is_council and first.kind != "urban" and not asked.oblasts:
        return True  # councils of villages were many more than the communities of today, and had the same names
    is_plain = not (first.categories or first.is_community)
    if asked.begins_with_oblast and is_plain and weight(chosen) >= CENTRE_OF_OBLAST:
        return True  # "Lviv Oblast (Lviv)" is about the oblast
    # A raion of before 2020 tells nothing apart any more.
    is_old_raion = any(not index.knows_raion(raion) for raion in asked.raions)
    return is_old_raion and len({sense.community.code for sense in fitting}) > 1


def _is_rather_abroad(asked: Asked, fitting: list[Sense]) -> bool:
    """Whoever writes "Samara" and nothing more means the city on the Volga, not the village in Sumy oblast."""
    first = asked.names[0]
    is_plain = not (first.categories or first.is_community or asked.oblasts or asked.raions or asked.says_ukraine)
    is_inside = all(sense.how == "name" and not sense.is_centre and sense.category != "town" for sense in fitting)
    return is_plain and is_inside and len(asked.names) == 1 and is_city_abroad(first.name)


def _unknown(index: Index, asked: Asked) -> Answer:
    first, *others = asked.names
    if fold(first.name) in ADJECTIVES:
        return Rejected(Reason.OBLAST)
    words = first.name.split()
    shorter = {" ".join(words[:end]) for end in range(1, len(words))} | {
        " ".join(words[i:]) for i in range(1, len(words))
    }
    inside = [
        sense for name in sorted(shorter, key=len, reverse=True) for sense in index.senses(name) if sense.is_centre
    ]
    near = index.spelt_nearly(first.name)
    understood = [*inside, *(sense for named in others for sense in _senses(index, named))]
    if near or not understood:
        return _doubtful([*near, *understood], Reason.TYPO) if near else Rejected(Reason.UNKNOWN)
    return _doubtful(understood, Reason.WORDS)


def _senses(index: Index, named: Named) -> list[Sense]:
    """A name as that of a place; of a community also as its adjective, and then settlements inside it do not count."""
    called = index.called(named.name)
    if named.is_community:
        places = [sense for sense in index.senses(named.name) if sense.is_centre or sense.how != "name"]
        known = {sense.community for sense in called}
        return [*called, *(sense for sense in places if sense.community not in known)]
    return index.senses(named.name) or called


def _without_bare_oblasts(index: Index, senses: list[Sense], others: list[Named]) -> tuple[list[Named], list[str]]:
    """«Mykolaiv, Lviv»: the second may be the oblast, said without that word; it is weaker evidence."""
    weak, rest = [], []
    for other in others:
        is_plain = not (other.categories or other.is_community)
        if is_plain and oblast_called(other.name) and not _agreeing(senses, _senses(index, other)):
            weak.append(other.name)
        else:
            rest.append(other)
    return rest, weak


def _fits(index: Index, sense: Sense, named: Named, asked: Asked) -> bool:
    community = sense.community
    if not all(oblast_of(community) in covers(slug) for slug in asked.oblasts):
        return False
    if named.categories and sense.category not in named.categories and sense.how != "district":
        return False
    if named.kind and community.kind != named.kind and not (community.kind == "city" and named.kind == "urban"):
        return False
    return all(is_in_raion(community, raion) for raion in asked.raions if index.knows_raion(raion))


def _doubtful(senses: Iterable[Sense], reason: Reason) -> Doubtful:
    ranked = sorted(senses, key=weight, reverse=True)
    return Doubtful(_communities(sense.community for sense in ranked), reason)


def _communities(communities: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(_unique(communities))[:MOST_CANDIDATES]


def _unique(communities: Iterable[Any]) -> list[Any]:
    return list({community.code: community for community in communities}.values())
