"""What somebody means who types into the registry: communities, cities abroad and countries, one typo forgiven.

Only places that stand in the registry count. A word with a typo is met only where no place is spelt as it was typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from members.communities import typed_words
from members.models import Community
from members.spelling import Match, lookup_keys
from sister_cities import countries
from sister_cities.folding import folded
from sister_cities.models import Agreement, City


@dataclass(frozen=True)
class Meant:
    """Which agreements are meant, as a condition."""

    condition: Q
    # Nothing is spelt as it was typed: these are one typo away.
    is_similar: bool = False


@dataclass
class Places:
    """Where one word is met, and how well."""

    match: Match = Match.NONE
    communities: set[int] = field(default_factory=set)
    cities: set[int] = field(default_factory=set)

    def add(self, match: Match, *, community: int | None = None, city: int | None = None) -> None:
        match = Match.WORD if match is Match.BEGINNING else match
        if match is Match.NONE or match > self.match:
            return
        if match < self.match:
            self.match, self.communities, self.cities = match, set(), set()
        if community:
            self.communities.add(community)
        if city:
            self.cities.add(city)

    @property
    def condition(self) -> Q:
        return Q(community__in=self.communities) | Q(city__in=self.cities)


def find(typed: str) -> Meant:
    """Agreements in whose community or city every word is met, or whose country was typed. Two questions."""
    words = typed_words(typed)
    # A word has one form among Ukrainian names and another, without diacritics, among foreign ones.
    forms = {word: folded(word) or word for word in words}
    places = _places(forms) if words else []
    meant = Q(pk__in=[])
    if places and all(one.match is not Match.NONE for one in places):
        meant = Q()
        for one in places:
            meant &= one.condition
    code = countries.code_of(typed)
    if code:
        return Meant(Q(partner_country=code) | meant)
    return Meant(meant, is_similar=any(Match.WORD < one.match < Match.NONE for one in places))


def _places(forms: dict[str, str]) -> list[Places]:
    named, around = {word: Places() for word in forms}, {word: Places() for word in forms}
    public = Agreement.objects.public()
    for key, text in _with_keys(Community, forms, public.values("community")):
        names, _, region = text.partition("|")
        _compare(forms, _words_in(names), named, community=key)
        _compare(forms, _words_in(region), around, community=key)
    for key, text in _with_keys(City, forms.values(), public.values("city")):
        _compare({word: word for word in forms.values()}, _words_in(text), _by_form(forms, named), city=key)
    # An oblast is meant where no place of that name is.
    return [named[word] if named[word].match is not Match.NONE else around[word] for word in forms]


def _by_form(forms: dict[str, str], places: dict[str, Places]) -> dict[str, Places]:
    return {form: places[word] for word, form in forms.items()}


def _with_keys(model, words: Iterable[str], among):
    keys = sorted({key for word in words for key in lookup_keys(word)})
    return model.objects.filter(search_keys__overlap=keys, pk__in=among).order_by().values_list("pk", "search_text")


def _words_in(text: str) -> list[str]:
    return text.replace("|", " ").replace(",", " ").split()


def _compare(words: Iterable[str], known: list[str], places: dict[str, Places], **place) -> None:
    for word in words:
        best = min((Match.of(word, one) for one in known), default=Match.NONE)
        places[word].add(best, **place)
