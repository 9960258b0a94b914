"""The registry's part of the search of the whole site: communities and cities abroad that have a public agreement."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache, partial, reduce
from operator import and_
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mayors_club.ukrainian import latinise, order_key
from members import known_as, other_names
from members.communities import GENERAL
from members.conditions import Condition, has_key
from members.finding import FITS, Asked, Fit, Hit, Line, Said, words_of_names
from members.folding import fold
from members.spelling import DEPTH, Match, lookup_keys, word_keys
from sister_cities import countries, tied_places
from sister_cities.city_keys import parts_of, typo_keys
from sister_cities.folding import folded
from sister_cities.tied_places import TiedCity, TiedCommunity, is_called, is_in, is_tied_to

SAID_OF_COMMUNITIES = GENERAL | set("громаді громадою громад communities побратими партнери partners".split())
SAID_OF_CITIES = set("місто міста містом партнер партнери побратим побратими partner sister city cities".split())
# Two or three letters begin a town, not a country with a thousand of them; «США» is a whole word.
HALF_A_COUNTRY = 4


def communities(asked: Asked) -> list[Hit]:
    """By the name, present or former, and by the oblast and raion. One query."""
    asked = asked.without(SAID_OF_COMMUNITIES)
    keys = [[*_beginnings(asked, word), *lookup_keys(word)] for word in asked.words]
    renamed = _renamed(asked, keys)
    fits = reduce(and_, map(has_key, keys))
    found = tied_places.communities(fits | is_called(renamed) if renamed else fits)
    graded = [(_fit_of_community(one, asked, renamed), one) for one in found]
    return [
        Hit(fit, partial(_community, one, asked, renamed), (order_key(one.name_in_law(get_language())),))
        for fit, one in graded
        if fit is not Fit.NONE
    ]


def cities(asked: Asked) -> list[Hit]:
    """By any name of the city and by its country. One query."""
    words = tuple(dict.fromkeys(folded(word) for word in asked.without(SAID_OF_CITIES).words if folded(word)))
    asked = Asked(words, folded(asked.phrase))
    if not asked.words:
        return []
    abroad = {word: _countries(asked, word) for word in asked.words}
    # From the side of the agreements where a country is all that was typed: it has thousands of places.
    of_country = is_tied_to if all(abroad.values()) else is_in
    fits = reduce(and_, (_city_with(asked, word, codes, of_country) for word, codes in abroad.items()))
    if len(words) > 1:
        fits |= has_key(typo_keys(asked.phrase))
    graded = [(_fit_of_city(one, asked), one) for one in tied_places.cities(fits)]
    return [
        Hit(fit, partial(_city, one), (-(one.population or 0), order_key(one.name_in(get_language()))))
        for fit, one in graded
        if fit is not Fit.NONE
    ]


def _city_with(asked: Asked, word: str, codes: list[str], of_country: Callable) -> Condition:
    named = has_key([*_beginnings(asked, word), *typo_keys(word)])
    return named | of_country(codes) if codes else named


def _beginnings(asked: Asked, word: str) -> list[str]:
    return [form[:DEPTH] for form in (word, *asked.forms[word])]


class OtherName(NamedTuple):
    """What a community was called before, or is called in other languages, in every spelling known."""

    spellings: tuple[other_names.OtherName, ...] = ()
    words: tuple[str, ...] = ()
    # What was typed is such a name, in whichever letters.
    is_meant: bool = False


def _renamed(asked: Asked, keys: list[list[str]]) -> dict[str, OtherName]:
    """By code, those of which another name fits what was asked."""
    index = _codes_by_key()
    codes = set.intersection(*({code for key in of_word for code in index.get(key, ())} for of_word in keys))
    names = {code: _other_names()[code] for code in codes}
    fitting = {code: name for code, name in names.items() if asked.fit_of(name.words) <= Fit.SIMILAR}
    meant = known_as.meant_by(" ".join(asked.words))
    return fitting | {code: _other_names().get(code, OtherName())._replace(is_meant=True) for code in meant}


@lru_cache(maxsize=1)
def _codes_by_key() -> dict[str, set[str]]:
    codes = defaultdict(set)
    for code, name in _other_names().items():
        for key in {key for word in name.words for key in word_keys(word)}:
            codes[key].add(code)
    return dict(codes)


@lru_cache(maxsize=1)
def _other_names() -> dict[str, OtherName]:
    spellings = {}
    for one in (*other_names.old_names(), *other_names.exonyms()):
        spellings.setdefault(one.code, []).append(one)
    return {
        code: OtherName(tuple(ones), words_of_names(*(one.spelling for one in ones)))
        for code, ones in spellings.items()
    }


def _fit_of_community(community: TiedCommunity, asked: Asked, renamed: dict[str, OtherName]) -> Fit:
    names, places, text = _words_of_community(community.search_text)
    if other := renamed.get(community.code):
        if other.is_meant:
            return Fit.NAME
        names, text = names.union(other.words), text + _text(other.words)
    fit = asked.best(names, text)
    return asked.fit_of(names | places) if fit is Fit.NONE else fit


# By the text itself, so nothing remembered can be out of date; there are fewer communities.
@lru_cache(maxsize=4096)
def _words_of_community(search_text: str) -> tuple[frozenset[str], frozenset[str], str]:
    """The words of its names and of where it lies, and all of them as `Asked.is_in` reads them."""
    names, places = (frozenset(_words(part.split(","))) for part in search_text.split("|"))
    return names, places, _text([*names, *places])


def _fit_of_city(city: TiedCity, asked: Asked) -> Fit:
    principal, others = parts_of(city.search_text)
    names = _words([*principal, *others])
    fit = asked.best(names, _text(names) + _country_texts().get(city.country, ""))
    if fit.is_exact or " " not in asked.phrase:
        return fit
    # In a name of several words a typo may stand anywhere, in the gaps too.
    joined = asked.phrase.replace(" ", "")
    return min([fit, *(FITS[Match.of(joined, name.replace(" ", ""))] for name in principal)])


def _words(phrases: Iterable[str]) -> set[str]:
    """Of each phrase, and the phrase run together."""
    return {word for phrase in phrases for word in (*phrase.split(), phrase.replace(" ", ""))}


def _text(words: Iterable[str]) -> str:
    return f" {' '.join(words)}"


def _countries(asked: Asked, word: str) -> list[str]:
    """Codes of the countries in whose name the word stands, in either language; half typed, it has some letters."""
    forms = [f" {form}" for form in asked.forms[word]] if len(word) >= HALF_A_COUNTRY else [f" {word} "]
    return [code for code, text in _country_texts().items() if any(form in text for form in forms)]


@lru_cache(maxsize=1)
def _country_texts() -> dict[str, str]:
    """The words of each country's name in both languages, as `Asked.is_in` reads them."""
    both = {code: [countries.name(code, language) for language in ("uk", "en")] for code in countries.names("uk")}
    return {code: f" {folded(' '.join(names))} " for code, names in both.items()}


def _community(community: TiedCommunity, asked: Asked, renamed: dict[str, OtherName]) -> Said:
    language, name = get_language(), community.name_in_law(get_language())
    is_city = community.kind == community.Kind.CITY
    lines = [] if is_city else [Line(community.oblast_in(language))]
    if formerly := _formerly(community, asked, renamed):
        shown = formerly if language == "uk" else latinise(formerly)
        lines.append(Line(_("Formerly {name}").format(name=shown)))
    return Said(
        path=reverse("sister_cities:community", args=[community.slug]),
        title=Line(name),
        lines=tuple(lines),
        note=_how_many(community.ties),
    )


def _formerly(community: TiedCommunity, asked: Asked, renamed: dict[str, OtherName]) -> str:
    """The name that was in force, if it was asked for, in whichever spelling; foreign names are never shown."""
    key, other = fold(" ".join(asked.words)), renamed.get(community.code, OtherName())
    for one in other.spellings:
        is_begun = not other.is_meant and asked.fit_of(words_of_names(one.spelling)).is_exact
        if one.formerly and (is_begun or fold(one.spelling) == key):
            return one.formerly
    return ""


def _city(city: TiedCity) -> Said:
    return Said(
        path=reverse("sister_cities:city", args=[city.slug]),
        title=Line(city.name_in(get_language())),
        lines=(Line(countries.name(city.country)),),
        note=_how_many(city.ties),
    )


def _how_many(ties: int) -> str:
    return ngettext("{count} agreement", "{count} agreements", ties).format(count=ties)
