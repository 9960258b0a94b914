"""The rows of a CSV text. A broken quote is mended where only one mending fits; what is left says what is wrong.

The module `csv` of Python cannot say where a quote was left open: it swallows the rows that follow. No database.
"""

import re
from dataclasses import dataclass
from statistics import mode

from sister_cities.importing.table import Line

DELIMITERS = (",", ";", "\t", "|")
# A quoted cell goes on over so many lines at most; more is a quote that was never closed.
LONGEST_RECORD = 30
SAMPLE = 60
MOSTLY = 0.8
NUMBER = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")


@dataclass(frozen=True)
class Grammar:
    """How cells stand in a row with this delimiter."""

    delimiter: str
    cell: re.Pattern

    @classmethod
    def of(cls, delimiter: str) -> "Grammar":
        sign = re.escape(delimiter)
        space = r"[ ]*" if delimiter == "\t" else r"[ \t]*"
        quoted = rf'{space}"((?:[^"]|"")*+)"{space}'
        return cls(delimiter, re.compile(rf'(?:{quoted}|((?!{space}")[^{sign}]*+))(?={sign}|\Z)'))

    def cells(self, record: str) -> list[str] | None:
        """The cells of a row that is written as it should be; None for any other."""
        found, place = [], 0
        while match := self.cell.match(record, place):
            quoted, plain = match.groups()
            found.append(plain.strip() if quoted is None else quoted.replace('""', '"').strip())
            place = match.end() + 1
            if place > len(record):
                return found
        return None


def lines_of(text: str) -> tuple[list[Line], int]:
    """Every row that says something under its number, and how many say nothing. The first may be the heading."""
    physical = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while physical and not physical[-1].strip():
        physical.pop()
    grammar = Grammar.of(delimiter_of(physical))
    width = _width(grammar, physical)
    records, empty = _records(grammar, physical, width, is_trusted=True)
    if any(cells is None or len(cells) != width for _number, _text, cells in records):
        # Somewhere a quote is broken: a cell that goes on over rows of the same width is one that was never closed.
        records, empty = _records(grammar, physical, width, is_trusted=False)
    numeric = _numeric_columns([cells for _number, _text, cells in records if cells and len(cells) == width])
    return [_line(grammar, *record, width, numeric) for record in records], empty


def delimiter_of(physical: list[str]) -> str:
    """The sign that parts most of the first rows into the same number of cells, more than one."""
    sample = [line for line in physical if line.strip()][:SAMPLE]

    def fits(delimiter):
        widths = [len(Grammar.of(delimiter).cells(line) or ()) for line in sample]
        counted = [width for width in widths if width > 1]
        if not counted:
            return 0, 0
        usual = mode(counted)
        return widths.count(usual), usual

    return max(DELIMITERS, key=fits)


def _width(grammar: Grammar, physical: list[str]) -> int:
    widths = [len(cells) for line in physical if line.strip() and (cells := grammar.cells(line))]
    first = len(next((cells for line in physical if line.strip() and (cells := grammar.cells(line))), ()))
    usual = mode(widths) if widths else 1
    # The heading decides, unless most rows contradict it: then it may be a title above the table.
    return first if first > 1 and widths.count(first) * 3 >= len(widths) else usual


def _records(grammar: Grammar, physical: list[str], width: int, *, is_trusted: bool):
    """(number, text, cells or None) of each row; a quoted cell may go on over several lines."""
    records, empty, place, number = [], 0, 0, 0
    while place < len(physical):
        number += 1
        length, cells = _next(grammar, physical, place, width, is_trusted)
        record = "\n".join(physical[place : place + length])
        place += length
        if any(cells) if cells else record.strip():
            records.append((number, record, cells))
        else:
            empty += 1
    return records, empty


def _next(
    grammar: Grammar, physical: list[str], place: int, width: int, is_trusted: bool
) -> tuple[int, list[str] | None]:
    """How many lines the row takes, and its cells."""
    cells = grammar.cells(physical[place])
    if cells is not None or '"' not in physical[place]:
        return 1, cells
    for length in range(2, min(LONGEST_RECORD, len(physical) - place) + 1):
        record = physical[place : place + length]
        if '"' in record[-1] and (cells := grammar.cells("\n".join(record))) is not None:
            is_row = len(cells) == width and (is_trusted or not _hides_rows(grammar, record, width))
            return (length, cells) if is_row else (1, None)
    return 1, None


def _hides_rows(grammar: Grammar, record: list[str], width: int) -> bool:
    """Whether one of the lines that a cell is said to go on over is a row of its own."""
    return width > 2 and any(len(grammar.cells(line) or ()) == width for line in record[1:])


def _numeric_columns(rows: list[list[str]]) -> set[int]:
    """Columns of numbers, the heading left aside: what is mended must keep them so."""
    columns = enumerate(zip(*rows[1:], strict=True)) if len(rows) > 1 else ()
    return {
        place
        for place, column in columns
        if (said := [cell for cell in column if cell])
        and sum(bool(NUMBER.fullmatch(cell)) for cell in said) >= MOSTLY * len(said)
    }


def _line(grammar: Grammar, number: int, record: str, cells: list[str] | None, width: int, numeric: set[int]) -> Line:
    if cells is not None and len(cells) <= width:
        return _whole(number, cells, width)
    if cells is not None and not any(cells[width:]) and _keeps_numbers(cells, numeric):
        return Line(number, cells[:width])
    parts = cells if cells and '"' in record else record.split(grammar.delimiter)
    mended = _mended(parts, width, grammar.delimiter)
    if mended and _keeps_numbers(mended, numeric):
        return Line(number, mended, is_repaired=True)
    return Line(number, [_bare(part) for part in parts], problem="broken_quotes" if '"' in record else "too_many_cells")


def _keeps_numbers(cells: list[str], numeric: set[int]) -> bool:
    return all(NUMBER.fullmatch(cells[place]) for place in numeric if cells[place])


def _whole(number: int, cells: list[str], width: int) -> Line:
    """A row of the right length or a shorter one; a quote that stands alone was left by a cut."""
    is_cut = [place for place, cell in enumerate(cells) if cell.count('"') % 2]
    bare = [_bare(cell) if place in is_cut else cell for place, cell in enumerate(cells)]
    if len(is_cut) > 1:
        # Two lone quotes in one row: a cell was cut at its delimiter, and what follows it has moved.
        return Line(number, cells, problem="broken_quotes")
    return Line(number, [*bare, *[""] * (width - len(bare))], is_repaired=bool(is_cut))


def _mended(parts: list[str], width: int, delimiter: str) -> list[str] | None:
    """The parts of a cell that was cut at its delimiter put together again, where just one way gives a whole row."""
    surplus = len(parts) - width
    if surplus < 0:
        return None
    opened = [place for place, part in enumerate(parts) if part.strip().startswith('"') and part.count('"') % 2]
    closed = [place for place, part in enumerate(parts) if part.strip().endswith('"') and part.count('"') % 2]
    spaced = [place for place, part in enumerate(parts) if place and part.startswith(" ") and part.strip()]
    if len(opened) == 1 and len(closed) in (0, 1):
        first, last = opened[0], closed[0] if closed else opened[0] + surplus
        ways = [(first, last)] if last - first == surplus else []
    elif not opened and not closed and len(spaced) == surplus == 1:
        ways = [(spaced[0] - 1, spaced[0])]
    else:
        ways = []
    if len(ways) != 1:
        return None
    first, last = ways[0]
    joined = delimiter.join(parts[first : last + 1])
    return [_bare(cell) for cell in (*parts[:first], joined, *parts[last + 1 :])]


def _bare(cell: str) -> str:
    """Without the quotes at its ends, of which one may be missing."""
    return cell.strip().strip('"').replace('""', '"').strip()
