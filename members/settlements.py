"""The committed table of settlements: every town, settlement and village of Ukraine with the community it lies in.

`members/data/settlements.csv` has one row for each community: its code and the names of its towns, settlements and
villages, the centre among them. It is the codifier without the settlements' own codes, which the site does not need:
so 29,699 names fit into 616 KB, and a new edition is a difference one can read.
"""

import csv
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

CSV_PATH = Path(__file__).parent / "data" / "settlements.csv"
COLUMNS = {"town": "towns", "settlement": "settlements", "village": "villages"}
BETWEEN = ", "


class NamedSettlement(NamedTuple):
    """A settlement as the codifier names it."""

    community_code: str
    category: str
    name_uk: str


def read_csv(path: Path = CSV_PATH) -> Iterator[NamedSettlement]:
    """Towns before settlements before villages inside a community; names in the codifier's order."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for category, column in COLUMNS.items():
                for name in row[column].split(BETWEEN) if row[column] else ():
                    yield NamedSettlement(row["code"], category, name)


def write_csv(settlements: Iterable[tuple[str, str, str]], path: Path = CSV_PATH) -> None:
    """One row for each community, by its code."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", *COLUMNS.values()])
        for code, found in groupby(sorted(settlements, key=lambda one: one[0]), key=lambda one: one[0]):
            inside = list(found)
            names = ([name for _, kind, name in inside if kind == category] for category in COLUMNS)
            writer.writerow([code, *map(BETWEEN.join, names)])
