"""What calendars show of a session: the entry of one person, in that person's language (`calendar.py` writes it)."""

from django.utils.translation import gettext, override
from icalendar.enums import PARTSTAT

from sessions.calendar import Attendee, Entry, one_line, paragraphs
from sessions.links import session_url
from sessions.models import ExpertSession, Invitee, Seat

PARTICIPATION = {
    Seat.Answer.GOING: PARTSTAT.ACCEPTED,
    Seat.Answer.REPRESENTATIVE: PARTSTAT.ACCEPTED,
    Seat.Answer.WAITING: PARTSTAT.TENTATIVE,
}


def of_invitee(invitee: Invitee, *, answer: str = Seat.Answer.NONE) -> Entry:
    """The entry of a letter: `answer` is what the member's seat says. The session and the user are at hand."""
    user = invitee.user
    with override(user.language):
        attendee = Attendee(one_line(user.full_name), user.email, PARTICIPATION.get(answer, PARTSTAT.NEEDS_ACTION))
    return of_session(invitee.session, language=user.language, sequence=invitee.sequence, attendee=attendee)


def of_session(
    session: ExpertSession, *, language: str, sequence: int | None = None, attendee: Attendee | None = None
) -> Entry:
    """The session as it stands now; without an attendee it is for feeds and files."""
    url = session_url(session, language)
    with override(language):
        return Entry(
            uid=session.pk,
            sequence=session.sequence if sequence is None else sequence,
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            changed_at=session.changed_at,
            is_cancelled=not session.is_in_calendars,
            summary=_summary(session),
            description=_description(session, url),
            url=url,
            attendee=attendee,
        )


def _summary(session) -> str:
    """Programs that do not know STATUS show what is said in words."""
    topic = gettext("Expert session {number}. {topic}").format(number=session.number, topic=session.topic)
    if session.status == ExpertSession.Status.CANCELLED:
        topic = gettext("Cancelled. {topic}").format(topic=topic)
    elif session.status == ExpertSession.Status.POSTPONED:
        topic = gettext("Postponed. {topic}").format(topic=topic)
    return one_line(topic)


def _description(session, url) -> str:
    if not session.is_in_calendars:
        return paragraphs(session.reason, url)
    way_in = gettext("You answer and join on the page of the session; the way in opens 15 minutes before the start:")
    return paragraphs(session.lead, f"{way_in} {url}")
