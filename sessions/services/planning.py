"""A session before anybody hears of it: planned from a series, copied from another one, written and rewritten."""

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from mayors_club import events
from sessions import proposing, schedule
from sessions.models import AgendaItem, ExpertSession, Series
from sessions.services.answering import move_up
from sessions.services.locking import lock

# Any number that nobody else locks.
NUMBERING = 0x73657373
CLONED_LATER = timedelta(weeks=2)
# What a copy takes over. Never: people, rooms, times of what happened, summaries.
COPIED = ("expert", "topics", "languages", "capacity", "provider", "series")
COPIED_TEXTS = tuple(f"{name}_{language}" for name in ("topic", "lead", "text", "brief") for language in ("uk", "en"))


class DateTaken(Exception):
    """A session of the series has this date already; somebody may have been faster."""

    def __init__(self, session):
        self.session = session
        super().__init__(str(session.number))


class NotPlanned(Exception):
    """The time of an announced session changes by `move`, which tells everyone."""


@transaction.atomic
def plan(*, starts_at, ends_at, by, series=None, **fields) -> ExpertSession:
    """A new session with the next number, known to the secretariat only."""
    session = ExpertSession(number=next_number(), starts_at=starts_at, ends_at=ends_at, series=series, **fields)
    session.created_by = by
    session.save()
    events.record("session.planned", subject=session, by=by, to_state=session.status, codes=_codes(session))
    return session


@transaction.atomic
def plan_next(series: Series, on, *, by) -> ExpertSession:
    """The session of a proposed date. Of two colleagues who take the same date the second gets DateTaken."""
    Series.objects.select_for_update().get(pk=series.pk)
    for other in proposing.with_former_starts(series.sessions.order_by("number")):
        if on in proposing.dates_of(other):
            raise DateTaken(other)
    proposed = schedule.proposal(series, on)
    return plan(starts_at=proposed.starts_at, ends_at=proposed.ends_at, by=by, series=series, capacity=series.capacity)


@transaction.atomic
def clone(session: ExpertSession, *, by) -> ExpertSession:
    """A planned copy two weeks later at the same hour of Kyiv: texts, plan and expert, without any people."""
    day = schedule.local(session.starts_at)
    starts_at = schedule.moment(day.date() + CLONED_LATER, day.time())
    copied = {name: getattr(session, name) for name in (*COPIED, *COPIED_TEXTS)}
    copy = plan(starts_at=starts_at, ends_at=starts_at + (session.ends_at - session.starts_at), by=by, **copied)
    for point in session.agenda.all():
        texts = {name: getattr(point, name) for name in ("title_uk", "title_en", "note_uk", "note_en")}
        AgendaItem.objects.create(session=copy, after_minutes=point.after_minutes, **texts)
    return copy


@transaction.atomic
def edit(session: ExpertSession, changes: dict, *, by) -> None:
    """Write texts and settings; the columns of a status are nobody's to edit.

    Calendars learn of it by LAST-MODIFIED alone; more places go to who waits.
    Raises NotPlanned when the time of an announced session would change.
    """
    lock(session)
    if {"starts_at", "ends_at"} & changes.keys() and session.status != ExpertSession.Status.PLANNED:
        raise NotPlanned
    changed = {**changes, "changed_at": timezone.now()}
    for name, value in changed.items():
        setattr(session, name, value)
    session.save(update_fields=list(changed))
    events.record("session.edited", subject=session, by=by, codes={"columns": sorted(changes)})
    if "capacity" in changes:
        move_up(session)


def next_number() -> int:
    """Call inside `atomic`: the lock lasts as long as the transaction, so no number is given twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERING])
    return (ExpertSession.objects.aggregate(highest=Max("number"))["highest"] or 0) + 1


def _codes(session) -> dict[str, str]:
    return {"series": str(session.series_id)} if session.series_id else {}
