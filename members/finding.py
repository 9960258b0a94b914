"""What the search of the whole site asks each app for, and what an app answers. No database.

Each app compares what was asked with its public pages as they are now, and answers with hits; what fits best is shown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property, lru_cache
from typing import Self

from mayors_club.ukrainian import latinise, search_key
from mayors_club.word_forms import beginnings
from members.spelling import Match

SHORTEST = 2
MOST_WORDS = 8
LONGEST_ENDING = 3
# Said in every sentence, so they find nothing.
SMALL_WORDS = set(
    "а але без в від для до з за зі й і із на над не о об по про та у це чи що як "
    "a an and are at by for from how in is it of on or the to what with".split()
)


class Fit(IntEnum):
    """How well a page fits; lower is better."""

    NAME = 0  # every word stands in its name, in whatever form
    BEGINNING = 1  # … begins there
    TEXT = 2  # every word stands somewhere on the page
    SIMILAR = 3  # the words of its name are one typo away
    GUESS = 4  # … and half typed
    NONE = 9

    @property
    def is_exact(self) -> bool:
        return self <= Fit.TEXT


FITS = {
    Match.WORD: Fit.NAME,
    Match.BEGINNING: Fit.BEGINNING,
    Match.WORD_WITH_TYPO: Fit.SIMILAR,
    Match.BEGINNING_WITH_TYPO: Fit.GUESS,
    Match.NONE: Fit.NONE,
}


@dataclass(frozen=True)
class Line:
    """A text, and its language where it is not that of the page around it."""

    text: str
    lang: str = ""


@dataclass(frozen=True)
class Said:
    """What is said of a page that was found, in the language of the search."""

    path: str
    title: Line
    lines: tuple[Line, ...] = ()
    # A word beside it: a day, a country.
    note: str = ""


@dataclass(frozen=True)
class Hit:
    """One page that was found. Hits of one kind are sorted by fit and `order`; `say` is asked of those on the page."""

    fit: Fit
    say: Callable[[], Said]
    order: tuple = ()


@dataclass(frozen=True)
class Asked:
    """The words somebody typed, without those that tell nothing apart."""

    words: tuple[str, ...]
    # All of them, as they were typed.
    phrase: str = ""

    @classmethod
    def of(cls, typed: str) -> Self:
        """No words where too little was typed to look for anything."""
        words = search_key(typed).split()
        telling = [word for word in words if word not in SMALL_WORDS] or words
        telling = list(dict.fromkeys(telling))[:MOST_WORDS]
        return cls(tuple(telling) if len("".join(telling)) >= SHORTEST else (), " ".join(words))

    def without(self, general: Iterable[str]) -> Self:
        """For pages of which all say these words of themselves: without them, unless nothing else was typed."""
        return replace(self, words=tuple(word for word in self.words if word not in general) or self.words)

    @cached_property
    def forms(self) -> dict[str, tuple[str, ...]]:
        return {word: beginnings(word) for word in self.words}

    def fit_of(self, names: Iterable[str]) -> Fit:
        """The worst of the words' best fits among the words of a name."""
        return self._worst(names, _fit)

    def is_in(self, text: str) -> bool:
        """Whether every word, or a form of it, stands in a text made by `searchable`."""
        return self.count_in(text) == len(self.words)

    def count_in(self, text: str) -> int:
        """How many of the words stand there."""
        return sum(any(f" {form}" in text for form in forms) for forms in self.forms.values())

    def best(self, names: Iterable[str], text: str) -> Fit:
        """By name where all of it stands there, else by the text, else with a typo in the name."""
        return min(Fit.TEXT, self._worst(names, _fit_as_spelt)) if self.is_in(text) else self.fit_of(names)

    def _worst(self, names: Iterable[str], fit_of_word: Callable) -> Fit:
        worst = Fit.NAME
        for word, forms in self.forms.items():
            worst = max(worst, min((fit_of_word(word, forms, name) for name in names), default=Fit.NONE))
            if worst is Fit.NONE:
                break
        return worst

    @property
    def tsquery(self) -> str:
        """The same as `is_in`, for a full-text index without a dictionary. The words hold letters and digits only."""
        parts = (" | ".join(f"'{form}':*" for form in forms) for forms in self.forms.values())
        return " & ".join(f"({part})" for part in parts)


# Both remember by the texts themselves, so nothing remembered can be out of date.
@lru_cache(maxsize=4096)
def words_of_names(*names: str | None) -> tuple[str, ...]:
    """The words of names in the letters they have and, of Ukrainian ones, in Latin letters: for `Asked.fit_of`."""
    known = [name for name in names if name]
    return tuple(dict.fromkeys(search_key(" ".join([*known, *map(latinise, known)])).split()))


@lru_cache(maxsize=4096)
def searchable(*texts: str | None) -> str:
    """Texts as `Asked.is_in` reads them."""
    return f" {search_key(' '.join(text for text in texts if text))}"


def _fit(word: str, forms: tuple[str, ...], name: str) -> Fit:
    return _fit_as_spelt(word, forms, name) if name.startswith(forms) else FITS[Match.of(word, name)]


def _fit_as_spelt(word: str, forms: tuple[str, ...], name: str) -> Fit:
    if not name.startswith(forms):
        return Fit.NONE
    # The word itself, another form of it, or a longer word that begins like it.
    ending = min(len(name) - len(form) for form in forms if name.startswith(form))
    return Fit.NAME if name == word or (word not in forms and ending <= LONGEST_ENDING) else Fit.BEGINNING
