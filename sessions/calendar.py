"""Sessions as calendar objects: invitation and cancellation letters (RFC 5546), feeds and files (RFC 5545, RFC 7986).

Pure: knows neither rows nor requests; `entries.py` makes entries of sessions. The icalendar library folds at 75 octets,
ends lines with CRLF and escapes. Every time is UTC with a Z, so no VTIMEZONE is needed and summer time is nobody's
business here: whoever plans a session turns the hour in Kyiv into UTC.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext, override
from icalendar import Calendar, Event, vCalAddress, vDuration
from icalendar.enums import PARTSTAT, ROLE, STATUS, TRANSP

PRODID = "-//Mayors Club of Ukraine//Expert sessions//EN"
# What a calendar program that asks us now and then is told; many have a rhythm of their own, half a day and longer.
REFRESH_EVERY = timedelta(hours=1)
# Part of a feed's tag: a new number whenever the same entries give other bytes than before.
FORMAT = 1
_END = b"END:VCALENDAR\r\n"
# Not allowed in a line (RFC 5545, 3.1), whoever pasted them into a name or a topic.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Attendee:
    """The one person whose entry this is. Answers are given on the site, so no calendar is asked to send one."""

    name: str
    email: str
    participation: PARTSTAT = PARTSTAT.NEEDS_ACTION


@dataclass(frozen=True)
class Entry:
    """All that a calendar shows of a session to one person: nothing else enters, the meeting's address never does.

    `sequence` is that person's; `notice` is said before the topic when the session does not take place as planned.
    """

    uid: UUID
    sequence: int
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    is_cancelled: bool
    summary: str
    description: str
    url: str
    attendee: Attendee | None = None


def request(entry: Entry, *, now: datetime | None = None) -> bytes:
    """The part of an invitation, and of every later letter that changes it: METHOD:REQUEST to its attendee."""
    return _letter("REQUEST", entry, STATUS.CONFIRMED, now)


def cancel(entry: Entry, *, now: datetime | None = None) -> bytes:
    """The part of the letter that takes the entry out of its attendee's calendar.

    Cancelled as a whole even where the session takes place for others: this object knows one attendee.
    """
    return _letter("CANCEL", entry, STATUS.CANCELLED, now)


def single(entry: Entry) -> bytes:
    """One entry as a file to keep: METHOD:PUBLISH, nobody attends, and the same entry always gives the same bytes."""
    return _around(_head("PUBLISH"), [_published(entry)])


def publish(entries: list[Entry], *, language: str) -> bytes:
    """A person's feed, in the order given. The same entries always give the same bytes."""
    return _around(_head_of_feed(language), [_published(entry) for entry in entries])


def tag(entries: list[Entry], *, language: str) -> str:
    """A strong ETag of that feed, found without rendering any of it."""
    of_all = f"{FORMAT} {settings.MAIL_FROM}".encode() + _head_of_feed(language)
    return f'"{hashlib.sha256(b"".join([of_all, *map(_mark, entries)])).hexdigest()[:32]}"'


def one_line(text: str) -> str:
    """Names and topics: without control characters, line breaks and runs of spaces."""
    return " ".join(_CONTROL.sub(" ", text).split())


def paragraphs(*texts: str) -> str:
    """What stands under the topic: the texts that say something, an empty line between them."""
    return "\n\n".join(cleaned for cleaned in map(one_line, texts) if cleaned)


def _letter(method: str, entry: Entry, status: STATUS, now: datetime | None) -> bytes:
    if entry.attendee is None:
        raise ValueError("a letter's calendar part is for exactly one attendee")
    event = _event(entry, status, now or timezone.now(), attendees=[_attendee(entry.attendee)])
    return _around(_head(method), [event.to_ical()])


@lru_cache(maxsize=4096)
def _published(entry: Entry) -> bytes:
    """Kept in the process: people with the same language and sequence read the same bytes, hour after hour."""
    status = STATUS.CANCELLED if entry.is_cancelled else STATUS.CONFIRMED
    return _event(entry, status, entry.changed_at).to_ical()


@lru_cache(maxsize=4096)
def _mark(entry: Entry) -> bytes:
    return hashlib.sha256(repr(entry).encode()).digest()


def _event(entry: Entry, status: STATUS, stamp: datetime, attendees: list[vCalAddress] | None = None) -> Event:
    return Event.new(
        uid=str(entry.uid),
        sequence=entry.sequence,
        stamp=stamp.astimezone(UTC),
        start=entry.starts_at.astimezone(UTC),
        end=entry.ends_at.astimezone(UTC),
        last_modified=entry.changed_at.astimezone(UTC),
        status=status,
        # Programs that do not know STATUS at least do not call the person busy.
        transparency=TRANSP.TRANSPARENT if status == STATUS.CANCELLED else TRANSP.OPAQUE,
        summary=entry.summary,
        description=entry.description,
        location=entry.url,
        url=entry.url,
        organizer=_organizer(),
        attendees=attendees,
    )


def _organizer() -> vCalAddress:
    """The address that letters come from: programs refuse changes from anybody else."""
    name, address = parseaddr(settings.MAIL_FROM)
    return vCalAddress.new(address, cn=_in_quotes(name))


def _attendee(attendee: Attendee) -> vCalAddress:
    return vCalAddress.new(
        attendee.email,
        cn=_in_quotes(attendee.name) or attendee.email,
        partstat=attendee.participation,
        role=ROLE.REQ_PARTICIPANT,
        rsvp=False,
    )


def _in_quotes(name: str) -> str:
    """A parameter may hold everything but a double quote; RFC 6868 has a way around, which few programs know.

    A backslash means nothing there, and some programs, ours among them, read one as hiding the sign after it.
    """
    return one_line(name).replace('"', "’").replace("\\", "")


@lru_cache
def _head(method: str) -> bytes:
    return _opening(_calendar(method))


@lru_cache
def _head_of_feed(language: str) -> bytes:
    calendar = _calendar("PUBLISH")
    with override(language):
        calendar.calendar_name = gettext("Expert sessions of the Mayors’ Club")
    # The kind of value has to be named: RFC 7986, 5.7.
    calendar.add("refresh-interval", REFRESH_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH_EVERY))
    return _opening(calendar)


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _opening(calendar: Calendar) -> bytes:
    return calendar.to_ical().removesuffix(_END)


def _around(head: bytes, events: list[bytes]) -> bytes:
    """Rendered entries go in as they are: rendering is what costs."""
    return b"".join([head, *events, _END])
