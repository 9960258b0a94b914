"""Questions to the expert, before a session and while it runs."""

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from members.models import Member
from sessions.models import ExpertSession, Question


class AskingOver(Exception):
    """The session is over, or does not take place at this time."""


@transaction.atomic
def ask(session: ExpertSession, *, text: str, member: Member, by, on_behalf_of=None, is_anonymous=False) -> Question:
    """Keep a question for the moderator and the expert. Raises AskingOver.

    An anonymous one leaves no trace of who asked: no column, no event, and only the hour of it.
    """
    if session.state_at() not in ExpertSession.COMING:
        raise AskingOver
    if is_anonymous:
        hour = timezone.now().replace(minute=0, second=0, microsecond=0)
        return Question.objects.create(session=session, text=text, is_anonymous=True, asked_at=hour)
    question = Question.objects.create(session=session, text=text, member=member, asked_by=by)
    events.record(
        "session.asked", subject=session, by=by, on_behalf_of=on_behalf_of, codes={"question": str(question.pk)}
    )
    return question
