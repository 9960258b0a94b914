"""Forgets on time: what people sent us goes when the reason to keep it has gone (domain rules in docs/privacy.md).

Runs daily and finds its work by dates in the rows, so running it twice, late or after a restore does the same.
How each thing is erased stands in erasure.py.
"""

from datetime import datetime, timedelta

from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone

from applications.models import AccessLink, Application
from mayors_club import erasure, events
from mayors_club.models import Event, Heartbeat, OutgoingEmail
from mayors_club.months import months_before
from members.models import EmailChange, PersonalLink, RelayLetter, SignInRequest
from offices import services as offices
from offices.models import MistakeReport, Portrait
from sessions.services import forgetting as expert_sessions
from sister_cities.services import forgetting as sister_cities

DRAFT_DAYS = 90
LINK_DAYS = 30
CLOSED_YEARS = 1
ADMIN_LOG_YEARS = 1
LETTER_YEARS = 2
AUDIT_YEARS = 5


def apply(now: datetime | None = None) -> dict[str, int]:
    """Do everything that is due and answer how much of each was done; the report is an event as well."""
    now = now or timezone.now()
    report = {
        "drafts_erased": _each(erasure.erase_draft, overdue_drafts(now)),
        "applications_anonymised": _each(erasure.anonymise, overdue_applications(now)),
        "letters_emptied": erasure.empty_letters(OutgoingEmail.objects.filter(_letters_to_empty(now))),
        "letters_deleted": _delete(OutgoingEmail.objects.filter(created_at__lt=years_before(now, AUDIT_YEARS))),
        "relay_letters_deleted": _delete(RelayLetter.objects.filter(sent_at__lt=years_before(now, LETTER_YEARS))),
        "links_deleted": _delete(_dead(AccessLink, now)) + _delete(_dead(PersonalLink, now)),
        "mistake_reports_deleted": _delete(MistakeReport.objects.filter(closed_at__lt=years_before(now, CLOSED_YEARS))),
        "portraits_deleted": offices.delete_portraits(Portrait.objects.unused(now)),
        "portrait_folders_deleted": offices.delete_lost_folders(now),
        "email_changes_deleted": _delete(
            EmailChange.objects.filter(done_at__isnull=True, expires_at__lt=now - timedelta(days=LINK_DAYS))
        ),
        **expert_sessions.forget_old(a_year_ago=years_before(now, CLOSED_YEARS), now=now),
        **sister_cities.forget_old(a_year_ago=years_before(now, CLOSED_YEARS), now=now),
        "sign_in_requests_deleted": _delete(SignInRequest.objects.filter(created_at__lt=now - timedelta(days=1))),
        "sessions_deleted": _delete(Session.objects.filter(expire_date__lt=now)),
        "admin_log_deleted": _delete(LogEntry.objects.filter(action_time__lt=years_before(now, ADMIN_LOG_YEARS))),
        "events_deleted": _delete_events(years_before(now, AUDIT_YEARS)),
    }
    beat, _ = Heartbeat.objects.update_or_create(name="retention", defaults={"at": now})
    events.record("retention.applied", subject=beat, by_kind=Event.ActorKind.SYSTEM, codes=report)
    return report


def is_due(now: datetime | None = None) -> bool:
    """A day has passed since the last run. Asked hourly: a restart makes beat forget how long it has waited."""
    yesterday = (now or timezone.now()) - timedelta(hours=23, minutes=30)
    return not Heartbeat.objects.filter(name="retention", at__gt=yesterday).exists()


def overdue_drafts(now: datetime) -> models.QuerySet[Application]:
    """Never submitted, in whatever state, and untouched for 90 days."""
    return Application.objects.filter(submitted_at__isnull=True, changed_at__lt=now - timedelta(days=DRAFT_DAYS))


def overdue_applications(now: datetime) -> models.QuerySet[Application]:
    """Submitted, closed without a membership a year ago, and still holding the answers."""
    closed = (Application.Status.DECLINED, Application.Status.WITHDRAWN, Application.Status.LAPSED)
    return Application.objects.filter(
        status__in=closed,
        submitted_at__isnull=False,
        anonymised_at__isnull=True,
        status_since__lt=years_before(now, CLOSED_YEARS),
    )


def years_before(now: datetime, years: int) -> datetime:
    """The same day and hour so many years earlier; 28 February for a 29th that does not exist."""
    return months_before(now, 12 * years)


def _letters_to_empty(now: datetime) -> Q:
    """Old ones, and the last letter to somebody who was erased, a day after it has left."""
    last = Q(name=erasure.LAST_LETTER, sent_at__lt=now - timedelta(days=1))
    return last | Q(created_at__lt=years_before(now, LETTER_YEARS))


def _each(verb, rows) -> int:
    """One transaction a row: a long list holds no lock for long, and a failure keeps what was done before it."""
    found = list(rows)
    for row in found:
        verb(row)
    return len(found)


def _delete(rows) -> int:
    return rows.delete()[0]


def _dead(links, now):
    long_ago = now - timedelta(days=LINK_DAYS)
    return links.objects.filter(Q(expires_at__lt=long_ago) | Q(revoked_at__lt=long_ago))


def _delete_events(before: datetime) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL mayors_club.retention = 'on'")
        deleted = _delete(Event.objects.filter(at__lt=before))
        cursor.execute("SET LOCAL mayors_club.retention = 'off'")
    return deleted
