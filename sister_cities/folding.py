"""The form in which two spellings of one foreign name are equal, whatever the keyboard had. No database."""

import unicodedata
from functools import lru_cache

from mayors_club.ukrainian import APOSTROPHES

# Letters that Unicode does not take apart into a plain letter and a mark.
PLAIN = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ə": "a", "ß": "ss", "æ": "ae", "œ": "oe",
    "þ": "th", "ĸ": "k", "ŋ": "n", **dict.fromkeys(f"{APOSTROPHES}ʻ“”\"«»ʹʺ·", ""),
})  # fmt: skip
# й, ї, ґ stay letters of their own; ё is written as е.
KEPT = {"й": "\0", "ї": "\1"}
BACK = {mark: letter for letter, mark in KEPT.items()}


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Small letters without marks, apostrophes and quotes; one space for every other sign: «Târgu-Neamț» → targu neamt.

    Cyrillic «й» and «ї» keep their marks: they are letters of their own.
    """
    small = unicodedata.normalize("NFC", text).lower()
    if small.isascii():
        plain = small.translate(PLAIN)
    else:
        for letter, mark in KEPT.items():
            small = small.replace(letter, mark)
        apart = unicodedata.normalize("NFKD", small.translate(PLAIN))
        plain = "".join(BACK.get(letter, letter) for letter in apart if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain).split())
