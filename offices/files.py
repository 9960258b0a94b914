"""`offices.csv` and `offices.json`. Neither says when it was made: the same offices are the same bytes, and whoever has
them already is answered with 304."""

import json

from django.utils.functional import Promise
from django.utils.translation import override

from mayors_club import spreadsheet
from offices.open_data import FIELDS, rows

LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


def as_json() -> str:
    fields = [{"name": field.name, "uk": words(field.words, "uk"), "en": words(field.words, "en")} for field in FIELDS]
    content = {"licence": LICENCE, "fields": fields, "offices": rows()}
    return json.dumps(content, ensure_ascii=False, indent=1)


def words(lazy: Promise, language: str) -> str:
    with override(language):
        return str(lazy)


def as_csv() -> str:
    return spreadsheet.as_csv((field.name for field in FIELDS), (row.values() for row in rows()))
