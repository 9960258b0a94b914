"""`offices.csv` and `offices.json`. Neither says when it was made: the same offices are the same bytes, and whoever has
them already is answered with 304."""

import csv
import io
import json

from django.utils.functional import Promise
from django.utils.translation import override

from offices.open_data import FIELDS, rows

LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_json() -> str:
    fields = [{"name": field.name, "uk": words(field.words, "uk"), "en": words(field.words, "en")} for field in FIELDS]
    content = {"licence": LICENCE, "fields": fields, "offices": rows()}
    return json.dumps(content, ensure_ascii=False, indent=1)


def words(lazy: Promise, language: str) -> str:
    with override(language):
        return str(lazy)


def as_csv() -> str:
    """By RFC 4180, with the mark by which spreadsheets know UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([field.name for field in FIELDS])
    writer.writerows([cell(value) for value in row.values()] for row in rows())
    return BYTE_ORDER_MARK + file.getvalue()


def cell(value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
