"""Calendar objects against RFC 5545, 5546 and 7986: read back by a parser, and line by line."""

import dataclasses
import hashlib
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from uuid import UUID

import pytest
from django.conf import settings
from django.utils.translation import override
from icalendar.enums import PARTSTAT

from sessions import calendar
from sessions.calendar import Attendee, Entry
from tests.sessions.icalendars import IRYNA, NOW, PAGE, UID, at, entry, lines_of, named, only_event


# Letters --------------------------------------------------------------------------------------------------------------
def test_an_invitation_is_a_request_to_one_person():
    lines = lines_of(calendar.request(entry(attendee=IRYNA), now=NOW))
    assert sorted(lines) == sorted(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Mayors Club of Ukraine//Expert sessions//EN",
            "METHOD:REQUEST",
            "BEGIN:VEVENT",
            f"UID:{UID}",
            "SEQUENCE:2",
            "DTSTAMP:20261122T083015Z",
            "DTSTART:20261126T130000Z",
            "DTEND:20261126T143000Z",
            "LAST-MODIFIED:20261120T080000Z",
            "STATUS:CONFIRMED",
            "TRANSP:OPAQUE",
            "SUMMARY:Експертна сесія № 413. Тепло взимку без газу: що встигне громада",
            rf"DESCRIPTION:Розберемо\, які рішення окупаються за зиму.\n\nСторінка сесії: {PAGE}",
            f"LOCATION:{PAGE}",
            f"URL:{PAGE}",
            'ORGANIZER;CN="Mayors\' Club":mailto:club@klub.example',
            'ATTENDEE;CN="Ірина Савчук";PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=FALSE'
            ":mailto:savchuk@starohorod.example",
            "END:VEVENT",
            "END:VCALENDAR",
        ]
    )


def test_a_cancellation_keeps_uid_and_organizer():
    invited = only_event(calendar.request(entry(attendee=IRYNA), now=NOW))
    content = calendar.cancel(entry(attendee=IRYNA, sequence=3), now=NOW)
    withdrawn = only_event(content)
    assert named(lines_of(content), "METHOD") == ["METHOD:CANCEL"]
    assert withdrawn["STATUS"] == "CANCELLED"
    assert withdrawn["SEQUENCE"] == 3 > invited["SEQUENCE"]
    assert withdrawn["TRANSP"] == "TRANSPARENT"
    for same in ("UID", "ORGANIZER", "ATTENDEE", "DTSTART", "DTEND"):
        assert withdrawn[same] == invited[same]


def test_the_organizer_is_who_the_letters_come_from():
    event = only_event(calendar.request(entry(attendee=IRYNA), now=NOW))
    assert (event["ORGANIZER"].params["CN"], event["ORGANIZER"].email) == parseaddr(settings.MAIL_FROM)


@pytest.mark.parametrize("answer", [PARTSTAT.ACCEPTED, PARTSTAT.TENTATIVE, PARTSTAT.NEEDS_ACTION])
def test_the_answer_given_on_the_site_stands_in_the_calendar(answer):
    event = only_event(calendar.request(entry(attendee=Attendee("Ірина", "i@town.example", answer)), now=NOW))
    assert event["ATTENDEE"].params["PARTSTAT"] == answer
    assert event["ATTENDEE"].params["RSVP"] == "FALSE"


def test_a_letter_without_a_recipient_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="exactly one attendee"):
        calendar.request(entry())


def test_a_letter_is_stamped_with_the_moment_it_is_made():
    before = datetime.now(UTC).replace(microsecond=0)
    stamp = only_event(calendar.request(entry(attendee=IRYNA)))["DTSTAMP"].dt
    assert before <= stamp <= before + timedelta(minutes=1)


# Feeds and files ------------------------------------------------------------------------------------------------------
def test_a_feed_is_published_without_attendees_and_says_how_often_to_ask():
    with override("uk"):
        name = "Експертні сесії Клубу мерів"
    lines = lines_of(calendar.publish([entry(), entry(uid=UUID(int=7))], language="uk"))
    head = lines[: lines.index("BEGIN:VEVENT")]
    assert sorted(head) == sorted(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Mayors Club of Ukraine//Expert sessions//EN",
            "METHOD:PUBLISH",
            f"NAME:{name}",
            f"X-WR-CALNAME:{name}",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
            "X-PUBLISHED-TTL:PT1H",
        ]
    )
    assert named(lines, "ATTENDEE") == []
    # RFC 5546, 3.2.1: a published event has an organizer.
    assert len(named(lines, "ORGANIZER")) == 2
    assert named(lines, "UID") == [f"UID:{UID}", f"UID:{UUID(int=7)}"]


def test_an_english_feed_has_an_english_name():
    lines = lines_of(calendar.publish([], language="en"))
    assert named(lines, "X-WR-CALNAME") == ["X-WR-CALNAME:Expert sessions of the Mayors’ Club"]


def test_a_cancelled_session_stays_in_the_feed_as_cancelled():
    event = only_event(calendar.publish([entry(is_cancelled=True)], language="uk"))
    assert (event["STATUS"], event["TRANSP"]) == ("CANCELLED", "TRANSPARENT")


def test_a_feed_gives_the_same_bytes_at_any_hour_and_before_and_after_it_was_kept():
    calendar._published.cache_clear()
    first = calendar.publish([entry()], language="uk")
    assert calendar.publish([entry()], language="uk") == first
    calendar._published.cache_clear()
    assert calendar.publish([entry()], language="uk") == first
    assert only_event(first)["DTSTAMP"].dt == entry().changed_at.astimezone(UTC)


def test_a_change_of_the_bytes_needs_a_new_format_number():
    """The tag of a feed is made of the entries and FORMAT: raise it together with the digest below."""
    content = calendar.publish([entry(), entry(is_cancelled=True)], language="en")
    assert (calendar.FORMAT, hashlib.sha256(content).hexdigest()[:16]) == (1, "8ab275e60b403619")


@pytest.mark.parametrize(
    "change",
    [
        {"sequence": 3},
        {"ends_at": at(2026, 11, 26, 17)},
        {"is_cancelled": True},
        {"summary": "Інша тема"},
        {"changed_at": at(2026, 11, 21, 10)},
    ],
)
def test_the_tag_of_a_feed_changes_with_anything_that_changes_its_bytes(change):
    before, after = [entry()], [entry(**change)]
    assert calendar.publish(before, language="uk") != calendar.publish(after, language="uk")
    assert calendar.tag(before, language="uk") != calendar.tag(after, language="uk")
    assert calendar.tag(before, language="uk") == calendar.tag([entry()], language="uk")


def test_the_tag_of_a_feed_knows_its_language_and_organizer(settings):
    ukrainian = calendar.tag([entry()], language="uk")
    assert calendar.tag([entry()], language="en") != ukrainian
    settings.MAIL_FROM = "Another club <office@another.example>"
    assert calendar.tag([entry()], language="uk") != ukrainian


def test_a_file_holds_one_session_and_nothing_of_a_feed():
    content = calendar.single(entry())
    lines = lines_of(content)
    assert only_event(content)["UID"] == str(UID)
    assert named(lines, "METHOD") == ["METHOD:PUBLISH"]
    for absent in ("ATTENDEE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL", "X-WR-CALNAME"):
        assert named(lines, absent) == []


def test_an_entry_has_no_room_for_the_address_of_a_meeting():
    assert {field.name for field in dataclasses.fields(Entry)} == {
        "uid", "sequence", "starts_at", "ends_at", "changed_at", "is_cancelled", "summary", "description", "url",
        "attendee",
    }  # fmt: skip
