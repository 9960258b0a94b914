"""`offices.csv` and `offices.json`. Neither says when it was made: the same offices are the same bytes, and whoever has
them already is answered with 304."""

import json

from mayors_club import spreadsheet
from mayors_club.open_data import LICENCE, described
from offices.open_data import FIELDS, rows


def as_json() -> str:
    content = {"licence": LICENCE, "fields": described(FIELDS), "offices": rows()}
    return json.dumps(content, ensure_ascii=False, indent=1)


def as_csv() -> str:
    return spreadsheet.as_csv((field.name for field in FIELDS), (row.values() for row in rows()))
