"""Lines of calendar objects: folded, ended and escaped as RFC 5545 wants, in UTC through both nights of summer time."""

import dataclasses
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from sessions import calendar
from sessions.calendar import Attendee, one_line, paragraphs
from tests.sessions.icalendars import IRYNA, KYIV, NOW, at, entry, lines_of, named, only_event, raw_lines

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


@settings(deadline=None)
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


@settings(deadline=None)
@given(TEXTS)
@example('Ірина "Ш" Савчук; голова, мати: інженерка')
@example("^n^'^^")
@example("\\")
@example("Ірина\\")
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
