"""The sessions' part of the work list."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mayors_club.typography import day_and_month, long_date, weekday
from mayors_club.waiting import SHOWN, Line, Part
from sessions import schedule
from sessions.models import ExpertSession, Room
from sessions.proposing import first_free_day, next_dates, series_with_skips, with_former_starts

EXPERT_NEEDED = timedelta(days=30)
DATE_NEEDED = timedelta(weeks=5)
ROOM_NEEDED = timedelta(days=7)


def parts(user) -> list[Part]:
    """What waits here for the secretariat, the nearest first: two queries for all of it."""
    if not user.has_perm("expert_sessions.change_expertsession"):
        return []
    now = timezone.now()
    known = list(_known(now))
    return [
        part
        for part in (_without_expert(known, now), _without_room(known, now), _without_notes(known), _free_dates(known))
        if part
    ]


def _known(now):
    """To come, or held without the notes that were promised, or away from a date that is still to come."""
    notes_missing = Q(ends_at__lte=now, notes_due_on__lt=timezone.localdate(), summary_published_at=None)
    chosen = ExpertSession.objects.filter(Q(ends_at__gt=now) | notes_missing | Q(moves__from_starts_at__gt=now))
    sessions = with_former_starts(ExpertSession.objects.filter(pk__in=chosen.values("pk")))
    rooms = Room.objects.filter(session=OuterRef("pk"))
    return sessions.annotate(has_room=Exists(rooms)).order_by("starts_at", "number")


def _without_expert(known, now) -> Part | None:
    found = [
        session
        for session in known
        if session.status in ExpertSession.IN_THE_WAY
        and not session.expert_id
        and now < session.starts_at <= now + EXPERT_NEEDED
    ]
    return _part(_("Sessions without an expert"), "warn", found)


def _without_room(known, now) -> Part | None:
    found = [
        session
        for session in known
        if session.status in ExpertSession.COMING
        and not session.has_room
        and session.starts_at <= now + ROOM_NEEDED
        and session.state_at(now) != ExpertSession.Status.HELD
    ]
    return _part(_("Sessions without a meeting room"), "bad", found)


def _without_notes(known) -> Part | None:
    today = timezone.localdate()
    found = [
        session
        for session in known
        if session.state_at() == ExpertSession.Status.HELD
        and session.summary_published_at is None
        and session.notes_due_on
        and session.notes_due_on < today
    ]
    return _part(_("Sessions whose notes are late"), "warn", found, since="notes_due_on")


def _free_dates(known) -> Part | None:
    """The next date of each series that has no session yet, within five weeks."""
    today = timezone.localdate()
    since, until = first_free_day(today), today + DATE_NEEDED
    lines = [
        Line(
            label=f"{series.name}: {_words_of(proposal.on)}",
            url=reverse("admin:expert_sessions_series_dates", args=[series.pk]),
            hint=_holiday_of(proposal),
        )
        for series in series_with_skips().filter(is_active=True)
        for proposal in next_dates(series, known, since=since, count=1, until=until)
    ]
    more = reverse("admin:expert_sessions_series_changelist")
    return Part(_("Dates to confirm"), len(lines), more, "now", lines[:SHOWN]) if lines else None


def _part(title: str, kind: str, found: list, since: str = "") -> Part | None:
    if not found:
        return None
    more = reverse("admin:expert_sessions_expertsession_changelist")
    return Part(title, len(found), more, kind, [_line(session, since) for session in found[:SHOWN]])


def _line(session, since: str) -> Line:
    return Line(
        label=f"№ {session.number}. {session.topic_uk or _('topic to be chosen')}",
        url=reverse("admin:expert_sessions_expertsession_change", args=[session.pk]),
        hint=_words_of(schedule.local(session.starts_at).date()),
        since=getattr(session, since) if since else None,
    )


def _words_of(day) -> str:
    language = get_language() or "uk"
    words = day_and_month(day, language) if day.year == timezone.localdate().year else long_date(day, language)
    return f"{words}, {weekday(day, language)}"


def _holiday_of(proposal) -> str:
    return _("holiday: {name}").format(name=proposal.holiday) if proposal.holiday else ""
