"""Forgets on time: what people sent us goes when the reason to keep it has gone (domain rules in docs/privacy.md).

Runs daily and finds its work by dates in the rows, so running it twice, late or after a restore does the same.
Which columns are emptied stands in personal_data.py. Every erasure is an event and a line of the erasure journal.
"""

from datetime import datetime, timedelta
from pathlib import Path

from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.db.models import Q
from django.utils import timezone

from applications.models import AccessLink, Application, Ballot, BallotChange, Decision, ProofFile, Question, Revision
from mayors_club import erasure_journal, events, personal_data
from mayors_club.models import Event, Heartbeat, OutgoingEmail
from mayors_club.personal_data import APPLICATION, LETTER, REVIEW, SECRET
from members.models import PersonalLink, SignInRequest

DRAFT_DAYS = 90
LINK_DAYS = 30
CLOSED_YEARS = 1
ADMIN_LOG_YEARS = 1
LETTER_YEARS = 2
AUDIT_YEARS = 5
# Stands where words stood: the constraints want a reason, and a reader should see that there was one.
ERASED = "—"


def apply(now: datetime | None = None) -> dict[str, int]:
    """Do everything that is due and answer how much of each was done; the report is an event as well."""
    now = now or timezone.now()
    report = {
        "drafts_erased": _each(erase_draft, overdue_drafts(now)),
        "applications_anonymised": _each(anonymise, overdue_applications(now)),
        "letters_emptied": _empty_letters(OutgoingEmail.objects.filter(created_at__lt=years_before(now, LETTER_YEARS))),
        "letters_deleted": _delete(OutgoingEmail.objects.filter(created_at__lt=years_before(now, AUDIT_YEARS))),
        "links_deleted": _delete(_dead(AccessLink, now)) + _delete(_dead(PersonalLink, now)),
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


@transaction.atomic
def erase_draft(application: Application) -> None:
    """Delete an application that was never submitted, with its files; its letters lose address and text."""
    erasure_journal.remember("erased", application)
    events.record("application.erased", subject=application, by_kind=Event.ActorKind.SYSTEM)
    _empty_letters(_letters_about(application))
    _delete_files(application)
    application.delete()


@transaction.atomic
def anonymise(application: Application) -> None:
    """Empty every personal column around an application; number, state, dates, kind and votes stay.

    Files, personal links and the text of its letters go as well; a letter that still waits is superseded.
    """
    erasure_journal.remember("anonymised", application)
    _empty_letters(_letters_about(application))
    _delete_files(application)
    application.links.all().delete()
    _empty(Revision.objects.filter(application=application), APPLICATION)
    for reasons in (
        Question.objects.filter(application=application),
        Decision.objects.filter(application=application),
        Ballot.objects.filter(round__application=application),
        BallotChange.objects.filter(ballot__round__application=application),
    ):
        _empty(reasons, REVIEW)
    one = Application.objects.filter(pk=application.pk)
    one.update(anonymised_at=timezone.now())
    _empty(one, APPLICATION)
    events.record("application.anonymised", subject=application, by_kind=Event.ActorKind.SYSTEM)


def repeat_erasures(journal: Path) -> int:
    """After a restore: erase again what the journal says was erased, and answer how many rows that were."""
    repeated = 0
    for line in erasure_journal.lines(journal):
        verb = {"erased": erase_draft, "anonymised": anonymise}[line["verb"]]
        repeated += _each(verb, Application.objects.filter(pk=line["pk"], anonymised_at__isnull=True))
    return repeated


def years_before(now: datetime, years: int) -> datetime:
    """The same day and hour so many years earlier; 28 February for a 29th that does not exist."""
    try:
        return now.replace(year=now.year - years)
    except ValueError:
        return now.replace(year=now.year - years, day=28)


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


def _letters_about(application):
    return OutgoingEmail.objects.filter(about_type=application._meta.label_lower, about_id=str(application.pk))


def _empty_letters(letters) -> int:
    full = letters.exclude(body_text="", to="")
    waiting = [status for status, following in OutgoingEmail.TRANSITIONS.items() if "superseded" in following]
    full.filter(status__in=waiting).update(status=OutgoingEmail.Status.SUPERSEDED)
    emptied = {name: {} if name == "secret_values" else "" for name in _columns(OutgoingEmail, LETTER, SECRET)}
    return full.update(**emptied)


def _delete_files(application) -> None:
    proofs = ProofFile.objects.filter(application=application)
    files = [proof.file for proof in proofs]
    proofs.delete()
    # After the commit: a file without a row is found by the hourly check, a row without a file could not be undone.
    transaction.on_commit(lambda: [file.storage.delete(file.name) for file in files])


def _empty(rows, rule) -> None:
    for name in _columns(rows.model, rule):
        field = rows.model._meta.get_field(name)
        if field.null:
            rows.update(**{name: None})
        elif isinstance(field, models.JSONField):
            rows.update(**{name: field.get_default() if field.has_default() else {}})
        else:
            rows.exclude(**{name: ""}).update(**{name: ERASED if rule is REVIEW else ""})


def _columns(model, *rules) -> list[str]:
    return [name for rule in rules for name in personal_data.columns(model._meta.label_lower, rule)]
