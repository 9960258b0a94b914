"""One key for all the usual spellings of a Ukrainian place, whatever the alphabet and the way of transliterating.

Cyrillic is first written in Latin letters by Cabinet resolution 55. Then what the other ways write differently becomes
equal: i, y, j, yi, ii, iy (Zelenyi, Zelenyy, Zelenij), ie, ye, e (Yevpatoriia, Evpatoria), h, g, kh (Chernihiv,
Chernigiv), c, ts, cz, ch, w, v, doubled letters, soft signs and apostrophes, hyphens and spaces. Names that differ by
more (Kharkov, Lemberg) are exonyms, which stand in a table: `members.other_names`. No database.
"""

import re
import unicodedata
from functools import lru_cache

from mayors_club.ukrainian import APOSTROPHES, latinise

# Letters of Russian names written in Cyrillic, before they are read as Ukrainian ones.
RUSSIAN = str.maketrans({"ы": "и", "э": "е", "ё": "е", "ъ": None})
# Signs that lose their meaning when the mark is merely taken off.
WITH_MARKS = str.maketrans({"š": "sh", "č": "ch", "ž": "zh", "ż": "zh", "ł": "l", "đ": "d", "ß": "ss", "ı": "i"})
SOFT_SIGNS = f'{APOSTROPHES}"ʹʺ'
# In this order; a capital letter is one sound that several letters write.
SOUNDS = [
    ("w", "v"), ("x", "ks"), ("j", "i"), ("y", "i"),
    ("shch", "Q"), ("szcz", "Q"), ("sch", "Q"), ("sh", "S"), ("sz", "S"),
    ("tch", "C"), ("ch", "C"), ("cz", "C"), ("ts", "c"), ("tz", "c"), ("zgh", "zg"), ("zh", "J"),
    ("kh", "h"), ("gh", "h"), ("g", "h"), ("ii", "i"), ("ii", "i"), ("ie", "e"),
]  # fmt: skip
DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The key; empty when the text has no letter and no digit."""
    composed = unicodedata.normalize("NFC", text).lower()
    latin = latinise(composed.translate(RUSSIAN)).translate(WITH_MARKS)
    plain = unicodedata.normalize("NFKD", latin)
    key = "".join(letter for letter in plain if letter.isalnum() and letter not in SOFT_SIGNS)
    for spelling, sound in SOUNDS:
        key = key.replace(spelling, sound)
    return DOUBLED.sub(r"\1", key)
