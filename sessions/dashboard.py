"""The sessions' part of the overview in the members' area: the next one, and what is waiting for an answer."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from members.dashboard import Panel, Task
from sessions import own as ours
from sessions import times
from sessions.entitled import visitor_of

# Whoever was there is asked until then, and an answer is wanted from then on.
WITHIN = timedelta(days=14)


def session_part(request) -> list:
    visitor = visitor_of(request)
    if visitor is None:
        return []
    around = ours.around_now(visitor)
    parts = [task for own in around if (task := _task(own))]
    coming = next((own for own in around if own.is_coming), None)
    if coming:
        parts.append(Panel("sessions/_next.html", {"own": coming, "visitor": visitor}, is_aside=True))
    return parts


def _task(own) -> Task | None:
    session = own.session
    page = reverse("expert_sessions:session", args=[session.number])
    if own.waits_for_answer and session.starts_at < own.now + WITHIN:
        title = (
            _("Say who will come: {topic}")
            if own.seat and own.seat.asked_again_at
            else _("Say whether you will come: {topic}")
        )
        note = _("Expert session No. {number}. {day}, {hours}.").format(
            number=session.number,
            day=times.day(session.starts_at, get_language()),
            hours=times.span(session.starts_at, session.ends_at),
        )
        return Task(title.format(topic=session.topic), f"{page}#answer", note, timezone.localdate(session.starts_at))
    if own.waits_for_feedback:
        note = _("Three short questions, without a name.")
        return Task(
            _("Give feedback: {topic}").format(topic=session.topic),
            reverse("expert_sessions:feedback", args=[session.number]),
            note,
            timezone.localdate(session.ends_at + WITHIN),
        )
    return None
