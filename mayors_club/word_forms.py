"""Other forms of a word that somebody typed: the beginnings which its forms share. Pure; no dictionary, no database.

«Полтави» and «Полтавою» begin like «Полтава» once the ending is gone. An ending is taken off what was typed, never off
what is searched, so a name is found by every form of it and a rare mistake only finds a little too much.
"""

import re

ADJECTIVE = re.compile(r"(.+[сцз]ьк)(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|е|і|их|ими)")
# Taken off where so many letters stay as stand beside them: a shorter rest begins too many other words.
ENDINGS = (
    ("ами ями ові еві єві ому ого ими ах ях ам ям ом ем єм ою ею єю ів ий ої их им".split(), 4),
    ("а я о е є и і ї у ю й ь".split(), 3),
)
# Київ, Києва; Харків, Харкова; шкіл is beyond this.
OTHER_VOWEL = (("їв", "єв"), ("ів", "ов"))


def beginnings(word: str) -> tuple[str, ...]:
    """The word's forms begin with one of these. `word` is a search key: small letters, no apostrophes."""
    if word.isascii():
        return _english(word)
    rest = _without_ending(word)
    for closed, open_ in OTHER_VOWEL:
        if rest.endswith(closed):
            return rest, rest[:-2] + open_
        if rest.endswith(open_) and rest != word:
            return rest, rest[:-2] + closed
    return (rest,)


def _without_ending(word: str) -> str:
    if found := ADJECTIVE.fullmatch(word):
        return found[1]
    for endings, shortest in ENDINGS:
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= shortest:
                return word[: -len(ending)]
    return word


def _english(word: str) -> tuple[str, ...]:
    if word.endswith("ies"):
        return word, f"{word[:-3]}y"
    if word.endswith("y"):
        return word, f"{word[:-1]}ies"
    is_plural = word.endswith("s") and not word.endswith("ss") and len(word) > len("city")
    return (word[:-1],) if is_plural else (word,)
