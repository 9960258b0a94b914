"""Deeds of who moderates a session: questions put aside, an attendance set right by hand."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from sessions.models import ExpertSession, Question, Seat
from sessions.services.locking import lock
from sessions.services.steps import pause

MINUTE = timedelta(minutes=1)


class NotBegun(Exception):
    """Nobody can have been there yet."""


class MovedMeanwhile(Exception):
    """The time is not the one that was on the screen any more."""


@transaction.atomic
def pause_for_alert(session: ExpertSession, *, minutes: int, seen: int, by) -> None:
    """Pause until so many minutes from now, to the full minute. `seen` is the sequence that was on the screen.

    Raises MovedMeanwhile, so that a button pressed twice moves once; and what `pause` raises.
    """
    if lock(session).sequence != seen:
        raise MovedMeanwhile
    resumes_at = timezone.now() + minutes * MINUTE
    whole = resumes_at.replace(second=0, microsecond=0)
    pause(session, resumes_at=whole if whole == resumes_at else whole + MINUTE, by=by)


@transaction.atomic
def put_aside(question: Question, *, by) -> None:
    """Answered or off topic: out of the list that is read aloud."""
    if Question.objects.filter(pk=question.pk, hidden_at=None).update(hidden_at=timezone.now()):
        _note("session.question_put_aside", question, by)


@transaction.atomic
def bring_back(question: Question, *, by) -> None:
    if Question.objects.filter(pk=question.pk, hidden_at__isnull=False).update(hidden_at=None):
        _note("session.question_brought_back", question, by)


@transaction.atomic
def correct_attendance(session: ExpertSession, member, attended: str, *, by, now=None) -> Seat:
    """Write by hand what the gate could not see; a member without a seat gets one. Logged. Raises NotBegun."""
    if session.state_at(now) not in (ExpertSession.Status.LIVE, ExpertSession.Status.HELD):
        raise NotBegun
    Seat.objects.get_or_create(session=session, member=member)
    seat = Seat.objects.select_for_update().get(session=session, member=member)
    if seat.attended == attended:
        return seat
    before, seat.attended = seat.attended, attended
    seat.attended_at = (seat.attended_at or session.starts_at) if seat.was_present else None
    seat.save(update_fields=["attended", "attended_at"])
    codes = {"seat": seat.pk, "member": str(member.pk)}
    events.record(
        "session.attendance_corrected", subject=session, by=by, from_state=before, to_state=attended, codes=codes
    )
    return seat


def _note(verb: str, question: Question, by) -> None:
    events.record(verb, subject=question.session, by=by, codes={"question": str(question.pk)})
