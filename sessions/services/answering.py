"""Answers of members: one seat each, places under the lock of the session, a waiting list that moves up by itself."""

from django.db import connection, transaction
from django.utils import timezone

from mayors_club import events
from mayors_club.models import Event
from members.models import Member, Representative
from sessions.models import ExpertSession, Seat
from sessions.services.inviting import reconcile_member, tell_place
from sessions.services.locking import lock

Answer = Seat.Answer
ANSWERS = (Answer.GOING, Answer.REPRESENTATIVE, Answer.DECLINED)
# Whoever has said one of these may lose a right and leave a place behind.
HOLDING = (*Seat.TAKEN, Answer.WAITING)


class AnsweringOver(Exception):
    """The door is shut, or the session does not take place at this time."""


class CannotRepresent(Exception):
    """Nobody in force who may attend sessions for this member."""


@transaction.atomic
def answer(session: ExpertSession, member: Member, answer, *, by, on_behalf_of=None, representative=None) -> Seat:
    """Keep what the member says, `waiting` where every place is taken; a place that becomes free goes to the next.

    `representative` goes instead of the member, with the answer of that name. Calendars follow. Raises AnsweringOver
    and CannotRepresent.
    """
    if answer not in ANSWERS or (representative is None) == (answer == Answer.REPRESENTATIVE):
        raise ValueError(f"not an answer: {answer}")
    _stand_in_line()
    lock(session)
    if session.state_at() not in ExpertSession.COMING:
        raise AnsweringOver
    if representative and not may_attend(member).filter(pk=representative.pk).exists():
        raise CannotRepresent
    _release(session)
    seat = Seat.objects.filter(session=session, member=member).first() or Seat(session=session, member=member)
    before = seat.answer
    _sit(seat, answer, representative, session)
    seat.answered_at, seat.answered_by, seat.answered_for, seat.asked_again_at = timezone.now(), by, on_behalf_of, None
    seat.save()
    codes = {"member": str(member.pk), **({"representative": str(representative.pk)} if representative else {})}
    events.record(
        "session.answered",
        subject=session,
        by=by,
        on_behalf_of=on_behalf_of,
        from_state=before,
        to_state=seat.answer,
        codes=codes,
    )
    reconcile_member(session, member)
    _give_places(session)
    return seat


@transaction.atomic
def move_up(session: ExpertSession) -> int:
    """Give every free place to the next in the line, and tell them. Safe to repeat. Answers how many moved."""
    lock(session)
    if session.state_at() not in ExpertSession.COMING:
        return 0
    _release(session)
    return _give_places(session)


def move_up_everywhere(now=None) -> int:
    """For what happens elsewhere: a membership or a representation ended, somebody else made more places."""
    moved = 0
    for session in ExpertSession.objects.upcoming(now).filter(seats__answer__in=HOLDING).distinct():
        moved += move_up(session)
    return moved


def may_attend(member: Member):
    """Who may go instead of the member right now."""
    return member.representatives.in_force().filter(can_attend_sessions=True, user__isnull=False)


def _stand_in_line() -> None:
    """Many answer in the minute in which an invitation arrives: they wait for the row longer than others (2 s) do."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '4s'")


def _sit(seat, answer, representative, session) -> None:
    """Who has a place keeps it and who waits keeps their turn; anybody else sits down where there is room."""
    seat.representative = representative
    if answer != Answer.DECLINED and not seat.is_taken and _is_full(session, besides=seat):
        seat.waiting_since = seat.waiting_since or timezone.now()
        answer = Answer.WAITING
    if answer != Answer.WAITING:
        seat.waiting_since = None
    seat.answer = answer


def _is_full(session, *, besides: Seat) -> bool:
    """No place, or others have been waiting for it for longer."""
    if session.capacity is None:
        return False
    ahead = session.seats.waiting().exclude(pk=besides.pk)
    if besides.answer == Answer.WAITING:
        ahead = ahead.filter(waiting_since__lt=besides.waiting_since)
    return session.seats.taken().count() + ahead.count() >= session.capacity


def _give_places(session) -> int:
    line = session.seats.waiting().select_related("representative", "member")
    if session.capacity is not None:
        line = line[: max(0, session.capacity - session.seats.taken().count())]
    moved = list(line)
    for seat in moved:
        seat.answer = Answer.REPRESENTATIVE if seat.representative_id else Answer.GOING
        seat.waiting_since = None
        seat.save(update_fields=["answer", "waiting_since"])
        _record_by_itself("session.moved_up", seat, Answer.WAITING)
        reconcile_member(session, seat.member)
        tell_place(session, seat.member)
    return len(moved)


def _release(session) -> None:
    """Places of those who may not come any more: of members who left, and of representatives without the right."""
    held = session.seats.filter(answer__in=HOLDING).exclude(attended__in=Seat.PRESENT)
    gone = held.exclude(member__in=Member.objects.active())
    unrepresented = held.filter(representative__isnull=False).exclude(
        representative__in=Representative.objects.in_force().filter(can_attend_sessions=True)
    )
    for seat in (gone | unrepresented).select_related("member").distinct():
        before, seat.answer = seat.answer, Answer.NONE
        seat.representative = seat.waiting_since = seat.asked_again_at = None
        seat.save(update_fields=["answer", "representative", "waiting_since", "asked_again_at"])
        _record_by_itself("session.seat_freed", seat, before)
        reconcile_member(session, seat.member)


def _record_by_itself(verb, seat, before) -> None:
    events.record(
        verb,
        subject=seat.session,
        by_kind=Event.ActorKind.SYSTEM,
        from_state=before,
        to_state=seat.answer,
        codes={"member": str(seat.member_id)},
    )
