"""Calendar objects against RFC 5545, 5546 and 7986: read back by a parser, and line by line."""

import dataclasses
import hashlib
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils.translation import override
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.enums import PARTSTAT

from sessions import calendar
from sessions.calendar import Attendee, Entry, one_line, paragraphs
from tests.sessions.icalendars import lines_of, named, only_event, raw_lines

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


# Lines ----------------------------------------------------------------------------------------------------------------
EVERY_KIND = [
    lambda one: calendar.request(dataclasses.replace(one, attendee=IRYNA), now=NOW),
    lambda one: calendar.cancel(dataclasses.replace(one, attendee=IRYNA), now=NOW),
    calendar.single,
    lambda one: calendar.publish([one], language="uk"),
]


@pytest.mark.parametrize("make", EVERY_KIND, ids=["request", "cancel", "file", "feed"])
def test_times_are_utc_and_no_time_zone_and_no_alarm_travels_along(make):
    content = make(entry())
    for absent in (b"VTIMEZONE", b"TZID", b"VALARM", b"RRULE"):
        assert absent not in content
    event = only_event(content)
    for name in ("DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED"):
        (line,) = named(lines_of(content), name)
        assert line.endswith("Z")
        assert ";" not in line
        assert event[name].dt.utcoffset() == timedelta(0)


@pytest.mark.parametrize("make", EVERY_KIND, ids=["request", "cancel", "file", "feed"])
def test_cyrillic_is_folded_by_octets_and_between_letters(make):
    long = "Ґрунтовні відновлювані джерела: їжак, м’ята, щастя й об’єднання громад " * 5
    content = make(entry(summary=one_line(long), description=paragraphs(long, long)))
    lengths = [len(line) for line in raw_lines(content)]
    assert max(lengths) in (74, 75)
    assert only_event(content)["SUMMARY"] == one_line(long)


TEXTS = st.text(st.characters(codec="utf-8"), max_size=200).filter(
    # The library takes a typed \N for the end of a line.
    lambda text: r"\N" not in text
)


@given(TEXTS, TEXTS)
@example("a;b,c\\d:e\"f'g", "дві\nлінії\r\nй три\u2028чотири\x85п’ять")
@example("BEGIN:VEVENT\r\nUID:stolen", "\\n\\;\\,")
def test_any_topic_comes_back_as_it_was_and_adds_no_line(topic, text):
    made = entry(summary=one_line(topic), description=paragraphs(topic, text), attendee=IRYNA)
    content = calendar.request(made, now=NOW)
    names = [line.partition(":")[0].partition(";")[0] for line in lines_of(content)]
    assert set(names) <= {
        "BEGIN", "END", "VERSION", "PRODID", "METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND",
        "LAST-MODIFIED", "STATUS", "TRANSP", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "ORGANIZER", "ATTENDEE",
    }  # fmt: skip
    assert len(names) == len(set(names)) + 2  # BEGIN and END stand twice
    event = only_event(content)
    assert event["SUMMARY"] == made.summary
    assert event.get("DESCRIPTION", "") == made.description


@given(TEXTS)
@example('Ірина "Ш" Савчук; голова, мати: інженерка')
@example("^n^'^^")
def test_any_name_fits_its_quotes(name):
    event = only_event(calendar.request(entry(attendee=Attendee(name, "i@town.example")), now=NOW))
    assert event["ATTENDEE"].email == "i@town.example"
    assert len(event["ATTENDEE"].params) == 4
    assert '"' not in event["ATTENDEE"].params["CN"]


# Summer time in Kyiv --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("starts", "ends", "utc"),
    [
        # The same hour for people: one hour earlier in UTC from the last Sunday of March to that of October.
        pytest.param(at(2026, 10, 22, 15), at(2026, 10, 22, 16, 30), ("1022T120000", "1022T133000"), id="summer"),
        pytest.param(at(2026, 11, 5, 15), at(2026, 11, 5, 16, 30), ("1105T130000", "1105T143000"), id="winter"),
        # 29 March 2026: after 02:59 comes 04:00.
        pytest.param(at(2026, 3, 29, 2, 30), at(2026, 3, 29, 4, 30), ("0329T003000", "0329T013000"), id="into summer"),
        pytest.param(at(2026, 3, 29, 4), at(2026, 3, 29, 5), ("0329T010000", "0329T020000"), id="first summer hour"),
        # 25 October 2026: after 03:59 comes 03:00 once more.
        pytest.param(
            at(2026, 10, 25, 3, 30), at(2026, 10, 25, 3, 30, fold=1), ("1025T003000", "1025T013000"), id="03:30 twice"
        ),
        pytest.param(at(2026, 10, 25, 2), at(2026, 10, 25, 4), ("1024T230000", "1025T020000"), id="three hours long"),
    ],
)
def test_nights_of_summer_time(starts, ends, utc):
    content = calendar.single(entry(starts_at=starts, ends_at=ends))
    lines = lines_of(content)
    assert [*named(lines, "DTSTART"), *named(lines, "DTEND")] == [f"DTSTART:2026{utc[0]}Z", f"DTEND:2026{utc[1]}Z"]
    event = only_event(content)
    assert event["DTSTART"].dt.astimezone(KYIV).replace(fold=0) == starts.replace(fold=0)
    assert event["DTSTART"].dt == starts.astimezone(UTC)
    assert event["DTEND"].dt > event["DTSTART"].dt


def test_times_of_any_zone_are_the_same_moment():
    london = entry(starts_at=datetime(2026, 11, 26, 13, 0, tzinfo=ZoneInfo("Europe/London")))
    assert calendar.single(london) == calendar.single(entry())


def test_a_parser_reads_several_sessions_of_one_feed():
    entries = [entry(uid=UUID(int=number), sequence=number) for number in range(1, 41)]
    read = Calendar.from_ical(calendar.publish(entries, language="uk"))
    assert [(event["UID"], event["SEQUENCE"]) for event in read.events] == [
        (str(UUID(int=number)), number) for number in range(1, 41)
    ]
