"""Tables that people open in a spreadsheet: CSV by RFC 4180, with the mark by which spreadsheets know UTF-8."""

import csv
import io
from collections.abc import Iterable

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# A spreadsheet takes a cell that begins so for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(heading: Iterable, rows: Iterable[Iterable]) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([str(name) for name in heading])
    writer.writerows([cell(value) for value in row] for row in rows)
    return BYTE_ORDER_MARK + file.getvalue()


def cell(value) -> str:
    """Nothing for None, "true" and "false", and never a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
