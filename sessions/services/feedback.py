"""What those who were there think of a session. Nobody learns who wrote what, nor does the database.

The seat remembers that feedback was given; the answers name nobody, hold no time and have a random key. There is no
event either: it would tell who wrote and when.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sessions.models import ExpertSession, Feedback, Seat

OPEN_FOR = timedelta(days=30)


class FeedbackClosed(Exception):
    """Nobody of this seat was there, the session is not over, or it was over too long ago."""


class AlreadyGiven(Exception):
    """Once for each seat."""


def is_open_for(session: ExpertSession, seat: Seat | None, now=None) -> bool:
    """Whether this seat may still say what it thinks, or could if it had not yet."""
    now = now or timezone.now()
    is_held = session.state_at(now) == ExpertSession.Status.HELD
    return is_held and seat is not None and seat.was_present and now < session.ends_at + OPEN_FOR


@transaction.atomic
def give_feedback(seat: Seat, *, useful: int, clear: int, comment: str = "", now=None) -> None:
    """Keep the answers without a name. Of two at once the second gets AlreadyGiven. Raises FeedbackClosed."""
    seat = Seat.objects.select_for_update(of=["self"]).select_related("session").get(pk=seat.pk)
    if not is_open_for(seat.session, seat, now):
        raise FeedbackClosed
    if seat.gave_feedback:
        raise AlreadyGiven
    seat.gave_feedback = True
    seat.save(update_fields=["gave_feedback"])
    Feedback.objects.create(session=seat.session, useful=useful, clear=clear, comment=comment)
