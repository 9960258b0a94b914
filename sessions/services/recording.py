"""Where the recording is: for members, and sealed like the room, so that no page and no dump shows it."""

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from sessions import sealing
from sessions.models import ExpertSession, Recording
from sessions.sealing import Secret
from sessions.services.held import lock_held


@transaction.atomic
def set_recording(session: ExpertSession, address: str, *, by) -> None:
    """Members can follow it from now on. Raises NotHeld."""
    lock_held(session)
    columns = {"sealed": sealing.seal(Secret(address=address)), "published_at": timezone.now(), "published_by": by}
    Recording.objects.update_or_create(session=session, defaults=columns)
    events.record("session.recording_set", subject=session, by=by)


@transaction.atomic
def remove_recording(session: ExpertSession, *, by) -> None:
    if Recording.objects.filter(session=session).delete()[0]:
        events.record("session.recording_removed", subject=session, by=by)


def recording_address(session: ExpertSession) -> str:
    """Belongs into a Location header and nowhere else; "" without a recording."""
    recording = Recording.objects.filter(session=session).first()
    return sealing.unseal(recording.sealed).address if recording else ""
