"""Finding a word by its beginning, with one typo forgiven, through keys that a plain index can hold. No database.

A typo is one letter too many, missing or replaced, or two neighbours swapped: the first letter included. Two spellings
are one typo apart only if leaving one letter out of either, or of both, makes them equal; so a word is stored under
its beginnings and under its beginnings with one letter left out, and looked up in the same manner. Only the first
`DEPTH` letters are stored; `Match.of` then compares whole words.
"""

from enum import IntEnum

DEPTH = 7
# Shorter words have too many neighbours for a guess to be of use.
SHORTEST_WITH_TYPO = 4


class Match(IntEnum):
    """How well what was typed fits a word; lower is better."""

    WORD = 0
    BEGINNING = 1
    WORD_WITH_TYPO = 2
    BEGINNING_WITH_TYPO = 3
    NONE = 9

    @classmethod
    def of(cls, typed: str, word: str) -> "Match":
        if word.startswith(typed):
            return cls.WORD if word == typed else cls.BEGINNING
        if len(typed) < SHORTEST_WITH_TYPO:
            return cls.NONE
        half = len(typed) // 2
        # One typo leaves one half as it is (two swapped letters in the middle: all but one of the first half).
        if typed[half:] not in word and not word.startswith(typed[: half - 1]):
            return cls.NONE
        rest = _rest_after_one_typo(typed, word)
        if rest is None:
            return cls.NONE
        return cls.BEGINNING_WITH_TYPO if rest else cls.WORD_WITH_TYPO


def word_keys(word: str) -> set[str]:
    """The keys under which a word is stored."""
    word = word[:DEPTH]
    beginnings = [word[:length] for length in range(1, len(word) + 1)]
    keys = set(beginnings)
    for beginning in beginnings[SHORTEST_WITH_TYPO - 1 :]:
        keys |= without_one_letter(beginning)
    return keys


def lookup_keys(typed: str) -> list[str]:
    """The keys that find every word which what was typed may mean."""
    typed = typed[:DEPTH]
    return [typed, *(sorted(without_one_letter(typed)) if len(typed) >= SHORTEST_WITH_TYPO else [])]


def without_one_letter(word: str) -> set[str]:
    """Every spelling with one letter left out."""
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _rest_after_one_typo(typed: str, word: str) -> int | None:
    """How many letters of the word follow when one typo is undone; None when one is not enough.

    `typed` does not begin `word`. At the first difference only the four repairs of a typo are possible.
    """
    place = next((i for i, (one, other) in enumerate(zip(typed, word, strict=False)) if one != other), len(word))
    tails = [typed[place + 1 :], typed[place + 1 :], typed[place:]]
    heads = [word[place:], word[place + 1 :], word[place + 1 :]]
    if typed[place : place + 2] == word[place : place + 2][::-1]:
        tails.append(typed[place + 2 :])
        heads.append(word[place + 2 :])
    rests = [len(head) - len(tail) for tail, head in zip(tails, heads, strict=True) if head.startswith(tail)]
    return min(rests, default=None)
