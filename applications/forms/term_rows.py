"""Rows of terms in office: from a month and year to a month and year, or "now". Rows come and go by plain buttons."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications import terms
from applications.terms import Term
from mayors_club.form_fields import MonthOrYearField

PARTS = ("start_month", "start_year", "end_month", "end_year", "running")
ROWS = "term_rows"


class TermRows(forms.Form):
    """Gives `cleaned_data["terms"]`, in order. Errors sit at the first box that is wrong."""

    def add_term_fields(self, typed) -> None:
        self.row_count = count_rows(typed)
        self.fields[ROWS] = forms.CharField(required=False, initial=self.row_count, widget=forms.HiddenInput)
        for row in range(1, self.row_count + 1):
            self.fields |= {f"term_{row}_{part}": field for part, field in row_fields().items()}

    @property
    def term_list(self):
        """For the template: each row's boxes by name."""
        if ROWS not in self.fields:
            return []
        return [
            {"number": row, "wrong": [box for part in PARTS if (box := self[f"term_{row}_{part}"]).errors]}
            | {part: self[f"term_{row}_{part}"] for part in PARTS}
            for row in range(1, self.row_count + 1)
        ]

    @property
    def can_add_term(self):
        return self.row_count < terms.MOST

    def clean_terms(self, cleaned: dict, *, is_former: bool | None) -> None:
        rows = {row: self._read_row(row, cleaned) for row in range(1, self.row_count + 1)}
        if self._has_term_errors():
            return
        found = {row: term for row, term in rows.items() if term}
        cleaned["terms"] = terms.in_order(list(found.values()))
        if not found:
            self.refuse("term_1_start_month", _("Enter the month and year when the term began"), code="required")
        elif terms.overlapping(cleaned["terms"]):
            self.refuse(f"term_{max(found)}_start_month", _("Two terms overlap: check the dates"))
        elif is_former and terms.last_end(cleaned["terms"]) is None:
            row = next(row for row, term in found.items() if term.end is None)
            self.refuse(f"term_{row}_end_month", _("Enter when the last term ended"))
        elif is_former is False and terms.last_end(cleaned["terms"]) is not None:
            self.refuse(f"term_{max(found)}_end_month", _("Mark “until now” at the term that is still running"))

    def _read_row(self, row: int, cleaned: dict) -> Term | None:
        start_month, start_year, end_month, end_year, running = (cleaned.get(f"term_{row}_{part}") for part in PARTS)
        if self.is_blank_row(row):
            return None
        start = self._month(row, "start", start_month, start_year)
        end = None if running else self._month(row, "end", end_month, end_year)
        if start is None or (end is None and not running):
            return None
        if running and (end_month or end_year):
            self.refuse(f"term_{row}_running", _("Enter the end or mark “until now”, not both"))
        if end and end < start:
            self.refuse(f"term_{row}_end_month", _("The end must be later than the beginning"))
        return Term(start, end)

    def _month(self, row: int, which: str, month: int | None, year: int | None) -> date | None:
        """The first day of the month; None with an error at the box when something is missing or lies ahead."""
        at_month, at_year = f"term_{row}_{which}_month", f"term_{row}_{which}_year"
        if at_month in self.errors or at_year in self.errors:
            return None
        if month is None or year is None:
            wanted = {
                "start": _("Enter the month and year when the term began"),
                "end": _("Enter the month and year when the term ended, or mark “until now”"),
            }
            self.refuse(at_month if month is None else at_year, wanted[which], code="required")
            return None
        found = date(year, month, 1)
        if found > timezone.localdate():
            ahead = {
                "start": _("The beginning of the term cannot lie in the future"),
                "end": _("This month lies in the future; if the term is still running, mark “until now”"),
            }
            self.refuse(at_month, ahead[which])
            return None
        return found

    def is_blank_row(self, row: int) -> bool:
        return not any(self.data.get(f"term_{row}_{part}", "").strip() for part in PARTS)

    def _has_term_errors(self) -> bool:
        return any(name.startswith("term_") for name in self.errors)

    def refuse(self, field: str, message, code="invalid") -> None:
        self.add_error(field, forms.ValidationError(message, code=code))


def row_fields() -> dict[str, forms.Field]:
    wrong_month = _("Enter the month as a number from 1 to 12")
    wrong_year = _("Enter the year in four digits, for example 2015")
    month = {"label": _("Month"), "lowest": 1, "highest": 12, "wrong": wrong_month, "digits": 2}
    year = {"label": _("Year"), "lowest": terms.EARLIEST_YEAR, "highest": 2100, "wrong": wrong_year, "digits": 4}
    return {
        "start_month": MonthOrYearField(**month),
        "start_year": MonthOrYearField(**year),
        "end_month": MonthOrYearField(**month),
        "end_year": MonthOrYearField(**year),
        "running": forms.BooleanField(label=_("Until now"), required=False),
    }


def count_rows(typed) -> int:
    written = typed.get(ROWS, "")
    return min(max(int(written), 1), terms.MOST) if written.isascii() and written.isdigit() and len(written) < 3 else 1


def with_one_more(values: dict[str, list[str]]) -> dict[str, list[str]]:
    rows = min(count_rows(_first(values)) + 1, terms.MOST)
    return {**values, ROWS: [str(rows)]}


def without_row(values: dict[str, list[str]], gone: int) -> dict[str, list[str]]:
    """The typed values with one row taken out and the later ones moved up."""
    rows = count_rows(_first(values))
    if not 1 <= gone <= rows:
        return values
    kept = {name: texts for name, texts in values.items() if not name.startswith("term_")}
    left = [row for row in range(1, rows + 1) if row != gone]
    for place, row in enumerate(left, start=1):
        for part in PARTS:
            if f"term_{row}_{part}" in values:
                kept[f"term_{place}_{part}"] = values[f"term_{row}_{part}"]
    return {**kept, ROWS: [str(max(len(left), 1))]}


def _first(values: dict[str, list[str]]) -> dict[str, str]:
    return {name: texts[0] for name, texts in values.items() if texts}
