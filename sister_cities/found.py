"""The registry's part of the search of the whole site: communities and cities abroad that have a public agreement."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from mayors_club.ukrainian import latinise, order_key
from members import other_names
from members.communities import GENERAL
from members.finding import Asked, Fit, Hit, Line, words_of_names
from members.models import Community
from members.spelling import DEPTH, lookup_keys
from sister_cities import countries
from sister_cities.city_keys import parts_of, typo_keys
from sister_cities.folding import folded
from sister_cities.models import Agreement, City

SAID_OF_COMMUNITIES = GENERAL | set("громаді громадою громад communities побратими партнери partners".split())
SAID_OF_CITIES = set("місто міста містом партнер партнери побратим побратими partner sister city cities".split())


def communities(asked: Asked) -> list[Hit]:
    """By the name, present or former, and by the oblast and raion. One query."""
    asked = asked.without(SAID_OF_COMMUNITIES)
    renamed = {code: name for code, name in _other_names().items() if asked.fit_of(name.words) <= Fit.SIMILAR}
    similar = Q(*(Q(search_keys__overlap=[*_beginnings(asked, word), *lookup_keys(word)]) for word in asked.words))
    found = (
        Community.objects.annotate(ties=_ties("community"))
        .filter(similar | Q(code__in=renamed), ties__gt=0)
        .defer("search_keys")
        .order_by()
    )
    graded = [(_fit_of_community(one, asked, renamed), one) for one in found]
    return [_community(fit, one, asked, renamed) for fit, one in graded if fit is not Fit.NONE]


def cities(asked: Asked) -> list[Hit]:
    """By any name of the city and by its country. One query."""
    asked = Asked(tuple(dict.fromkeys(folded(word) for word in asked.without(SAID_OF_CITIES).words if folded(word))))
    if not asked.words:
        return []
    similar = Q(
        *(
            Q(search_keys__overlap=[*_beginnings(asked, word), *typo_keys(word)]) | Q(country__in=_countries(word))
            for word in asked.words
        )
    )
    found = City.objects.annotate(ties=_ties("city")).filter(similar, ties__gt=0).defer("search_keys").order_by()
    graded = [(_fit_of_city(one, asked), one) for one in found]
    return [_city(fit, one) for fit, one in graded if fit is not Fit.NONE]


def _ties(place: str) -> Subquery:
    """How many public agreements there are. Counted for what fits alone: `IN` would read the whole registry first."""
    ties = Agreement.objects.public().filter(**{place: OuterRef("pk")}).order_by().values(place)
    return Subquery(ties.annotate(ties=Count("pk")).values("ties"))


def _beginnings(asked: Asked, word: str) -> list[str]:
    return [form[:DEPTH] for form in (word, *asked.forms[word])]


class OtherName(NamedTuple):
    """What a community was called before, or is called in other languages."""

    former: tuple[str, ...]
    words: tuple[str, ...]


@lru_cache(maxsize=1)
def _other_names() -> dict[str, OtherName]:
    spellings = {}
    for one in (*other_names.old_names(), *other_names.exonyms()):
        spellings.setdefault(one.code, []).append(one)
    return {
        code: OtherName(
            tuple(one.spelling for one in ones if one.source), words_of_names(*(one.spelling for one in ones))
        )
        for code, ones in spellings.items()
    }


def _fit_of_community(community: Community, asked: Asked, renamed: dict[str, OtherName]) -> Fit:
    names, places = (_words(part.split(",")) for part in community.search_text.split("|"))
    names |= {*renamed[community.code].words} if community.code in renamed else set()
    fit = asked.best(names, _text([*names, *places]))
    return asked.fit_of(names | places) if fit is Fit.NONE else fit


def _fit_of_city(city: City, asked: Asked) -> Fit:
    principal, others = parts_of(city.search_text)
    names = _words([*principal, *others])
    return asked.best(names, _text([*names, *_country_words(city.country)]))


def _words(phrases: Iterable[str]) -> set[str]:
    """Of each phrase, and the phrase run together."""
    return {word for phrase in phrases for word in (*phrase.split(), phrase.replace(" ", ""))}


def _text(words: Iterable[str]) -> str:
    return f" {' '.join(words)}"


def _countries(word: str) -> list[str]:
    """Codes of the countries in whose name the word stands, in either language."""
    one_word = Asked((word,))
    return [code for code in countries.names("uk") if one_word.is_in(_text(_country_words(code)))]


@lru_cache(maxsize=300)
def _country_words(code: str) -> tuple[str, ...]:
    return tuple(folded(" ".join(countries.name(code, language) for language in ("uk", "en"))).split())


def _community(fit: Fit, community: Community, asked: Asked, renamed: dict[str, OtherName]) -> Hit:
    language, name = get_language(), community.name_in_law(get_language())
    is_city = community.kind == Community.Kind.CITY
    lines = [] if is_city else [Line(community.oblast_in(language))]
    former = renamed[community.code].former if community.code in renamed else ()
    meant = next((one for one in former if asked.fit_of(words_of_names(one)).is_exact), "")
    if meant:
        lines.append(Line(_("Formerly {name}").format(name=meant if language == "uk" else latinise(meant))))
    return Hit(
        fit=fit,
        path=reverse("sister_cities:community", args=[community.slug]),
        title=Line(name),
        lines=tuple(lines),
        order=(order_key(name),),
        note=_how_many(community.ties),
    )


def _city(fit: Fit, city: City) -> Hit:
    name = city.name_in(get_language())
    return Hit(
        fit=fit,
        path=reverse("sister_cities:city", args=[city.slug]),
        title=Line(name),
        lines=(Line(countries.name(city.country)),),
        order=(-(city.population or 0), order_key(name)),
        note=_how_many(city.ties),
    )


def _how_many(ties: int) -> str:
    return ngettext("{count} agreement", "{count} agreements", ties).format(count=ties)
