"""The dates that series propose, with what the database knows: skip lists, taken dates, sessions in the way."""

from datetime import date, datetime, time, timedelta

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from sessions import schedule
from sessions.models import ExpertSession, Series


def series_with_skips():
    """Adds `skipped`: the dates of the skip list, None when there are none."""
    return Series.objects.annotate(skipped=ArrayAgg("skipped_dates__on", filter=Q(skipped_dates__isnull=False)))


def with_former_starts(sessions):
    """Adds `former_starts`: from where a session was moved, None when it never was."""
    return sessions.annotate(former_starts=ArrayAgg("moves__from_starts_at", filter=Q(moves__isnull=False)))


def sessions_from(since: date):
    """All that a proposal from that day on has to know, each with `former_starts`."""
    midnight = schedule.moment(since, time())
    known = Q(ends_at__gt=midnight) | Q(moves__from_starts_at__gte=midnight)
    chosen = ExpertSession.objects.filter(known).values("pk")
    return with_former_starts(ExpertSession.objects.filter(pk__in=chosen)).order_by("starts_at", "number")


def next_dates(series, sessions, *, since: date, count: int, until: date | None = None) -> list[schedule.Proposal]:
    """Needs `skipped` of the series and the sessions of `sessions_from`."""
    taken = {day for session in sessions if session.series_id == series.pk for day in dates_of(session)}
    busy = [session for session in sessions if session.status in ExpertSession.IN_THE_WAY]
    found = schedule.proposals(series, since, count, skipped=series.skipped or (), taken=taken, busy=busy)
    return [one for one in found if until is None or one.on <= until]


def dates_of(session) -> set[date]:
    """The dates of the series that a session stands for: its own, and those it was moved away from.

    A cancelled one keeps its date: that nothing happens then is a decision. Needs `former_starts`.
    """
    return {schedule.local(instant).date() for instant in (session.starts_at, *(session.former_starts or ()))}


def conflicts_of(session, starts_at: datetime, ends_at: datetime) -> list[ExpertSession]:
    """Others that would run at the same time."""
    others = ExpertSession.objects.exclude(pk=session.pk).overlapping(starts_at, ends_at)
    return list(others.order_by("starts_at", "number"))


def first_free_day(today: date) -> date:
    """Nobody is told of a session on the day itself."""
    return today + timedelta(days=1)
