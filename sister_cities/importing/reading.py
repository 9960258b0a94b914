"""A CSV or XLSX file as a table of texts, whatever wrote it. No database."""

from dataclasses import replace

from django.utils.translation import gettext as _

from mayors_club import cleaning
from mayors_club.spreadsheet import FORMULA
from sister_cities.importing import columns, csv_text, workbook
from sister_cities.importing.decoding import decoded
from sister_cities.importing.table import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TITLES,
    BadFile,
    Line,
    Table,
)

WITH_MACROS = (".xlsm", ".xltm", ".xlsb", ".xls", ".ods")
PACKED = b"PK\x03\x04"
# PDF, the older Office, pictures and RTF, whatever the file is called.
NOT_TABLES = (b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")


def read(content: bytes, *, name="", sheet="", encoding="", has_header: bool | None = None) -> Table:
    """The rows of the file. What is not given is guessed. Raises BadFile with what to do about it."""
    if len(content) > MOST_BYTES:
        raise BadFile(_("The file is larger than 5 MB; split it"))
    if name.lower().endswith(WITH_MACROS):
        raise BadFile(_("Save the file as XLSX or as CSV: older formats and files with macros are not read"))
    if not content.strip():
        raise BadFile(_("The file is empty"))
    if content.startswith(NOT_TABLES):
        raise BadFile(_("This is not a table; save it as XLSX or as CSV in UTF-8"))
    if content.startswith(PACKED):
        lines, empty, sheet, sheets = workbook.rows_of(content, sheet)
        encoding = ""
    else:
        text, encoding = decoded(content, encoding)
        lines, empty = csv_text.lines_of(text)
        lines = [replace(line, cells=[_unmarked(cell) for cell in line.cells]) for line in lines]
        sheet, sheets = "", {}
    return _table(lines, has_header, empty=empty, encoding=encoding, sheet=sheet, sheets=sheets)


def _table(lines: list[Line], has_header: bool | None, **facts) -> Table:
    if not lines:
        raise BadFile(_("The file has no rows"))
    width = max(len(line.cells) for line in lines if not line.problem or line is lines[0])
    if width > MOST_COLUMNS:
        raise BadFile(_("There are more than 100 columns; keep those that matter"))
    lines = [_clean(line, width) for line in lines]
    if has_header is not False:
        lines = _without_titles(lines)
    if has_header is None:
        has_header = columns.looks_like_heading(lines[0].cells, [line.cells for line in lines[1:20]])
    headers = lines[0].cells if has_header else [""] * width
    rows = lines[1:] if has_header else lines
    if len(rows) > MOST_ROWS:
        raise BadFile(_("There are more than 20,000 rows; split the file"))
    if not rows:
        raise BadFile(_("The file has a heading and no rows"))
    return Table(headers=[*headers, *[""] * (width - len(headers))], lines=rows, has_header=has_header, **facts)


def _without_titles(lines: list[Line]) -> list[Line]:
    """From the heading on, where lines of one cell stand above it: «Перелік угод станом на 2026 рік»."""
    first = next((place for place, line in enumerate(lines[:MOST_TITLES]) if sum(map(bool, line.cells)) > 1), 0)
    following = [line.cells for line in lines[first + 1 : first + 20]]
    return lines[first:] if columns.looks_like_heading(lines[first].cells, following) else lines


def _unmarked(cell: str) -> str:
    """Without the mark that our own tables put before what a spreadsheet would take for a formula: «'-0.12»."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA) else cell


def _clean(line: Line, width: int) -> Line:
    """Visible signs in composed letters; a row that cannot be trusted keeps whatever number of cells it has."""
    cells = [cleaning.paragraph(cell[: LONGEST_CELL + 1]) for cell in line.cells]
    problem = line.problem or ("cell_too_long" if any(len(cell) > LONGEST_CELL for cell in cells) else "")
    if not line.problem:
        cells += [""] * (width - len(cells))
    return Line(line.number, cells, problem, line.is_repaired)
