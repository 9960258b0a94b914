"""A session for machines (schema.org): an event online, on a day and at no hour.

Says nothing that the page does not show.
"""

from mayors_club import languages
from mayors_club.jsonld import club, without_gaps
from sessions.public import PublicSession, State

VOCABULARY = "https://schema.org/"
STATUS = {
    State.COMING: "EventScheduled",
    State.HELD: "EventScheduled",
    State.CANCELLED: "EventCancelled",
    State.POSTPONED: "EventPostponed",
}


def event(session: PublicSession) -> dict:
    status = "EventRescheduled" if session.moved_from else STATUS[session.state]
    return without_gaps(
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "@id": languages.absolute(languages.path_in(session.path, languages.DEFAULT)) + "#event",
            "url": session.url,
            "name": session.topic.text,
            "description": session.lead.text if not session.lead.lang else "",
            "inLanguage": session.session.languages,
            "startDate": session.day.isoformat(),
            "previousStartDate": session.moved_from.isoformat() if session.moved_from else "",
            "eventStatus": VOCABULARY + status,
            "eventAttendanceMode": f"{VOCABULARY}OnlineEventAttendanceMode",
            "location": {"@type": "VirtualLocation", "url": session.url},
            "organizer": club(),
            "performer": _expert(session),
        }
    )


def _expert(session: PublicSession) -> dict | None:
    if session.expert is None:
        return None
    role = session.role
    return without_gaps(
        {
            "@type": "Person",
            "name": session.name.text,
            "jobTitle": role.text if not role.lang else "",
        }
    )
