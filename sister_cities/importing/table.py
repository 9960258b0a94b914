"""What a file holds before anybody knows what its columns mean."""

from dataclasses import dataclass, field

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_CELL = 4000
# Lines that may stand above the heading.
MOST_TITLES = 10


class BadFile(Exception):
    """The file as a whole cannot be read; the message says what to do."""


@dataclass(frozen=True)
class Line:
    """One row of the file under its number in the file; `problem` is a code of reasons.py when it cannot be trusted."""

    number: int
    cells: list[str]
    problem: str = ""
    is_repaired: bool = False


@dataclass(frozen=True)
class Table:
    headers: list[str]
    lines: list[Line]
    has_header: bool = False
    encoding: str = ""
    sheet: str = ""
    # Those of a workbook that were read and say something, with how many rows do.
    sheets: dict[str, int] = field(default_factory=dict)
    # Rows with nothing in them, passed over.
    empty: int = 0

    @property
    def width(self) -> int:
        return len(self.headers)
