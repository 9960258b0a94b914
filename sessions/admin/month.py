"""A month of sessions: a calendar on a wide screen, a list on a telephone."""

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from mayors_club.ukrainian import month_year
from sessions import schedule
from sessions.admin.lists import COLOURS, flags_of, with_flags
from sessions.holidays import holiday_on
from sessions.models import ExpertSession

FIRST_YEAR, LAST_YEAR = 2005, 2100


@dataclass(frozen=True)
class Meeting:
    """One session on its day."""

    session: ExpertSession
    colour: str
    state: str
    flags: list[str]


@dataclass(frozen=True)
class Day:
    on: date
    is_inside: bool
    is_today: bool
    holiday: Promise | None
    meetings: list[Meeting]

    @property
    def is_empty(self) -> bool:
        return not (self.meetings or self.holiday)


@require_safe
def this_month(request):
    _require_sight(request)
    today = timezone.localdate()
    return redirect("admin:expert_sessions_expertsession_month", today.year, today.month)


@require_safe
def month(request, year, month):
    _require_sight(request)
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise Http404
    before, after = schedule.months_around(year, month)
    weeks = weeks_of(year, month, timezone.localdate())
    context = {
        "name": month_year(date(year, month, 1), get_language() or "uk"),
        "weeks": weeks,
        "weekdays": weeks[0],
        "is_empty": not any(day.meetings for week in weeks for day in week if day.is_inside),
        "before": (*before, month_year(date(*before, 1), get_language() or "uk")),
        "after": (*after, month_year(date(*after, 1), get_language() or "uk")),
    }
    return render(request, "admin/expert_sessions/month.html", context)


def _require_sight(request) -> None:
    if not request.user.has_perm("expert_sessions.view_expertsession"):
        raise PermissionDenied


def weeks_of(year: int, number: int, today: date) -> list[list[Day]]:
    """Whole weeks from Monday on, with the days around the month that complete them; one query."""
    weeks = Calendar().monthdatescalendar(year, number)
    meetings = meetings_between(weeks[0][0], weeks[-1][-1])
    return [[day_of(day, number, today, meetings[day]) for day in week] for week in weeks]


def day_of(day: date, number: int, today: date, meetings: list[Meeting]) -> Day:
    return Day(day, day.month == number, day == today, holiday_on(day), meetings)


def meetings_between(first: date, last: date) -> defaultdict[date, list[Meeting]]:
    """By day in Kyiv, each day in the order of the hours."""
    midnight, end = schedule.moment(first, time()), schedule.moment(last + timedelta(days=1), time())
    found: defaultdict[date, list[Meeting]] = defaultdict(list)
    within = ExpertSession.objects.filter(starts_at__gte=midnight, starts_at__lt=end)
    for session in with_flags(within).order_by("starts_at", "number"):
        state = ExpertSession.Status(session.state_at())
        found[session.local_starts_at.date()].append(Meeting(session, COLOURS[state], state.label, flags_of(session)))
    return found
