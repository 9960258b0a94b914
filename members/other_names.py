"""The committed tables of names that communities had before, or have in other languages. No database.

`members/data/old_names.csv`: a name that was in force, what it became, the community and the act that changed it.
`members/data/exonyms.csv`: spellings that no rule of `members.folding` gives: Russian, Polish, Hungarian, Romanian,
German, Crimean Tatar names of towns and of villages with partners abroad.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

OLD_NAMES_PATH = Path(__file__).parent / "data" / "old_names.csv"
EXONYMS_PATH = Path(__file__).parent / "data" / "exonyms.csv"
BETWEEN = "; "


class OtherName(NamedTuple):
    """One spelling; `source` is the act of a renaming, and `formerly` the name that was in force: empty for exonyms."""

    spelling: str
    name_now: str
    code: str
    source: str = ""
    formerly: str = ""


def old_names() -> Iterator[OtherName]:
    for row in _rows(OLD_NAMES_PATH):
        for spelling in [row["old_name"], *_parted(row["also_written"])]:
            yield OtherName(spelling, row["name_now"], row["code"], row["source"], row["old_name"])


def exonyms() -> Iterator[OtherName]:
    for row in _rows(EXONYMS_PATH):
        for spelling in _parted(row["also_written"]):
            yield OtherName(spelling, row["name"], row["code"])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _parted(spellings: str) -> list[str]:
    return spellings.split(BETWEEN) if spellings else []
