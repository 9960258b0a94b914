"""Where a session meets: kept sealed, changed in one click, replaced when the video service fails."""

from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from mayors_club.models import Event
from sessions import meeting, sealing
from sessions.models import ExpertSession, Recording, Room
from sessions.providers.ticket import RoomFailed
from sessions.sealing import Secret

# When the worker asks the service for the room.
PREPARED_BEFORE = timedelta(minutes=30)


class NoRoom(Exception):
    """The session has no room, or nothing is kept that the step needs."""


def secret_of(session: ExpertSession) -> Secret:
    """What is kept sealed; empty without a room. Never for a page: only to send somebody in."""
    room = Room.objects.filter(session=session).first()
    return sealing.unseal(room.sealed) if room else Secret()


@transaction.atomic
def set_room(session: ExpertSession, *, provider: str, by, **words: str) -> Room:
    """Keep where the session meets. Only what is given changes; a service with rooms of its own gets a random one.

    `words` are address, host_address, dial_in, pin and fallback. Logged by the names of what changed, never by value.
    """
    session = ExpertSession.objects.select_for_update(no_key=True).get(pk=session.pk)
    kept = secret_of(session)
    is_new_service = session.provider != provider
    changed = {name: text for name, text in words.items() if text is not None and getattr(kept, name) != text}
    secret = replace(kept, **changed)
    if is_new_service or (provider != "link" and not secret.room):
        secret = replace(secret, room=meeting.PROVIDERS[provider].new_room())
    ExpertSession.objects.filter(pk=session.pk).update(provider=provider)
    leads_elsewhere = is_new_service or (secret.address, secret.room) != (kept.address, kept.room)
    room = _keep(session, secret, by, is_new=leads_elsewhere)
    events.record("session.room_set", subject=session, by=by, codes={"provider": provider, "changed": sorted(changed)})
    return room


@transaction.atomic
def rotate_room(session: ExpertSession, *, by, address: str = "", host_address: str = "") -> Room:
    """A new room from now on: a leaked credential leads to the empty old one. A plain link needs its new address.

    Raises NoRoom without a room, and for a plain link without a new address.
    """
    session = ExpertSession.objects.select_for_update(no_key=True).get(pk=session.pk)
    kept = secret_of(session)
    if kept == Secret() or not session.provider or (session.provider == "link" and not address):
        raise NoRoom
    if session.provider == "link":
        secret = replace(kept, address=address, host_address=host_address)
    else:
        secret = replace(kept, room=meeting.PROVIDERS[session.provider].new_room())
    room = _keep(session, secret, by, is_new=True)
    events.record("session.room_rotated", subject=session, by=by, codes={"provider": session.provider})
    return room


def _keep(session, secret, by, *, is_new: bool) -> Room:
    """A new room is neither ready nor failed; a new PIN leads nobody out of the spare room."""
    columns = {"sealed": sealing.seal(secret), "rotated_at": timezone.now(), "rotated_by": by}
    if is_new:
        columns |= {"ready_at": None, "failed_at": None, "failed_by": None}
    return Room.objects.update_or_create(session=session, defaults=columns)[0]


@transaction.atomic
def use_fallback(session: ExpertSession, *, by=None) -> None:
    """From now on everybody is sent to the fallback room. By nobody: the service did not answer. Raises NoRoom."""
    room = _locked(session)
    if by is not None and not sealing.unseal(room.sealed).fallback:
        raise NoRoom
    if room.failed_at is None:
        room.failed_at, room.failed_by = timezone.now(), by
        room.save(update_fields=["failed_at", "failed_by"])
        kind = {"by": by} if by else {"by_kind": Event.ActorKind.SYSTEM}
        events.record("session.fallback_used", subject=session, **kind)


@transaction.atomic
def end_fallback(session: ExpertSession, *, by) -> None:
    """Back to the room itself; the worker asks the service for it again. Raises NoRoom."""
    room = _locked(session)
    if room.failed_at is not None:
        room.failed_at = room.failed_by = room.ready_at = None
        room.save(update_fields=["failed_at", "failed_by", "ready_at"])
        events.record("session.fallback_ended", subject=session, by=by)


def _locked(session) -> Room:
    room = Room.objects.select_for_update().filter(session=session).first()
    if room is None:
        raise NoRoom
    return room


def prepare_room(session: ExpertSession) -> bool:
    """Ask the service for the room unless it is there; answers whether it is. The call stands outside transactions.

    When the service does not answer, everybody is sent to the fallback from now on.
    """
    room = _room_of(session)
    if room is None:
        return False
    if room.ready_at or room.failed_at:
        return room.failed_at is None
    try:
        meeting.prepare(session.provider, sealing.unseal(room.sealed), session.number)
    except RoomFailed:
        use_fallback(session)
        return False
    # Only of this very room: it may have been changed while the service was asked.
    Room.objects.filter(pk=room.pk, rotated_at=room.rotated_at).update(ready_at=timezone.now())
    return True


def _room_of(session) -> Room | None:
    """Services with rooms of their own need nothing from a person: the room of a copied session comes by itself."""
    room = Room.objects.filter(session=session).first()
    if session.provider in ("", ExpertSession.Provider.LINK):
        return room
    kept = sealing.unseal(room.sealed) if room else Secret()
    if kept.room:
        return room
    made = replace(kept, room=meeting.PROVIDERS[session.provider].new_room())
    return Room.objects.update_or_create(session=session, defaults={"sealed": sealing.seal(made)})[0]


def prepare_rooms(now=None) -> int:
    """Of all sessions that begin within half an hour; answers how many are ready. Safe to repeat."""
    now = now or timezone.now()
    due = ExpertSession.objects.upcoming(now).filter(starts_at__lte=now + PREPARED_BEFORE).exclude(provider="")
    # Sessions without a room are among them: a join from the outside finds nothing where there is no row.
    return sum(prepare_room(session) for session in due.filter(room__ready_at=None, room__failed_at=None))


@transaction.atomic
def reseal() -> int:
    """Everything sealed, under the first key. Answers how many. Raises CannotOpen, and then nothing has changed."""
    count = 0
    for model in (Room, Recording):
        for row in model.objects.select_for_update():
            model.objects.filter(pk=row.pk).update(sealed=sealing.reseal(row.sealed))
            count += 1
    return count
