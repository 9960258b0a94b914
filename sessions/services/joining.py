"""Through the gate: who comes in is written down first and sent to the meeting afterwards."""

import uuid

from django.db import OperationalError, transaction
from django.utils import timezone
from psycopg import errors

from sessions import meeting, sealing
from sessions.confidentiality import VERSION
from sessions.gate import LETS_IN, state_of
from sessions.models import ConfidentialityConsent, ExpertSession, HostLink, JoinTrace, Room, Seat
from sessions.providers.ticket import RoomFailed, Ticket
from sessions.sealing import Secret
from sessions.services.locking import lock
from sessions.services.rooms import prepare_room, use_fallback

# Which presence wins when several are true of one seat: who telephoned and came later was there in person.
RANK = ["", Seat.Attended.ABSENT, Seat.Attended.PHONE, Seat.Attended.REPRESENTATIVE, Seat.Attended.IN_PERSON]


# Many press in the same minute, and a lock is waited for no longer than two seconds (settings.py).
ATTEMPTS = 5
WAITED_TOO_LONG = (errors.LockNotAvailable, errors.DeadlockDetected)


class DoorShut(Exception):
    """Not in the window, or not a session that takes place."""


class NotReady(RoomFailed):
    """There is no room, or none yet, and no other to send people to."""


class Full(Exception):
    """Every place is taken, and this member has none."""


def has_accepted_note(user) -> bool:
    return ConfidentialityConsent.objects.filter(user=user, wording_version=VERSION).exists()


def accept_note(user) -> None:
    """Once for each wording. Pressing twice is pressing once."""
    ConfidentialityConsent.objects.get_or_create(user=user, wording_version=VERSION)


def room_has_failed(session: ExpertSession, room: Room | None) -> bool:
    """Whether nobody can be sent to the room itself: there is none, it has failed, or the service has not made it."""
    made_in_advance = session.provider == ExpertSession.Provider.BIGBLUEBUTTON
    return room is None or room.failed_at is not None or (made_in_advance and room.ready_at is None)


def join(session: ExpertSession, *, visitor, network: str, now=None) -> str:
    """Write down the attendance and the credential, answer the address to send this person to, in one transaction.

    `visitor` is an entitled.Visitor. The answer belongs into a Location header and nowhere else. A service that fails
    is replaced by the fallback at once. Raises DoorShut, Full and RoomFailed, and then nothing was written.
    """
    now = now or timezone.now()
    for _ in range(ATTEMPTS - 1):
        try:
            return _join_or_use_fallback(session, visitor, network, now)
        except OperationalError as problem:
            if not isinstance(problem.__cause__, WAITED_TOO_LONG):
                raise
    return _join_or_use_fallback(session, visitor, network, now)


def _join_or_use_fallback(session, visitor, network, now) -> str:
    try:
        return _join(session, visitor, network, now)
    except NotReady:
        raise
    except RoomFailed:
        use_fallback(session)
        return _join(session, visitor, network, now)


@transaction.atomic
def _join(session, visitor, network, now) -> str:
    session, room = _open_door(session, now)
    kind = JoinTrace.Kind.REPRESENTATIVE if visitor.representative else JoinTrace.Kind.PERSON
    attended = Seat.Attended.REPRESENTATIVE if visitor.representative else Seat.Attended.IN_PERSON
    trace = _let_in(session, visitor, kind, attended, network, now)
    ticket = Ticket(trace.credential, visitor.name, False, session.opens_at, session.closes_at)
    return _address(session, room, ticket)


def _address(session, room, ticket) -> str:
    failed = room_has_failed(session, room)
    secret = sealing.unseal(room.sealed) if room else Secret()
    if failed and not secret.fallback:
        raise NotReady("there is no room to send people to")
    return meeting.address_for(session.provider, secret, ticket, room_failed=failed)


@transaction.atomic
def join_by_phone(session: ExpertSession, *, visitor, network: str, now=None) -> Secret:
    """Write down the attendance, answer what to dial. Raises DoorShut, Full and RoomFailed (no number is kept)."""
    now = now or timezone.now()
    session, room = _open_door(session, now)
    secret = sealing.unseal(room.sealed) if room else Secret()
    if not secret.dial_in:
        raise RoomFailed("no number is kept")
    _let_in(session, visitor, JoinTrace.Kind.PHONE, Seat.Attended.PHONE, network, now)
    return Secret(dial_in=secret.dial_in, pin=secret.pin)


def enter_as_host(link: HostLink, *, network: str, now=None) -> str:
    """Send who leads the session to the meeting; the link works for an hour from its first use.

    Asks the service for the room when the worker has not. Raises DoorShut and RoomFailed.
    """
    now = now or timezone.now()
    prepare_room(link.session)
    with transaction.atomic():
        link = HostLink.objects.select_for_update().select_related("session").get(pk=link.pk)
        session = link.session
        if not link.works_at(now) or now < session.host_opens_at or not takes_place(session, now):
            raise DoorShut
        trace = JoinTrace.objects.create(
            session=session, kind=JoinTrace.Kind.HOST, host_link=link, network=network, at=now
        )
        if link.used_at is None:
            link.used_at = now
            link.save(update_fields=["used_at"])
        ticket = Ticket(trace.credential, link.name, True, session.host_opens_at, session.closes_at)
        return _address(session, Room.objects.filter(session=session).first(), ticket)


def takes_place(session: ExpertSession, now) -> bool:
    return session.status in ExpertSession.COMING and now < session.closes_at


def _open_door(session, now) -> tuple[ExpertSession, Room | None]:
    """The session as it is at this moment, and its room."""
    session = ExpertSession.objects.get(pk=session.pk)
    if state_of(session, now, is_entitled=True) not in LETS_IN:
        raise DoorShut
    return session, Room.objects.filter(session=session).first()


def _let_in(session, visitor, kind, attended, network, now) -> JoinTrace:
    seat = _seat(session, visitor, now)
    if RANK.index(attended) > RANK.index(seat.attended):
        seat.attended = attended
    seat.attended_at = seat.attended_at or now
    seat.save()
    return JoinTrace.objects.create(
        session=session,
        kind=kind,
        user=visitor.user,
        member=visitor.member,
        credential=uuid.uuid4(),
        network=network,
        at=now,
    )


def _seat(session, visitor, now) -> Seat:
    """The member's seat under lock, taken. Who has a place waits for nobody; new places are counted one by one."""
    rows = Seat.objects.select_for_update()
    if session.capacity is not None:
        seat = rows.filter(session=session, member=visitor.member, answer__in=Seat.TAKEN).first()
        if seat is not None:
            return seat
        # First the session, then the seat: the same order as where answers are given.
        lock(session)
    Seat.objects.get_or_create(session=session, member=visitor.member)
    seat = rows.get(session=session, member=visitor.member)
    if not seat.is_taken:
        if session.capacity is not None and session.seats.taken().count() >= session.capacity:
            raise Full
        _take(seat, visitor, now)
    return seat


def _take(seat, visitor, now) -> None:
    """Coming without an answer, or against it, is an answer."""
    seat.answer = Seat.Answer.REPRESENTATIVE if visitor.representative else Seat.Answer.GOING
    seat.representative = visitor.representative
    seat.answered_at, seat.waiting_since = now, None
    seat.answered_by = visitor.user
    seat.answered_for = visitor.member.user if visitor.representative else None
