"""Which communities a name may mean: every centre, settlement, old name and exonym, found by its key.

Built once for a file (two queries), then read without the database.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import takewhile
from typing import Any, NamedTuple, Self

from mayors_club.ukrainian import LETTERS, latinise, search_key
from members import other_names
from members.folding import fold
from members.models import Community, Settlement
from members.spelling import Match
from sister_cities.matching.districts import DISTRICTS

UKRAINIAN = set(LETTERS)
CATEGORY_OF = {"city": "town", "urban": "town", "settlement": "settlement", "rural": "village"}
# The two cities are no hromadas; their councils have adjectives like all others.
ADJECTIVES_OF_CITIES = {"Київ": "Київська", "Севастополь": "Севастопольська"}
SHORTEST_WITH_TYPO = 4
ADJECTIVE_ENDINGS = (("ський", "ська"), ("ськ", "ська"), ("цьк", "цька"), ("град", "градська"), ("жне", "жненська"))


class Sense(NamedTuple):
    """One thing a name may mean. `how` is name, old_name, exonym or district; `source` the act of a renaming."""

    community: Any
    category: str
    is_centre: bool
    how: str = "name"
    source: str = ""
    name_uk: str = ""
    is_adjective: bool = False


class Index:
    """The names of all communities; `communities` have the columns of members.Community, in any class."""

    def __init__(self, communities: Iterable[Any], settlements: Iterable[tuple[str, str, str]]):
        """`settlements` are (code of the community, category, name), the centres among them or not."""
        self.by_code = {community.code: community for community in communities}
        self.by_prefix = {code[:9]: community for code, community in self.by_code.items()}
        self.ukrainian: dict[str, list[Sense]] = defaultdict(list)
        self.folded: dict[str, list[Sense]] = defaultdict(list)
        self.adjectives: dict[str, list[Sense]] = defaultdict(list)
        self.raions = {
            raion_stem(community.raion_latin) for community in self.by_code.values() if community.raion_latin
        }
        self._spelt_with_typo: dict[str, set[str]] = {}
        for community in self.by_code.values():
            self._add(community.centre_uk, Sense(community, CATEGORY_OF[community.kind], is_centre=True))
            self._add_adjective(community)
        self._add_settlements(settlements)
        self._add_other_names()

    @classmethod
    def from_database(cls) -> Self:
        communities = Community.objects.defer("search_text", "search_keys")
        settlements = Settlement.objects.values_list("community__code", "category", "name_uk")
        return cls(communities, settlements.iterator(chunk_size=5000))

    def senses(self, name: str) -> list[Sense]:
        """What a name may mean: by its exact Ukrainian spelling, or else by what all spellings have in common."""
        exact = self.ukrainian.get(exact_key(name), []) if is_cyrillic(name) else []
        return exact or self.folded.get(fold(name), [])

    def called(self, adjective: str) -> list[Sense]:
        """The communities named so: «Миргородська», «Миргородської», "Myrhorodska"."""
        exact = self.adjectives.get(nominative(exact_key(adjective)), []) if is_cyrillic(adjective) else []
        return exact or self.adjectives.get(adjective_key(adjective), [])

    def knows_raion(self, raion: str) -> bool:
        """Whether it may be one of today's; those of before 2020 are not known."""
        return any(is_nearly(raion_stem(raion), stem) for stem in self.raions)

    def spelt_nearly(self, name: str) -> list[Sense]:
        """What the name may mean if one letter is wrong."""
        key = fold(name)
        if len(key) < SHORTEST_WITH_TYPO:
            return []
        if not self._spelt_with_typo:
            self._spelt_with_typo = _by_left_out_letter(self.folded)
        near = set().union(*(self._spelt_with_typo.get(less, ()) for less in {key, *_without_one_letter(key)}))
        found = [spelling for spelling in sorted(near) if Match.of(key, spelling) in (Match.WORD, Match.WORD_WITH_TYPO)]
        return [sense for spelling in found for sense in self.folded[spelling]]

    def _add(self, name: str, sense: Sense) -> None:
        sense = sense._replace(name_uk=sense.name_uk or name)
        if is_cyrillic(name):
            self.ukrainian[exact_key(name)].append(sense)
        self.folded[fold(name)].append(sense)

    def _add_adjective(self, community: Any) -> None:
        name = ADJECTIVES_OF_CITIES.get(community.name_uk, community.name_uk)
        sense = Sense(community, CATEGORY_OF[community.kind], is_centre=True, name_uk=name, is_adjective=True)
        self._add_spelling(name, sense)

    def _add_spelling(self, adjective: str, sense: Sense) -> None:
        self.adjectives[adjective_key(adjective)].append(sense)
        self.adjectives[nominative(exact_key(adjective))].append(sense)

    def _add_settlements(self, settlements: Iterable[tuple[str, str, str]]) -> None:
        added = set()
        for code, category, name in settlements:
            community = self.by_code.get(code)
            is_centre = community and name == community.centre_uk and category == CATEGORY_OF[community.kind]
            if community and not is_centre and (code, category, name) not in added:
                added.add((code, category, name))
                self._add(name, Sense(community, category, is_centre=False))

    def _add_other_names(self) -> None:
        for how, others in (("old_name", other_names.old_names()), ("exonym", other_names.exonyms())):
            for other in others:
                named = self.ukrainian.get(exact_key(other.name_now), [])
                present = [sense for sense in named if sense.community.code == other.code and sense.how == "name"]
                if present:
                    meant = max(present, key=lambda sense: (sense.is_centre, sense.category == "town"))
                    sense = meant._replace(how=how, source=other.source)
                    self._add(other.spelling, sense)
                    if adjective := adjective_of(other.spelling):
                        self._add_spelling(adjective, sense._replace(name_uk=adjective, is_adjective=True))
        for district, city in DISTRICTS.items():
            for sense in self.ukrainian.get(exact_key(city), []):
                if sense.category == "town" and sense.is_centre:
                    self._add(district, Sense(sense.community, "town", is_centre=False, how="district"))


def is_cyrillic(name: str) -> bool:
    return any(letter in UKRAINIAN for letter in name.lower())


def exact_key(name: str) -> str:
    return search_key(name).replace(" ", "")


def nominative(adjective: str) -> str:
    """«Миргородської» as «Миргородська»."""
    return f"{adjective.removesuffix('ої')}а" if adjective.endswith("кої") else adjective


def adjective_key(adjective: str) -> str:
    """One for Ukrainian and Latin letters; no Cyrillic key of `nominative` equals one."""
    key = fold(adjective)
    return f"{key.removesuffix('oi')}a" if key.endswith("koi") else key


def adjective_of(name: str) -> str:
    """Of a former name, where its ending leaves no doubt: Кіровоград, «Кіровоградська»."""
    if not is_cyrillic(name):
        return ""
    return next((name.removesuffix(end) + put for end, put in ADJECTIVE_ENDINGS if name.endswith(end)), "")


def raion_stem(raion: str) -> str:
    """What the adjective, its genitive and the name of the centre share: Любарський, Любарського, Liubar."""
    return fold(raion).removesuffix("oho").removesuffix("i").removesuffix("sk")


def is_in_raion(community: Any, raion: str) -> bool:
    return is_nearly(raion_stem(raion), raion_stem(community.raion_latin))


def is_nearly(stem: str, other: str) -> bool:
    """Берегове and Берегівський: alike but for the last letters."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(stem, other, strict=False)))
    return shared >= max(3, max(len(stem), len(other)) - 3)


def spelt_latin(name_uk: str) -> str:
    """The name by the resolution, for asking whether a cell says exactly that."""
    return exact_key(latinise(name_uk))


def _by_left_out_letter(keys: Iterable[str]) -> dict[str, set[str]]:
    found = defaultdict(set)
    for key in keys:
        for less in {key, *_without_one_letter(key)}:
            found[less].add(key)
    return found


def _without_one_letter(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}
