"""A letter with a calendar part, as it arrives."""

from email import message_from_bytes, policy

import icalendar
import pytest

from mayors_club import delivery
from tests.factories import make_letter

TOPIC = "Тепло взимку: як громади готують котельні, мережі та людей до відключень"
INVITATION = """BEGIN:VCALENDAR
PRODID:-//klub.example//UK
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:5f1d@klub.example
DTSTAMP:20261122T020000Z
DTSTART:20261126T130000Z
SEQUENCE:0
SUMMARY:Тепло взимку: як громади готують
  котельні\\, мережі та людей до відключень
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.django_db
def test_a_calendar_travels_as_programs_look_for_it(smtp_sink):
    """RFC 6047: among the alternatives with its method, and as a file; byte for byte, Cyrillic folds included."""
    calendar = INVITATION.replace("\n", "\r\n")
    make_letter(calendar=calendar, body_text="Вітаємо!\nЧекаємо Вас.\n")
    delivery.deliver_due(seconds=30)
    (arrived,) = smtp_sink.letters
    message = message_from_bytes(arrived.content, policy=policy.SMTP)
    assert shape(message) == [
        "multipart/mixed",
        ["multipart/alternative", "text/plain", "text/html", "text/calendar"],
        "application/ics",
    ]
    part, file = (one for one in message.walk() if one.get_content_type() in ("text/calendar", "application/ics"))
    assert dict(part["Content-Type"].params) == {"charset": "utf-8", "method": "REQUEST"}
    assert (part.get_content_disposition(), file.get_content_disposition()) == (None, "attachment")
    assert file.get_filename() == "invite.ics"
    assert part.get_payload(decode=True) == file.get_payload(decode=True) == calendar.encode()
    assert icalendar.Calendar.from_ical(part.get_payload(decode=True)).events[0]["SUMMARY"] == TOPIC
    assert (arrived.text, arrived.html) == ("Вітаємо!\nЧекаємо Вас.\n", "<p>Вітаємо!</p>")
    assert b"\n" not in arrived.content.replace(b"\r\n", b"")
    assert [defect for one in message.walk() for defect in one.defects] == []


def shape(message):
    kind = message.get_content_type()
    return [kind, *(shape(part) for part in message.iter_parts())] if message.is_multipart() else kind
