"""When sessions of a series fall: dates are counted in Kyiv, where the hour stays the same in summer and in winter.

Nothing here reads the database. A moment in the results is UTC.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol

from django.utils.functional import Promise

from sessions.holidays import holiday_on
from sessions.times import KYIV

# Nobody plans further, and a skip list that swallows everything must come to an end.
FURTHEST = timedelta(days=2 * 366)


class Rhythm(Protocol):
    """What is asked of a series."""

    weekday: int  # 0 is Monday
    hour: time
    duration_minutes: int
    every_weeks: int
    first_on: date


class Busy(Protocol):
    """What is asked of a session that may be in the way."""

    starts_at: datetime
    ends_at: datetime


class Clock(StrEnum):
    """What the clocks of that night do to an hour."""

    USUAL = ""
    MISSING = "missing"  # in March it is jumped over
    TWICE = "twice"  # in October it comes again


@dataclass(frozen=True)
class Proposal:
    """A date on which the next session may be; flags never take a date away."""

    on: date
    starts_at: datetime
    ends_at: datetime
    clock: Clock
    holiday: Promise | None
    conflicts: tuple

    @property
    def is_clean(self) -> bool:
        return not (self.clock or self.holiday or self.conflicts)


def dates(series: Rhythm, since: date) -> Iterator[date]:
    """The dates of the series from `since` on, for ever: weeks are counted from the first one."""
    first = series.first_on + timedelta(days=(series.weekday - series.first_on.weekday()) % 7)
    step = timedelta(weeks=series.every_weeks)
    passed = max(0, -((first - since) // step))
    day = first + passed * step
    while True:
        yield day
        day += step


def proposals(
    series: Rhythm, since: date, count: int, *, skipped: Collection[date] = (), taken: Collection[date] = (), busy=()
) -> list[Proposal]:
    """The next free dates of the series, at most `count` and two years ahead.

    `skipped` is the skip list, `taken` the dates that a session of the series has or had; `busy` are sessions that a
    proposal may run into.
    """
    found: list[Proposal] = []
    for day in dates(series, since):
        if len(found) == count or day - since > FURTHEST:
            break
        if day not in skipped and day not in taken:
            found.append(proposal(series, day, busy))
    return found


def proposal(series: Rhythm, day: date, busy: Iterable[Busy] = ()) -> Proposal:
    starts_at = moment(day, series.hour)
    ends_at = starts_at + timedelta(minutes=series.duration_minutes)
    conflicts = overlapping(busy, starts_at, ends_at)
    return Proposal(day, starts_at, ends_at, clock_of(day, series.hour), holiday_on(day), conflicts)


def overlapping(busy: Iterable[Busy], starts_at: datetime, ends_at: datetime) -> tuple:
    """Those that share at least a minute; one that ends when the other starts is not in the way."""
    return tuple(other for other in busy if other.starts_at < ends_at and starts_at < other.ends_at)


def moment(day: date, hour: time) -> datetime:
    """An hour in Kyiv as UTC. Of an hour that comes twice the first; for one that is jumped over, an hour later."""
    return datetime.combine(day, hour.replace(tzinfo=None, fold=0), KYIV).astimezone(UTC)


def clock_of(day: date, hour: time) -> Clock:
    """Whether the hour exists that day, and only once."""
    early = datetime.combine(day, hour.replace(tzinfo=None, fold=0), KYIV)
    late = early.replace(fold=1)
    if early.utcoffset() == late.utcoffset():
        return Clock.USUAL
    # Where the clock falls back the second reading has the smaller offset; where it jumps, the greater one.
    return Clock.TWICE if late.utcoffset() < early.utcoffset() else Clock.MISSING


def local(instant: datetime) -> datetime:
    """What a clock in Kyiv shows."""
    return instant.astimezone(KYIV)


def months_around(year: int, month: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The month before and the month after, each as (year, month)."""
    before = (year - 1, 12) if month == 1 else (year, month - 1)
    after = (year + 1, 1) if month == 12 else (year, month + 1)
    return before, after
