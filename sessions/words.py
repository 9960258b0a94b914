"""Texts of sessions and experts in the language of a page; what exists in Ukrainian only is marked as such."""

from collections.abc import Iterable

from django.utils.translation import pgettext_lazy

from mayors_club.languages import DEFAULT
from mayors_club.said import Said
from members.vocabulary import LANGUAGES, TOPICS, words_of

SPOKEN = {"uk": pgettext_lazy("language", "Ukrainian"), **LANGUAGES}


def in_language(row, name: str, language: str) -> Said:
    """The column `name` of a row with two languages, Ukrainian where there is no English."""
    translated = getattr(row, f"{name}_{language}") or ""
    if translated or language == DEFAULT:
        return Said(translated)
    return Said(getattr(row, f"{name}_{DEFAULT}") or "", DEFAULT)


def topics_in_words(codes: Iterable[str]) -> list[str]:
    return words_of(codes, TOPICS)


def languages_in_words(codes: Iterable[str]) -> list[str]:
    return words_of(codes, SPOKEN)
