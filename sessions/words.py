"""Texts of sessions and experts in the language of a page; what exists in Ukrainian only is marked as such."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import pgettext_lazy

from mayors_club.languages import DEFAULT
from members.vocabulary import LANGUAGES, TOPICS, words_of

SPOKEN = {"uk": pgettext_lazy("language", "Ukrainian"), **LANGUAGES}


@dataclass(frozen=True)
class Words:
    """A text, and its language where it is not that of the page around it."""

    text: str
    lang: str = ""

    def __str__(self):
        return self.text

    def __bool__(self):
        return bool(self.text)


def in_language(row, name: str, language: str) -> Words:
    """The column `name` of a row with two languages, Ukrainian where there is no English."""
    translated = getattr(row, f"{name}_{language}") or ""
    if translated or language == DEFAULT:
        return Words(translated)
    return Words(getattr(row, f"{name}_{DEFAULT}") or "", DEFAULT)


def topics_in_words(codes: Iterable[str]) -> list[str]:
    return words_of(codes, TOPICS)


def languages_in_words(codes: Iterable[str]) -> list[str]:
    return words_of(codes, SPOKEN)
