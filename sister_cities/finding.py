"""What somebody means who types into the registry: communities, cities abroad and countries, one typo forgiven.

Only places that stand in the registry count. A word with a typo is met only where no place is spelt as it was typed.
A community is also met by its former and foreign names («Дніпропетровськ», «Харьков», "Lemberg").
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from members import known_as
from members.communities import typed_words
from members.models import Community
from members.spelling import Match, lookup_keys
from sister_cities import city_keys, countries
from sister_cities.folding import folded
from sister_cities.models import Agreement, City

# No row has this number. An empty list would make a query that is never sent, and leaves nothing to count.
NOTHING = Q(pk=0)


@dataclass(frozen=True)
class Meant:
    """Which agreements are meant, as a condition."""

    condition: Q
    # Nothing is spelt as it was typed: these are one typo away.
    is_similar: bool = False


@dataclass
class Places:
    """Where one word is met, and how well; a beginning is as good as the word."""

    match: Match = Match.NONE
    communities: set[int] = field(default_factory=set)
    cities: set[int] = field(default_factory=set)

    def add(self, match: Match, *, community: int | None = None, city: int | None = None) -> None:
        match = Match.WORD if match is Match.BEGINNING else match
        if match is Match.NONE or match > self.match:
            return
        if match < self.match:
            self.match, self.communities, self.cities = match, set(), set()
        self.communities |= {community} - {None}
        self.cities |= {city} - {None}

    @property
    def condition(self) -> Q:
        return Q(community__in=self.communities) | Q(city__in=self.cities)


def find(typed: str) -> Meant:
    """Agreements in whose community or city every word is met, or whose country was typed. Two questions."""
    words = typed_words(typed)
    places = _places(words) if words else []
    meant = NOTHING
    if places and all(one.match is not Match.NONE for one in places):
        meant = Q()
        for one in places:
            meant &= one.condition
    if len(words) > 1 and (known := known_as.meant_by(" ".join(words))):
        meant |= Q(community__code__in=known)
    if code := countries.code_of(typed):
        return Meant(Q(partner_country=code) | meant)
    return Meant(meant, is_similar=any(Match.WORD < one.match < Match.NONE for one in places))


def _places(words: list[str]) -> list[Places]:
    named, around = {word: Places() for word in words}, {word: Places() for word in words}
    _look_among_communities(named, around)
    _look_among_cities(named)
    # An oblast is meant where no place of that name is.
    return [named[word] if named[word].match is not Match.NONE else around[word] for word in words]


def _look_among_communities(named: dict[str, Places], around: dict[str, Places]) -> None:
    keys = sorted({key for word in named for key in lookup_keys(word)})
    known = {word: known_as.meant_by(word) for word in named}
    meant = Q(search_keys__overlap=keys) | Q(code__in=set().union(*known.values()))
    found = Community.objects.filter(meant, pk__in=Agreement.objects.public().values("community"))
    for key, code, text in found.order_by().values_list("pk", "code", "search_text"):
        names, _, region = text.partition("|")
        for word in named:
            match = Match.WORD if code in known[word] else _best(word, _words_in(names))
            named[word].add(match, community=key)
            around[word].add(_best(word, _words_in(region)), community=key)


def _look_among_cities(named: dict[str, Places]) -> None:
    forms = {word: folded(word) or word for word in named}
    keys = {key for form in forms.values() for key in (*city_keys.beginning_keys(form), *city_keys.typo_keys(form))}
    found = City.objects.filter(search_keys__overlap=sorted(keys), pk__in=Agreement.objects.public().values("city"))
    for key, text in found.order_by().values_list("pk", "search_text"):
        principal, others = (_words_in(",".join(part)) for part in city_keys.parts_of(text))
        for word, form in forms.items():
            is_begun = any(one.startswith(form) for one in others)
            named[word].add(Match.WORD if is_begun else _best(form, principal), city=key)


def _best(word: str, known: Iterable[str]) -> Match:
    return min((Match.of(word, one) for one in known), default=Match.NONE)


def _words_in(text: str) -> list[str]:
    return text.replace(",", " ").split()
