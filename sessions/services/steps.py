"""What the secretariat does with a session that people know of. Letters follow from the rows (telling.py).

Times in calendars grow by `sequence`: +1 exactly when start, end or calendar status (takes place or not) changes.
"""

from copy import copy
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from mayors_club import events, mail
from sessions.models import ExpertSession, Move, Seat
from sessions.models.session import SMALL_MOVE
from sessions.readiness import missing
from sessions.schedule import local
from sessions.services.inviting import reconcile
from sessions.services.locking import NotComplete, WrongState, WrongTime, lock

Status = ExpertSession.Status
MINUTE = timedelta(minutes=1)
WRITTEN = (
    *("status", "status_since", "starts_at", "ends_at", "sequence", "announced_at", "changed_at", "plan_passed"),
    *("reason_uk", "reason_en"),
)


@transaction.atomic
def announce(session: ExpertSession, *, by) -> None:
    """The world may know the day, members the hour. Raises NotComplete, WrongTime and WrongState."""
    before = _enter(session, "announce", Status.PLANNED)
    _check_complete(session)
    _check_times(session.starts_at, session.ends_at)
    _write(session, before, "session.announced", by, status=Status.ANNOUNCED)
    reconcile(session)


@transaction.atomic
def move(session: ExpertSession, *, starts_at, ends_at, by, reason_uk="", reason_en="") -> None:
    """To another time; who has a seat keeps it, and who declined is asked anew when the day is another one.

    The same time again says nothing. Raises WrongTime and WrongState.
    """
    before = _enter(session, "move", *ExpertSession.COMING)
    _check_times(starts_at, ends_at)
    if (starts_at, ends_at) == (session.starts_at, session.ends_at):
        return
    _set_time(session, starts_at, ends_at, Move.Kind.MOVED, by)
    _write(session, before, "session.moved", by, status=Status.ANNOUNCED, reason=(reason_uk, reason_en))
    # Whoever lost a right meanwhile is not told the new hour.
    reconcile(session)


@transaction.atomic
def pause(session: ExpertSession, *, resumes_at, by) -> None:
    """An air-raid alert: what was left of it goes on at `resumes_at`. Raises WrongTime and WrongState."""
    now = timezone.now()
    before = _enter(session, "pause", Status.OPEN, Status.LIVE)
    since = max(now, session.starts_at)
    if session.ends_at <= since:
        raise WrongState(session, "pause")
    if resumes_at <= since:
        raise WrongTime
    session.plan_passed += (since - session.starts_at) // MINUTE
    left = -((since - session.ends_at) // MINUTE) * MINUTE  # calendars show no seconds: up to the full minute
    _set_time(session, resumes_at, resumes_at + left, Move.Kind.PAUSED, by)
    _write(session, before, "session.paused", by, status=Status.ANNOUNCED)


@transaction.atomic
def postpone(session: ExpertSession, *, by, reason_uk="", reason_en="") -> None:
    """Out of the calendars until there is a new date. Raises WrongState."""
    before = _enter(session, "postpone", *ExpertSession.COMING)
    _write(session, before, "session.postponed", by, status=Status.POSTPONED, reason=(reason_uk, reason_en))


@transaction.atomic
def cancel(session: ExpertSession, *, by, reason_uk="", reason_en="") -> None:
    """Out of the calendars. Raises WrongState."""
    before = _enter(session, "cancel", Status.PLANNED, Status.POSTPONED, *ExpertSession.COMING)
    _write(session, before, "session.cancelled", by, status=Status.CANCELLED, reason=(reason_uk, reason_en))


@transaction.atomic
def reopen(session: ExpertSession, *, by, starts_at=None, ends_at=None) -> None:
    """It takes place after all: a postponed one at a new date, a cancelled one at its old date or a new one.

    Raises NotComplete, WrongTime and WrongState.
    """
    before = _enter(session, "reopen", Status.POSTPONED, Status.CANCELLED)
    if starts_at is None and session.status == Status.POSTPONED:
        raise WrongTime
    length = session.ends_at - session.starts_at
    starts_at = starts_at or session.starts_at
    ends_at = ends_at or starts_at + length
    _check_complete(session)
    _check_times(starts_at, ends_at)
    if (starts_at, ends_at) == (session.starts_at, session.ends_at):
        _write(session, before, "session.reopened", by, status=Status.ANNOUNCED)
    else:
        _set_time(session, starts_at, ends_at, Move.Kind.RESCHEDULED, by)
        _write(session, before, "session.rescheduled", by, status=Status.ANNOUNCED)
    reconcile(session)


def _enter(session, step: str, *statuses) -> ExpertSession:
    """Under lock; answers the row as it is. The clock counts, whatever is written down: what is over is not moved."""
    if lock(session).state_at() not in statuses:
        raise WrongState(session, step)
    return copy(session)


def _check_complete(session) -> None:
    if lacking := missing(session):
        raise NotComplete(lacking)


def _check_times(starts_at, ends_at) -> None:
    if starts_at <= timezone.now() or ends_at <= starts_at:
        raise WrongTime


def _set_time(session, starts_at, ends_at, kind: str, by) -> None:
    """The change of time is kept for good, with the sequence that `_write` is about to give it."""
    if abs(starts_at - session.starts_at) > SMALL_MOVE:
        answered = session.seats.filter(answer__in=(*Seat.TAKEN, Seat.Answer.WAITING))
        answered.update(asked_again_at=timezone.now())
    if kind != Move.Kind.PAUSED and local(starts_at).date() != local(session.starts_at).date():
        _ask_who_declined(session, local(starts_at).date())
    session.moves.create(
        kind=kind,
        from_starts_at=session.starts_at,
        from_ends_at=session.ends_at,
        to_starts_at=starts_at,
        to_ends_at=ends_at,
        sequence=session.sequence + 1,
        by=by,
    )
    session.starts_at, session.ends_at = starts_at, ends_at


def _ask_who_declined(session, day) -> None:
    """Who cannot come on one day may well come on another; of the day that was declined the answer holds again.

    The entry that goes with it is a matter of `reconcile`.
    """
    asked = session.seats.filter(answer=Seat.Answer.NONE, asked_again_at__isnull=False, answered_at__isnull=False)
    moves = list(session.moves.order_by("sequence"))
    declined = [seat.pk for seat in asked if _day_of_answer(seat, moves) == day]
    session.seats.filter(answer=Seat.Answer.DECLINED).update(answer=Seat.Answer.NONE, asked_again_at=timezone.now())
    session.seats.filter(pk__in=declined).update(answer=Seat.Answer.DECLINED, asked_again_at=None)


def _day_of_answer(seat, moves) -> date | None:
    return next((local(move.from_starts_at).date() for move in moves if move.at > seat.answered_at), None)


def _write(session, before, verb: str, by, *, status, reason=("", "")) -> None:
    """The row and the event; once the commit holds, a worker is asked to write the letters."""
    now = timezone.now()
    session.status = status
    session.status_since = now if status != before.status else before.status_since
    # What nobody has heard of is in no calendar: the first announcement keeps its number.
    if before.status != Status.PLANNED and _in_calendars(session) != _in_calendars(before):
        session.sequence += 1
    if status == Status.ANNOUNCED:
        session.announced_at = session.announced_at or now
    session.reason_uk, session.reason_en = reason
    session.changed_at = now
    session.save(update_fields=WRITTEN)
    events.record(
        verb,
        subject=session,
        by=by,
        from_state=before.status,
        to_state=status,
        codes={"number": session.number, "sequence": session.sequence},
    )
    transaction.on_commit(lambda: mail.nudge("sessions.write_letters"), robust=True)


def _in_calendars(session) -> tuple:
    return session.starts_at, session.ends_at, session.is_in_calendars
