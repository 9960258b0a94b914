"""Finding an office by what a person types: a name, a community or an oblast, Ukrainian or Latin, one typo forgiven.

What is searched lies beside each office. It is written when the office is published, and once more within an hour of a
change of the member's name or community, by a task that compares.
"""

from dataclasses import dataclass
from uuid import UUID

from mayors_club.ukrainian import latinise, search_key
from members.communities import GENERAL, typed_words
from members.spelling import Match, lookup_keys, word_keys
from offices.models import Office

COLUMNS = ("search_text", "search_keys")
BATCH = 200
# Said of everybody here, so it tells nobody apart: «мер Полтави».
SAID_OF_ALL = set("мер мера мерка мерки голова голови mayor head of the".split())


@dataclass(frozen=True)
class Found:
    keys: list[UUID]
    # Nothing is spelt as it was typed: these are one typo away.
    is_similar: bool = False


def find(typed: str) -> Found:
    """Public offices in which every word that was typed is met; those with a typo only where nothing fits better."""
    words = telling_words(typed)
    if not words:
        return Found([])
    candidates = Office.objects.public()
    for word in words:
        candidates = candidates.filter(search_keys__overlap=lookup_keys(word))
    graded = [(_grade(words, text), key) for key, text in candidates.order_by().values_list("pk", "search_text")]
    best = min((grade for grade, _key in graded), default=Match.NONE)
    if best is Match.NONE:
        return Found([])
    return Found([key for grade, key in graded if grade is best], is_similar=best is not Match.WORD)


def telling_words(typed: str) -> list[str]:
    words = typed_words(typed)
    return [word for word in words if word not in SAID_OF_ALL] or words


def fill(office: Office) -> bool:
    """Writes what `find` reads, without saving; says whether it differs from what was there."""
    words = sorted(words_of(office.member))
    before = office.search_text
    office.search_text = " ".join(words)
    office.search_keys = sorted(set().union(*(word_keys(word) for word in words)))
    return office.search_text != before


def refresh() -> int:
    """Fill and save every office whose member has another name or community by now. Returns how many."""
    offices = Office.objects.defer(None).defer("search_keys").select_related("member__community")
    changed = [office for office in offices if fill(office)]
    Office.objects.bulk_update(changed, COLUMNS, batch_size=BATCH)
    return len(changed)


def words_of(member) -> set[str]:
    """Every word of the name in both scripts, and every telling word of the place, also run together."""
    names = (member.full_name_uk, member.full_name_latin, latinise(member.full_name_uk))
    found = {word for text in names for word in search_key(text).split()}
    for text in _places(member):
        words = [word for word in search_key(text).split() if word not in GENERAL]
        found |= {*words, "".join(words)} - {""}
    return found


def _places(member) -> tuple[str, ...]:
    one = member.community
    if one is None:
        return member.community_typed, latinise(member.community_typed)
    return one.name_uk, latinise(one.name_uk), one.centre_uk, one.centre_latin, one.oblast_uk, one.oblast_en


def _grade(words: list[str], search_text: str) -> Match:
    """The worst of the words' best matches; a beginning is as good as the word."""
    known = search_text.split()
    worst = max(min((Match.of(word, one) for one in known), default=Match.NONE) for word in words)
    return Match.WORD if worst is Match.BEGINNING else worst
