"""Which names of GeoNames are searched, and which of them is certainly Ukrainian. No database.

GeoNames has the alternate names of all languages in one heap, without saying which is whose.
"""

import re

from sister_cities.folding import folded

LATIN = re.compile(r"[\u0000-\u024f\u1e00-\u1eff\u02b0-\u02ff\u0300-\u036f\u2010-\u201f]*")
CYRILLIC = re.compile(r"[\u0400-\u04ff\u0300-\u036f\u02bc\u2010-\u201f '().,0-9-]*")
UKRAINIAN = re.compile(r"[АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ][абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ ()А-ЩЄЮЯҐІЇ-]+")
NO_OTHER_HAS_IT = re.compile(r"[їєґЇЄҐ]|[бвгджзклмнпрстфхцчшщ]’[єїюя]")
BELARUSIAN_HAS_IT_TOO = re.compile(r"[іІ]")
BELARUSIAN = re.compile(r"ў|ы.*і|і.*ы|дз[еёія]|[тсц]к$|рск", re.IGNORECASE)
# In these countries a name with «і» and nothing else to tell may be Belarusian, Kazakh or Komi.
NEIGHBOURS = {"BY", "RU", "KZ", "KG", "MN", "TJ", "UZ"}
# «Ґміна» is a municipality around a town, not the town; «їй», «цї» are Rusyn.
NOT_THE_CITY = re.compile(r"^[ҐГ]міна |цї|ський район|область")
# LEI is the airport of Almería, not a name of it.
CODE = re.compile(r"[A-Z]{2,4}")
LONGEST = 120


def is_searchable(name: str) -> bool:
    """Latin and Cyrillic names; nobody here types another script. Web addresses and codes are no names."""
    if not 1 < len(name) <= LONGEST or "/" in name or CODE.fullmatch(name):
        return False
    return bool(LATIN.fullmatch(name) or CYRILLIC.fullmatch(name))


def certain_ukrainian(alternates: list[str], country: str) -> str:
    """The one alternate name that can be nothing but Ukrainian; empty where there is none, or several.

    Foreign «g» is written «г», as the orthography of 2019 has it.
    """
    mixed = country in NEIGHBOURS or any(BELARUSIAN.search(name) for name in alternates)
    found = set()
    for name in alternates:
        name = name.replace("'", "’").replace("ʼ", "’")
        if UKRAINIAN.fullmatch(name) and not NOT_THE_CITY.search(name):
            if NO_OTHER_HAS_IT.search(name) or (not mixed and BELARUSIAN_HAS_IT_TOO.search(name)):
                found.add(name.replace("ґ", "г").replace("Ґ", "Г"))
    return found.pop() if len(found) == 1 else ""


def phrases(names: list[str]) -> list[str]:
    """The names folded, each once, in the order given."""
    return list(dict.fromkeys(key for name in names if name and (key := folded(name))))
