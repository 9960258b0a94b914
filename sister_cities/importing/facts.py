"""What a row says about the agreement itself: its dates, kind, status, way into force, source. No database.

A value that cannot be read is never left out silently: the row is doubtful when a person may decide to do without it,
and refused when its meaning may be the opposite.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from sister_cities.folding import folded
from sister_cities.importing import dates, values
from sister_cities.importing.dates import When
from sister_cities.importing.reasons import Reason
from sister_cities.models import Agreement
from sister_cities.models.rules import IN_ORDER, LAW_SINCE

Status, Procedure = Agreement.Status, Agreement.Procedure
LIMITS = {
    column: Agreement._meta.get_field(column).max_length
    for column in ("council_no", "order_no", "registered_no", "source", "source_url", "note", "terminated_reason")
}
# In the order of their steps; `columns.ROLES` calls the day of signing by a shorter name.
LEGAL = ("council_no", "council_on", "ministry_sent_on", "order_no", "agreed_on")
ROLE_OF = {"signed_on": "signed", "ends_on": "ends", "terminated_on": "ended", "suspended_on": "suspended"}
WITHOUT_END = "безстрокова|безстроково|безстроковий|indefinite|indefinitely|unlimited|permanent|no expiry|unbefristet"
FOR_EVER = {folded(words) for words in WITHOUT_END.split("|")}
EMPTY = {"-", "–", "—", "n/a", "#n/a", "?", "null", "none", "немає", "невідомо", "unknown", "н/д"}
web_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class Defaults:
    """What holds for every row of a file that does not say it."""

    kind: str
    ended_by: str
    source_uk: str
    source_en: str
    source_url: str
    source_on: date | None


@dataclass
class Facts:
    """Columns of the agreement, and what stands against writing them."""

    columns: dict = field(default_factory=dict)
    refusals: list[Reason] = field(default_factory=list)
    doubts: list[Reason] = field(default_factory=list)
    names_kind: bool = False


def facts_of(cells: Mapping[str, str], defaults: Defaults, today: date) -> Facts:
    """`cells` are the texts of a row by role."""
    row = _Row(cells, today)
    kind = row.word("kind", values.kind_of)
    columns = {
        "kind": kind or defaults.kind,
        "fields": row.word("fields", values.fields_of) or [],
        "note": row.text("note"),
        "registered_no": row.text("registered_no"),
        "council_no": row.text("council_no"),
        "order_no": row.text("order_no"),
        **{column: row.day(column) for column in ("council_on", "ministry_sent_on", "agreed_on", "registered_on")},
    }
    signed = row.when("signed")
    columns["signed_on"] = signed.day if signed else None
    columns["signed_precision"] = signed.precision if signed else dates.DAY
    columns["ends_on"] = _end(row)
    columns |= _standing(row, columns["ends_on"], defaults)
    columns |= _way(columns, signed)
    columns |= _source(row, defaults)
    columns["status_since"] = _since(columns) or today
    _must_be_in_order(row, columns)
    return Facts(columns, row.refusals, row.doubts, names_kind=kind is not None)


def _end(row: "_Row") -> date | None:
    if folded(row.cell("ends")) in FOR_EVER:
        return None
    end = row.when("ends", may_be_future=True)
    return end.last_day if end else None


def _standing(row: "_Row", ends_on: date | None, defaults: Defaults) -> dict:
    """The status with the columns that it needs; what a row says that has ended needs the day and the reason."""
    word = row.word("status", values.status_of, is_needed=True)
    ended, suspended = row.day("ended", is_needed=True), row.day("suspended")
    if word and ended and word != Status.TERMINATED:
        row.refuse("status_against_end", value=row.cell("status"), day=_shown(ended))
    if ended or word == Status.TERMINATED:
        return _ended(row, ended, defaults)
    if suspended or word == Status.SUSPENDED:
        reason = row.text("suspended_reason")
        row.must_have("suspended_incomplete", suspended=suspended, suspended_reason=reason)
        return {"status": Status.SUSPENDED, "suspended_on": suspended, "suspended_reason_uk": reason}
    is_over = ends_on is not None and ends_on < row.today
    if word == Status.EXPIRED and not is_over:
        row.refuse("expired_incomplete")
    if word in (Status.ACTIVE, Status.DORMANT) and is_over:
        row.doubt("over_but_active", value=row.cell("status"), day=_shown(ends_on))
    return {"status": Status.EXPIRED if is_over else word or Status.ACTIVE}


def _ended(row: "_Row", ended: date | None, defaults: Defaults) -> dict:
    reason = row.text("end_reason")
    row.must_have("ended_incomplete", ended=ended, end_reason=reason)
    side = row.word("ended_by", values.side_of) or defaults.ended_by
    return {
        "status": Status.TERMINATED,
        "terminated_on": ended,
        "terminated_by": side,
        "terminated_reason_uk": reason,
    }


def _way(columns: dict, signed: When | None) -> dict:
    """By law with all its facts, earlier when certainly signed before the law; else it is not recorded how."""
    if signed and signed.last_day < LAW_SINCE:
        return {"procedure": Procedure.EARLIER}
    has_facts = all(columns[name] for name in LEGAL) and signed and signed.precision == dates.DAY
    is_registered = columns["registered_no"] and columns["registered_on"]
    if not has_facts or not (is_registered or columns["status"] in (Status.ACTIVE, Status.TERMINATED)):
        return {"procedure": Procedure.UNKNOWN}
    status = columns["status"]
    return {"procedure": Procedure.LAW, "status": status if is_registered or status != Status.ACTIVE else Status.SIGNED}


def _source(row: "_Row", defaults: Defaults) -> dict:
    own, url = row.text("source"), row.address("source_url")
    said_on = row.when("source_on")
    return {
        "source_uk": own or defaults.source_uk,
        "source_en": "" if own else defaults.source_en,
        "source_url": url or ("" if own else defaults.source_url),
        "source_on": said_on.last_day if said_on else defaults.source_on,
    }


def _since(columns: dict) -> date | None:
    by_status = {Status.TERMINATED: "terminated_on", Status.SUSPENDED: "suspended_on", Status.EXPIRED: "ends_on"}
    return columns.get(by_status.get(columns["status"], "signed_on")) or columns["source_on"]


def _must_be_in_order(row: "_Row", columns: dict) -> None:
    pairs = (*pairwise(IN_ORDER), *(("signed_on", later) for later in ("ends_on", "terminated_on", "suspended_on")))
    for earlier, later in pairs:
        first, second = columns.get(earlier), columns.get(later)
        if first and second and second < first:
            row.refuse(
                "order",
                column=ROLE_OF.get(later, later),
                value=_shown(second),
                other_column=ROLE_OF.get(earlier, earlier),
                other_value=_shown(first),
            )


def _shown(day: date) -> str:
    return day.strftime("%d.%m.%Y")


class _Row:
    """Reads cells one by one and writes down what is wrong with them."""

    def __init__(self, cells: Mapping[str, str], today: date):
        self.cells, self.today = cells, today
        self.refusals: list[Reason] = []
        self.doubts: list[Reason] = []

    def refuse(self, code: str, **facts) -> None:
        self.refusals.append((code, facts))

    def doubt(self, code: str, **facts) -> None:
        self.doubts.append((code, facts))

    def cell(self, role: str) -> str:
        text = self.cells.get(role, "").strip()
        return "" if text.lower() in EMPTY else text

    def text(self, role: str) -> str:
        text = self.cell(role)
        limit = LIMITS.get(role, LIMITS["terminated_reason"])
        if len(text) > limit:
            self.doubt("too_long", column=role, limit=limit)
            return ""
        return text if role == "note" else " ".join(text.split())

    def word(self, role: str, meaning: Callable, *, is_needed: bool = False):
        """What the cell means; None when it is empty or not understood."""
        text = self.cell(role)
        if not text:
            return None
        if role == "status" and values.is_not_signed_yet(text):
            return self.refuse("not_signed", value=text)
        found = meaning(text)
        if found is None:
            self._not_understood(role, text, is_needed)
        return found

    def when(self, role: str, *, may_be_future: bool = False, is_needed: bool = False) -> When | None:
        text = self.cell(role)
        if not text:
            return None
        found = dates.read(text)
        if found is None:
            return self._not_understood(role, text, is_needed)
        if found.day > self.today and not may_be_future:
            self.refuse("future", column=role, value=found.as_text)
        return found

    def day(self, role: str, *, is_needed: bool = False) -> date | None:
        """An exact day; a month or a year is one only when a person says so."""
        found = self.when(role, is_needed=is_needed)
        if found and found.precision != dates.DAY:
            self.doubt("only_roughly", column=role, value=found.as_text, day=_shown(found.day))
        return found.day if found else None

    def address(self, role: str) -> str:
        text = self.cell(role)
        if not text:
            return ""
        whole = text if "://" in text else f"https://{text}"
        try:
            web_address(whole)
        except ValidationError:
            self._not_understood(role, text, False)
            return ""
        if len(whole) > LIMITS["source_url"]:
            self.doubt("too_long", column=role, limit=LIMITS["source_url"])
            return ""
        return whole

    def must_have(self, code: str, **needed) -> None:
        """Refuses the row where one of these is neither known nor already refused as unreadable."""
        refused = {facts.get("column") for _code, facts in (*self.refusals, *self.doubts)}
        missing = [role for role, value in needed.items() if not value and role not in refused]
        if missing:
            self.refuse(code, columns=missing)

    def _not_understood(self, role: str, text: str, is_needed: bool) -> None:
        if is_needed:
            self.refuse("unreadable", column=role, value=text[:200])
        else:
            self.doubt("left_out", column=role, value=text[:200])
