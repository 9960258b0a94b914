"""Typing errors of the four kinds, for measuring how many of them the search forgives."""

import random
from collections.abc import Iterator

CYRILLIC = "абвгдеєжзиіїйклмнопрстуфхцчшщьюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"


def all_typos(word: str, letters: str) -> set[str]:
    """Every spelling one typo away."""
    missing = {word[:i] + word[i + 1 :] for i in range(len(word))}
    extra = {word[:i] + letter + word[i:] for i in range(len(word) + 1) for letter in letters}
    replaced = {word[:i] + letter + word[i + 1 :] for i in range(len(word)) for letter in letters}
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}
    return (missing | extra | replaced | swapped) - {word}


def typo_of_each_kind(name: str, dice: random.Random) -> Iterator[str]:
    """One letter missing, extra, replaced and two swapped, each at a place thrown for, the first included."""
    letters = LATIN if name.isascii() else CYRILLIC
    place = dice.randrange(len(name))
    yield name[:place] + name[place + 1 :]
    place = dice.randrange(len(name) + 1)
    yield name[:place] + dice.choice(letters) + name[place:]
    place = dice.randrange(len(name))
    yield name[:place] + dice.choice(letters.replace(name[place].lower(), "")) + name[place + 1 :]
    place = dice.randrange(len(name) - 1)
    yield name[:place] + name[place + 1] + name[place] + name[place + 2 :]
