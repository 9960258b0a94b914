"""The rows of an XLSX file: values only, no formula is worked out and no macro is run. No database."""

import io
import warnings
from datetime import date, datetime
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from sister_cities.importing import columns
from sister_cities.importing.table import MOST_COLUMNS, MOST_ROWS, MOST_TITLES, BadFile, Line

# 5 MB of a table packed do not unfold to more; a file made to exhaust the server does.
MOST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 500
UNREADABLE = (BadZipFile, InvalidFileException, ParseError, OSError, ValueError, KeyError, TypeError, EOFError,
              AttributeError, IndexError, NotImplementedError, RuntimeError)  # fmt: skip
# A heading with so many names that we know is meant for us.
ENOUGH_NAMES = 2
ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")


def rows_of(content: bytes, sheet: str = "") -> tuple[list[Line], int, str, dict[str, int]]:
    """Rows that say something, how many say nothing, the sheet that was read, and how many rows each of them has.

    Sheets with nothing in them are no choice. Where one is asked for and says something, the others are not looked at.
    Raises BadFile.
    """
    try:
        _must_be_harmless(content)
        with warnings.catch_warnings():
            # Of things a table needs not: print settings, styles, extensions.
            warnings.simplefilter("ignore")
            return _read(content, sheet)
    except UNREADABLE as error:
        raise BadFile(_("The file cannot be read; save it as XLSX or as CSV in UTF-8")) from error


def _must_be_harmless(content: bytes) -> None:
    with ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise BadFile(_("The file unfolds to more than a table of 20,000 rows can need; save it as CSV"))
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as opened:
                    if any(mark in opened.read(2048).upper() for mark in ENTITIES):
                        raise BadFile(_("The file holds what no spreadsheet writes; save it as CSV"))


def _read(content: bytes, wanted: str) -> tuple[list[Line], int, str, dict[str, int]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        if not book.worksheets:
            raise BadFile(_("The file has no sheet with rows"))
        found = {sheet.title: _lines(sheet) for sheet in book.worksheets if sheet.title == wanted}
        if not any(lines for lines, _empty in found.values()):
            found = {sheet.title: _lines(sheet) for sheet in book.worksheets}
    finally:
        book.close()
    said = {name: len(lines) for name, (lines, _empty) in found.items() if lines}
    name = wanted if wanted in said else _likeliest({name: found[name][0] for name in said}) or next(iter(found))
    return *found[name], name, said


def _likeliest(sheets: dict[str, list[Line]]) -> str | None:
    """The first sheet whose columns are called as ours are; else the first that says something."""
    for name, lines in sheets.items():
        if any(columns.names_known(line.cells) >= ENOUGH_NAMES for line in lines[:MOST_TITLES]):
            return name
    return next(iter(sheets), None)


def _lines(sheet) -> tuple[list[Line], int]:
    # What the file says of its own size may be wrong or hostile.
    sheet.reset_dimensions()
    lines, empty = [], 0
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True), start=1):
        cells = [text_of(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            empty += 1
            continue
        lines.append(Line(number, cells))
        if len(lines) > MOST_ROWS + 1:
            break
    # Rows below the last one that says something are not part of the table.
    return lines, empty if not lines else lines[-1].number - len(lines)


def text_of(value) -> str:
    """A cell as somebody would type it: days in ISO form, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()
