"""What an app offers to the work list: queues of rows that wait, the longest first, or parts that are ready.

The queues of all apps are one question: each app says which rows and which of their columns, the database answers for
all of them together.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Model, QuerySet, Value, Window
from django.db.models.functions import JSONObject, RowNumber
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mayors_club.rows_in_a_column import columns_of, row_of

SHOWN = 10


@dataclass(frozen=True)
class Line:
    label: str
    url: str
    hint: str
    since: date | None = None

    @property
    def age(self) -> str:
        return age_in_words(self.since) if self.since else ""


@dataclass(frozen=True)
class Part:
    title: str
    count: int
    more_url: str
    kind: str = "now"  # the colour of its tags, as in partials/_status.html
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Queue:
    """Rows that wait since the moment in the column `since`, not yet asked for.

    `line` makes a line out of a row and reads no other columns than those named; without it the rows are only counted.
    """

    title: str
    rows: QuerySet
    since: str
    more_url: str
    kind: str = "now"
    line: Callable[[Model], Line] | None = None
    columns: tuple[str, ...] = ()
    # Whether the first row makes it urgent.
    is_bad: Callable[[Model], bool] | None = None

    def part(self, count: int, rows: list[Model]) -> Part:
        kind = "bad" if self.is_bad and self.is_bad(rows[0]) else self.kind
        return Part(self.title, count, self.more_url, kind, [self.line(row) for row in rows] if self.line else [])


def parts_of(offered: Iterable[Queue | Part]) -> list[Part]:
    """In their order, without queues in which nothing waits. One query."""
    offered = list(offered)
    found = _found([one for one in offered if isinstance(one, Queue)])
    parts = [next(found) if isinstance(one, Queue) else one for one in offered]
    return [part for part in parts if part]


def _found(queues: list[Queue]):
    offers = [_first_of(queue, number) for number, queue in enumerate(queues)]
    found = [one["told"] for one in offers[0].union(*offers[1:], all=True)] if offers else []
    for number, queue in enumerate(queues):
        own = sorted((one for one in found if one["queue"] == number), key=lambda one: one["place"])
        rows = [row_of(queue.rows.model, one["row"]) for one in own]
        yield queue.part(own[0]["total"], rows) if own else None


def _first_of(queue: Queue, number: int) -> QuerySet:
    """The first rows of a queue with their place in it, and how many there are: one column, alike for all queues."""
    oldest_first = (F(queue.since).asc(), F("pk").asc())
    told = JSONObject(
        queue=Value(number),
        place=Window(RowNumber(), order_by=oldest_first),
        total=Window(Count("pk")),
        row=columns_of(*queue.columns),
    )
    return queue.rows.annotate(told=told).order_by(*oldest_first).values("told")[:SHOWN]


def age_in_words(since, today=None) -> str:
    """«сьогодні», «1 день», «5 днів»: whole days in Kyiv."""
    days = ((today or timezone.localdate()) - since).days
    if days < 1:
        return _("today")
    return ngettext("{count} day", "{count} days", days).format(count=days)
