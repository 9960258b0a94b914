"""Reading calendars back: the raw lines as RFC 5545 wants them, and what a program makes of them."""

from icalendar import Calendar, Event

ENDS = b"\r\n"


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
