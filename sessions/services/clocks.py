"""What time does to sessions. Pages trust `state_at`; this writes it down, and closes the attendance of what is over.

Every step looks at the data, not at the schedule: running twice does nothing twice, running late does it then.
"""

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from mayors_club.models import Event
from sessions.models import ExpertSession, Seat
from sessions.models.session import OPENS_BEFORE
from sessions.services.locking import lock

Status = ExpertSession.Status
COURSE = (Status.ANNOUNCED, Status.OPEN, Status.LIVE, Status.HELD)
VERBS = {Status.OPEN: "session.opened", Status.LIVE: "session.began", Status.HELD: "session.held"}


def run_clocks(now=None) -> int:
    """Open, begin and end what is due; answers how many steps were taken."""
    now = now or timezone.now()
    coming = ExpertSession.objects.filter(status__in=ExpertSession.COMING, starts_at__lte=now + OPENS_BEFORE)
    behind = [session for session in coming.order_by("starts_at") if _is_behind(session, now)]
    return sum(_follow(session, now) for session in behind)


@transaction.atomic
def _follow(session: ExpertSession, now) -> int:
    """One step after the other, however many the clock is ahead: each has its event."""
    lock(session)
    steps = 0
    while _is_behind(session, now):
        came_from, session.status = session.status, COURSE[COURSE.index(session.status) + 1]
        session.status_since = now
        if session.status == Status.HELD:
            _close(session, now)
        session.save(update_fields=["status", "status_since", "held_at"])
        events.record(
            VERBS[session.status],
            subject=session,
            by_kind=Event.ActorKind.SYSTEM,
            from_state=came_from,
            to_state=session.status,
            codes={"number": session.number},
        )
        steps += 1
    return steps


def _is_behind(session: ExpertSession, now) -> bool:
    if session.status not in ExpertSession.COMING:
        return False
    return COURSE.index(session.status) < COURSE.index(session.state_at(now))


def _close(session: ExpertSession, now) -> None:
    """Whoever had a seat and did not come was absent."""
    session.held_at = now
    session.seats.taken().filter(attended="").update(attended=Seat.Attended.ABSENT)
