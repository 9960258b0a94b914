"""A calendar program as RFC 5546 describes it, and what it holds letters to while it reads them."""

from dataclasses import dataclass, field
from datetime import datetime

from icalendar import Calendar

from tests.sessions.icalendars import raw_lines


@dataclass(frozen=True)
class Shown:
    """What a program keeps of an event: of two versions the one with the higher SEQUENCE, then the later stamp."""

    sequence: int
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    is_confirmed: bool

    @property
    def hours(self):
        return self.starts_at, self.ends_at, self.is_confirmed

    def replaces(self, other: "Shown") -> bool:
        return (self.sequence, self.stamp) >= (other.sequence, other.stamp)


@dataclass
class CalendarProgram:
    """The calendar of one person, fed by letters."""

    email: str
    events: dict[str, Shown] = field(default_factory=dict)
    organizer: str = ""

    def receive(self, part: str) -> None:
        """One letter's calendar part, in the order in which they were sent."""
        raw_lines(part.encode())
        calendar = Calendar.from_ical(part)
        (event,) = calendar.events
        assert "VTIMEZONE" not in part
        attendees = event["ATTENDEE"] if isinstance(event["ATTENDEE"], list) else [event["ATTENDEE"]]
        assert [attendee.email for attendee in attendees] == [self.email]
        assert event["ORGANIZER"].email == (self.organizer or event["ORGANIZER"].email)
        self.organizer = event["ORGANIZER"].email
        method, status = str(calendar["METHOD"]), str(event["STATUS"])
        assert (method, status) in {("REQUEST", "CONFIRMED"), ("CANCEL", "CANCELLED")}
        self._keep(str(event["UID"]), shown_by(event))

    def _keep(self, uid: str, new: Shown) -> None:
        known = self.events.get(uid)
        if known is None:
            # RFC 5546, 3.2.5: what was never there cannot be cancelled.
            assert new.is_confirmed, f"{uid}: a cancellation of what nobody was told"
        else:
            assert new.sequence >= known.sequence, f"{uid}: SEQUENCE goes down"
            assert new.hours == known.hours or new.sequence > known.sequence, f"{uid}: other hours, same SEQUENCE"
        if known is None or new.replaces(known):
            self.events[uid] = new

    def confirmed(self) -> dict[str, tuple]:
        """What the person sees: hours by UID."""
        return {uid: (one.starts_at, one.ends_at) for uid, one in self.events.items() if one.is_confirmed}


def shown_by(event) -> Shown:
    return Shown(
        event["SEQUENCE"],
        event["DTSTAMP"].dt,
        event["DTSTART"].dt,
        event["DTEND"].dt,
        str(event["STATUS"]) == "CONFIRMED",
    )
