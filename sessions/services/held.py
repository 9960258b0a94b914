"""What waits until a session has been held; the clock says so, whether or not it has been written down."""

from sessions.models import ExpertSession
from sessions.services.locking import lock


class NotHeld(Exception):
    """The session is not over."""


def lock_held(session: ExpertSession) -> ExpertSession:
    """Read it anew under lock. Raises NotHeld."""
    if lock(session).state_at() != ExpertSession.Status.HELD:
        raise NotHeld
    return session
