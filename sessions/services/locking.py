"""The lock under which a session changes, and what a step may refuse."""

from sessions.models import ExpertSession


class WrongState(Exception):
    """The step does not exist from the state the session is in now; somebody, or the clock, may have been faster."""

    def __init__(self, session, step):
        self.session = session
        super().__init__(f"{session.number}: {session.state_at()}: {step}")


class WrongTime(Exception):
    """The time is over already, or the session would end before it begins, or there is none."""


class NotComplete(Exception):
    """What everybody would miss is not written yet; `missing` holds the words for it."""

    def __init__(self, missing):
        self.missing = tuple(missing)
        super().__init__(", ".join(map(str, self.missing)))


def lock(session: ExpertSession) -> ExpertSession:
    """Re-read the row under lock; call inside `atomic`. Everything read before may be old.

    Whoever only refers to the row (a letter's notice, a seat) does not wait: the key is not locked.
    """
    session.refresh_from_db(from_queryset=ExpertSession.objects.select_for_update(no_key=True))
    return session
