"""The committed table of communities."""

import csv
from pathlib import Path

from members.codifier import Place

CSV_PATH = Path(__file__).parent / "data" / "communities.csv"


def read_csv(path: Path = CSV_PATH) -> list[Place]:
    with path.open(encoding="utf-8", newline="") as file:
        return [Place(**row) for row in csv.DictReader(file)]
