"""What a city is stored under so that it is found by what a person types or a table says. No database.

Three kinds of keys in one array: «leip» is a beginning of a word of any name, «=bad muskau» is a whole name, and
«-leizig» is the beginning of a principal name, or a word of it, with a letter left out (members/spelling.py says why).
A quarter of a million places have too many words for forgiving a typo in half a word: only cities do that.

The text beside it has the principal names, a semicolon, and the other names, each between bars: «|leipzig|;|lipsk|».
"""

from itertools import chain

from members.spelling import DEPTH, SHORTEST_WITH_TYPO, lookup_keys, without_one_letter, word_keys
from sister_cities.city_names import phrases

SHORTEST = 2
# A typo may stand anywhere in a whole name, run together; so many of its letters are stored.
NAME_DEPTH = 12
# Below that a word of several is too common: «bad», «saint».
SHORTEST_WORD_WITH_TYPO = 5
LARGE = 100_000


def text_of(names: list[str], others: list[str]) -> str:
    principal = phrases(names)
    rest = [phrase for phrase in phrases(others) if phrase not in principal]
    return f"{_barred(principal)};{_barred(rest)}"


def parts_of(text: str) -> tuple[list[str], list[str]]:
    """The principal and the other names in a text of `text_of`."""
    principal, _, rest = text.partition(";")
    return [one for one in principal.split("|") if one], [one for one in rest.split("|") if one]


def keys_of(text: str, population: int | None) -> set[str]:
    principal, rest = parts_of(text)
    keys = {f"={phrase}" for phrase in chain(principal, rest)}
    for word in {word for phrase in chain(principal, rest) for word in _words(phrase)}:
        keys.update(word[:length] for length in range(SHORTEST, min(len(word), DEPTH) + 1))
    for phrase in principal:
        keys |= _typo_keys(phrase, is_large=(population or 0) >= LARGE)
    return keys


def beginning_keys(phrase: str) -> list[str]:
    """The keys under which every city stands whose names begin or continue as typed; what is found is to be checked."""
    joined, longest = phrase.replace(" ", "")[:DEPTH], max(phrase.split(), key=len)[:DEPTH]
    return list(dict.fromkeys([f"={phrase}", joined, longest]))


def typo_keys(phrase: str) -> list[str]:
    """The keys under which every city stands whose name is one typo away; what is found is to be checked."""
    joined = phrase.replace(" ", "")
    if len(joined) < SHORTEST_WITH_TYPO:
        return []
    found = {joined[:NAME_DEPTH], *without_one_letter(joined[:NAME_DEPTH])}
    if " " not in phrase:
        found.update(lookup_keys(phrase))
    return sorted(f"-{key}" for key in found)


def _words(phrase: str) -> set[str]:
    return {*phrase.split(), phrase.replace(" ", "")}


def _typo_keys(phrase: str, *, is_large: bool) -> set[str]:
    joined, words = phrase.replace(" ", "")[:NAME_DEPTH], phrase.split()
    found = {joined, *without_one_letter(joined)} if len(joined) >= SHORTEST_WITH_TYPO else {joined}
    if len(words) > 1:
        for word in words:
            if len(word) >= SHORTEST_WORD_WITH_TYPO:
                found.update((word[:DEPTH], *without_one_letter(word[:DEPTH])))
    if is_large:
        found.update(*(word_keys(word) for word in _words(phrase)))
    return {f"-{key}" for key in found}


def _barred(phrases: list[str]) -> str:
    return f"|{'|'.join(phrases)}|" if phrases else ""
