"""Finding a person by name, community or oblast, Ukrainian or Latin, one typo forgiven: the words and their grades."""

from collections.abc import Iterable
from functools import lru_cache

from mayors_club.ukrainian import latinise, search_key
from members.communities import GENERAL, typed_words
from members.models import Member
from members.spelling import Match

# Said of everybody here, so it tells nobody apart: «мер Полтави».
SAID_OF_ALL = set("мер мера мерка мерки голова голови mayor head of the".split())


def telling_words(typed: str) -> list[str]:
    words = typed_words(typed)
    return [word for word in words if word not in SAID_OF_ALL] or words


def words_of(member: Member) -> frozenset[str]:
    """Every word of the name in both scripts, and every telling word of the place. Join `community` for many."""
    one = member.community
    if one is None:
        places: tuple[str, ...] = (member.community_typed, latinise(member.community_typed))
    else:
        places = (one.name_uk, latinise(one.name_uk), one.centre_uk, one.centre_latin, one.oblast_uk, one.oblast_en)
    return _words_of_texts(member.full_name_uk, member.full_name_latin, places)


# Remembered by the texts themselves, so nothing remembered can be out of date.
@lru_cache(maxsize=8192)
def _words_of_texts(full_name_uk: str, full_name_latin: str, places: tuple[str, ...]) -> frozenset[str]:
    names = (full_name_uk, full_name_latin, latinise(full_name_uk))
    found = {word for text in names for word in search_key(text).split()}
    for text in places:
        words = [word for word in search_key(text).split() if word not in GENERAL]
        found |= {*words, "".join(words)} - {""}
    return frozenset(found)


def grade_of(words: list[str], known: Iterable[str]) -> Match:
    """The worst of the words' best matches among the words known of a person; a beginning is as good as the word."""
    worst = max(min((Match.of(word, one) for one in known), default=Match.NONE) for word in words)
    return Match.WORD if worst is Match.BEGINNING else worst
