"""Finding a person by name, community or oblast, Ukrainian or Latin, one typo forgiven: the words and their grades."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from mayors_club.ukrainian import latinise, search_key
from members.communities import GENERAL, typed_words
from members.models import Member
from members.spelling import Match

# Said of everybody here, so it tells nobody apart: «мер Полтави».
SAID_OF_ALL = set("мер мера мерка мерки голова голови mayor head of the".split())

TEXTS = (
    "full_name_uk", "full_name_latin", "community_typed", "community__name_uk", "community__centre_uk",
    "community__centre_latin", "community__oblast_uk", "community__oblast_en",
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    keys: list[UUID]
    # Nothing is spelt as it was typed: these are one typo away.
    is_similar: bool = False


def telling_words(typed: str) -> list[str]:
    words = typed_words(typed)
    return [word for word in words if word not in SAID_OF_ALL] or words


def words_of(member: Member) -> frozenset[str]:
    """Every word of the name in both scripts, and every telling word of the place."""
    one = member.community
    place = [None] * 5
    if one:
        place = [one.name_uk, one.centre_uk, one.centre_latin, one.oblast_uk, one.oblast_en]
    return words_of_texts(member.full_name_uk, member.full_name_latin, member.community_typed, *place)


# Remembered by the texts themselves, so nothing remembered can be out of date.
@lru_cache(maxsize=8192)
def words_of_texts(full_name_uk: str, full_name_latin: str, typed: str, *place: str | None) -> frozenset[str]:
    """The same out of the columns in `TEXTS`."""
    community = place[0]
    places = [text for text in place if text] + [latinise(community)] if community else [typed, latinise(typed)]
    found = {
        word for text in (full_name_uk, full_name_latin, latinise(full_name_uk)) for word in search_key(text).split()
    }
    for text in places:
        words = [word for word in search_key(text).split() if word not in GENERAL]
        found |= {*words, "".join(words)} - {""}
    return frozenset(found)


def grade_of(words: list[str], known: Iterable[str]) -> Match:
    """The worst of the words' best matches among the words known of a person; a beginning is as good as the word."""
    worst = max(min((Match.of(word, one) for one in known), default=Match.NONE) for word in words)
    return Match.WORD if worst is Match.BEGINNING else worst


def best_of(graded: list[tuple[Match, UUID]]) -> Found:
    """Those with the best grade; with a typo only where nothing fits better."""
    best = min((grade for grade, _key in graded), default=Match.NONE)
    if best is Match.NONE:
        return Found([])
    return Found([key for grade, key in graded if grade is best], is_similar=best is not Match.WORD)
