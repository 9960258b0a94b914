"""Finding a community by what a person types: Ukrainian or Latin letters, any word of the name, one typo forgiven.

It is also found by its former and foreign names (members/known_as.py), and shown as the law calls it.
"""

from django.db.models import Q

from mayors_club.ukrainian import latinise, order_key, search_key
from members import known_as
from members.folding import fold
from members.models import Community, Settlement
from members.spelling import Match, lookup_keys, word_keys

LIMIT = 10
SHORTEST = 2
# A page of candidates is ranked in Python; more than this only comes from two or three letters.
CANDIDATES = 400
BEHIND_EVERY_NAME = 10
# Words that say what a community is, not which one. Dropped from what was typed unless nothing else is left.
GENERAL = set(
    "громада громади територіальна тг отг міська селищна сільська місто селище село смт м с область обл район "
    "зі спеціальним статусом community hromada oblast raion urban settlement rural city with special status".split()
)
KIND_ORDER = [Community.Kind.CITY, Community.Kind.URBAN, Community.Kind.SETTLEMENT, Community.Kind.RURAL]


def search(typed: str, *, limit: int = LIMIT) -> list[Community]:
    """The communities that fit best, at most `limit`; the name counts before the oblast and raion it lies in."""
    words = typed_words(typed)
    if len("".join(words)) < SHORTEST:
        return []
    known = _known_as(" ".join(words))
    fits = Q(*(Q(search_keys__overlap=lookup_keys(word)) for word in words))
    candidates = Community.objects.filter(fits | Q(code__in=known) if known else fits)
    facts = candidates.order_by().values_list("pk", "code", "search_text", "kind")[:CANDIDATES]
    ranked = sorted(
        (rank, pk) for pk, code, text, kind in facts if (rank := _best_rank(words, text, kind, known.get(code)))
    )
    # A half-typed word with a typo is a guess: offered only when nothing fits better.
    best = [pk for (is_guess, *_), pk in ranked[:limit] if is_guess == ranked[0][0][0]]
    found = Community.objects.defer("search_text", "search_keys").in_bulk(best)
    return [found[pk] for pk in best]


def exact(typed: str) -> Community | None:
    """The one community that was typed in full: by its label, or by a name or centre that nobody else has."""
    key = search_key(typed)
    found = search(typed)
    by_label = [one for one in found if key in (search_key(one.full_name_uk), search_key(one.full_name_en))]
    if len(by_label) == 1:
        return by_label[0]
    names = " ".join(typed_words(typed))
    by_name = [one for one in found if names in map(search_key, (one.name_uk, one.centre_uk, one.centre_latin))]
    if not by_name and (code := known_as.centre_meant_by(names)):
        by_name = [one for one in found if one.code == code and not _is_rather_a_village(names, one)]
    return by_name[0] if len(by_name) == 1 else None


def _is_rather_a_village(typed: str, community: Community) -> bool:
    """Former name of a centre that is no town, which places in other communities have today: «Артемівка»."""
    key = fold(typed)
    if key == fold(community.centre_uk) or community.kind in (Community.Kind.CITY, Community.Kind.URBAN):
        return False
    return Settlement.objects.filter(key=key).exclude(community=community).exists()


def typed_words(typed: str) -> list[str]:
    """The telling words. The last word may be half typed, so the beginning of a general one is dropped there too."""
    words = search_key(typed).split()
    telling = [word for word in words if word not in GENERAL]
    if len(telling) > 1 and telling[-1] == words[-1] and any(word.startswith(words[-1]) for word in GENERAL):
        telling.pop()
    return telling or words


def fill_search(community: Community) -> None:
    """Writes what `search` reads. To be called before a community is saved with a new name, centre or region."""
    names = _phrases(community.name_uk, community.centre_uk, community.centre_latin, latinise(community.name_uk))
    places = _phrases(community.oblast_uk, community.oblast_en, community.raion_uk, community.raion_latin)
    community.search_text = f"{','.join(names)}|{','.join(places)}"
    community.search_keys = sorted(set().union(*(word_keys(word) for word in words_of([*names, *places]))))


def _phrases(*texts: str) -> list[str]:
    """Each text in its telling words; a name of several words also run together, as it is sometimes typed."""
    parted = [[word for word in search_key(text).split() if word not in GENERAL] for text in texts]
    return list(dict.fromkeys(phrase for words in parted for phrase in (" ".join(words), "".join(words)) if phrase))


def words_of(phrases: list[str]) -> set[str]:
    return {word for phrase in phrases for word in phrase.split()}


def _known_as(typed: str) -> dict[str, Match]:
    """By code: how well a former or a foreign name fits. Behind those whose name of today was typed."""
    begun = dict.fromkeys(known_as.begun_by(typed), Match.WORD_WITH_TYPO)
    return begun | dict.fromkeys(known_as.meant_by(typed), Match.BEGINNING)


def _best_rank(words: list[str], search_text: str, kind: str, known: Match | None) -> tuple | None:
    by_other_name = None if known is None else (False, known, False, KIND_ORDER.index(kind), order_key(search_text))
    return min(filter(None, (_rank(words, search_text, kind), by_other_name)), default=None)


def _rank(words: list[str], search_text: str, kind: str) -> tuple | None:
    """None when a word fits nowhere; otherwise lower is better."""
    phrases, places = (part.split(",") for part in search_text.split("|"))
    names, is_guess, total = words_of(phrases), False, 0
    for word in words:
        match = min((Match.of(word, name) for name in names), default=Match.NONE)
        if match is Match.NONE:
            match = min((Match.of(word, place) for place in words_of(places)), default=Match.NONE)
            if match is Match.NONE:
                return None
            total += BEHIND_EVERY_NAME
        is_guess |= match is Match.BEGINNING_WITH_TYPO
        total += match
    # Михайлівська before Хутір-Михайлівська.
    is_inside = not any(phrase.startswith(words[0]) for phrase in phrases)
    return is_guess, total, is_inside, KIND_ORDER.index(kind), order_key(search_text)
