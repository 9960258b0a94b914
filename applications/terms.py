"""Terms in office as the form gives them: months, at most six, the last of them perhaps still running."""

import itertools
from dataclasses import dataclass
from datetime import date

MOST = 6
EARLIEST_YEAR = 1990


@dataclass(frozen=True, order=True)
class Term:
    """First days of months; `end` is None while the term runs."""

    start: date
    end: date | None = None

    def as_json(self) -> dict:
        return {"start": f"{self.start:%Y-%m}", "end": f"{self.end:%Y-%m}" if self.end else None}

    @classmethod
    def from_json(cls, term: dict) -> "Term":
        end = term.get("end")
        return cls(date.fromisoformat(f"{term['start']}-01"), date.fromisoformat(f"{end}-01") if end else None)


def in_order(terms: list[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: (term.start, term.end or date.max))


def overlapping(terms: list[Term]) -> bool:
    """Whether two terms share more than the month in which one ended and the next began."""
    ordered = in_order(terms)
    return any(earlier.end is None or earlier.end > later.start for earlier, later in itertools.pairwise(ordered))


def first_start(terms: list[Term]) -> date | None:
    return min((term.start for term in terms), default=None)


def last_end(terms: list[Term]) -> date | None:
    """When the last term ended; None while one runs."""
    if any(term.end is None for term in terms):
        return None
    return max((term.end for term in terms if term.end), default=None)
