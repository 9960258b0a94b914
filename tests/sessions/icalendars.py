"""An entry to write, and calendars read back: raw lines as RFC 5545 wants them, and what a program makes of them."""

from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from sessions.calendar import Attendee, Entry

ENDS = b"\r\n"
KYIV = ZoneInfo("Europe/Kyiv")
UID = UUID("6f1f2f3a-0b1c-4d2e-8f3a-4b5c6d7e8f90")
PAGE = "https://klub.example/member/sessions/413/"
NOW = datetime(2026, 11, 22, 8, 30, 15, 999_999, tzinfo=UTC)
IRYNA = Attendee("Ірина Савчук", "savchuk@starohorod.example")


def entry(**fields) -> Entry:
    defaults = {
        "uid": UID,
        "sequence": 2,
        "starts_at": datetime(2026, 11, 26, 15, 0, tzinfo=KYIV),
        "ends_at": datetime(2026, 11, 26, 16, 30, tzinfo=KYIV),
        "changed_at": datetime(2026, 11, 20, 10, 0, tzinfo=KYIV),
        "is_cancelled": False,
        "summary": "Експертна сесія № 413. Тепло взимку без газу: що встигне громада",
        "description": "Розберемо, які рішення окупаються за зиму.\n\nСторінка сесії: " + PAGE,
        "url": PAGE,
    }
    return Entry(**{**defaults, **fields})


def at(*when, fold=0):
    return datetime(*when, tzinfo=KYIV, fold=fold)


def raw_lines(content: bytes) -> list[bytes]:
    """The lines as they travel; asserts what holds of every line."""
    assert content.endswith(ENDS)
    lines = content.removesuffix(ENDS).split(ENDS)
    for line in lines:
        assert len(line) <= 75, line
        assert line, "an empty line"
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()  # no letter is torn in two
        assert not [octet for octet in line if octet < 0x20 and octet != 0x09]
    return lines


def lines_of(content: bytes) -> list[str]:
    """Unfolded."""
    raw_lines(content)
    return content.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def only_event(content: bytes) -> Event:
    (event,) = Calendar.from_ical(content).events
    return event


def named(lines: list[str], name: str) -> list[str]:
    """The lines of this property, with their parameters."""
    return [line for line in lines if line.partition(":")[0].partition(";")[0] == name]
