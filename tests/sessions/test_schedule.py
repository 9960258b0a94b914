"""Dates of a series: the hour in Kyiv stays, whatever the clocks do."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import pytest

from sessions.schedule import Clock, clock_of, dates, local, moment, months_around, overlapping, proposal, proposals

THURSDAY = 3
SUNDAY = 6
BACK = date(2026, 10, 25)  # the last Sunday of October: 04:00 becomes 03:00
FORWARD = date(2027, 3, 28)  # the last Sunday of March: 03:00 becomes 04:00


@dataclass(frozen=True)
class Rhythm:
    weekday: int = THURSDAY
    hour: time = time(15)
    duration_minutes: int = 90
    every_weeks: int = 2
    first_on: date = date(2026, 1, 8)


@dataclass(frozen=True)
class Meeting:
    starts_at: datetime
    ends_at: datetime


def at(day, hour, minute=0):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def first(series, since, count=3):
    return list(islice(dates(series, since), count))


# Which dates ----------------------------------------------------------------------------------------------------------
def test_dates_come_every_two_weeks_counted_from_the_first():
    assert first(Rhythm(), date(2026, 1, 8)) == [date(2026, 1, 8), date(2026, 1, 22), date(2026, 2, 5)]


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (date(2020, 1, 1), date(2026, 1, 8)),
        (date(2026, 1, 9), date(2026, 1, 22)),
        (date(2026, 1, 22), date(2026, 1, 22)),
        (date(2026, 11, 22), date(2026, 11, 26)),
    ],
)
def test_first_date_is_the_next_one_of_the_rhythm(since, expected):
    assert first(Rhythm(), since, 1) == [expected]


def test_first_day_that_is_another_weekday_moves_to_the_next_right_one():
    assert first(Rhythm(first_on=date(2026, 1, 9)), date(2026, 1, 1), 2) == [date(2026, 1, 15), date(2026, 1, 29)]


@pytest.mark.parametrize("every_weeks", [1, 2, 3, 4])
def test_every_date_is_the_weekday_and_whole_periods_from_the_first(every_weeks):
    series = Rhythm(every_weeks=every_weeks)
    for day in first(series, date(2031, 3, 3), 60):
        assert day.weekday() == THURSDAY
        assert (day - series.first_on).days % (7 * every_weeks) == 0


# Summer and winter ----------------------------------------------------------------------------------------------------
def test_hour_in_kyiv_is_the_same_all_the_year():
    found = proposals(Rhythm(), date(2026, 1, 1), 60)
    assert {local(one.starts_at).time() for one in found} == {time(15)}
    assert {local(one.ends_at).time() for one in found} == {time(16, 30)}
    assert {one.starts_at.time() for one in found} == {time(12), time(13)}  # UTC gives way, not Kyiv


def test_weeks_around_the_night_of_october():
    found = proposals(Rhythm(), date(2026, 10, 15), 2)
    assert [one.starts_at for one in found] == [at(date(2026, 10, 15), 12), at(date(2026, 10, 29), 13)]
    assert found[1].starts_at - found[0].starts_at == timedelta(weeks=2, hours=1)


def test_weeks_around_the_night_of_march():
    series = Rhythm(first_on=date(2027, 3, 18))
    found = proposals(series, date(2027, 3, 18), 2)
    assert [one.starts_at for one in found] == [at(date(2027, 3, 18), 13), at(date(2027, 4, 1), 12)]
    assert found[1].starts_at - found[0].starts_at == timedelta(weeks=2, hours=-1)


def test_hour_that_comes_twice_is_the_first_of_the_two():
    night = Rhythm(weekday=SUNDAY, hour=time(3, 30), first_on=BACK, duration_minutes=60)
    one = proposal(night, BACK)
    assert (one.starts_at, one.ends_at) == (at(BACK, 0, 30), at(BACK, 1, 30))
    assert one.clock is Clock.TWICE
    assert local(one.starts_at).time() == local(one.ends_at).time() == time(3, 30)


def test_hour_that_is_jumped_over_is_an_hour_later():
    night = Rhythm(weekday=SUNDAY, hour=time(3, 30), first_on=FORWARD, duration_minutes=60)
    one = proposal(night, FORWARD)
    assert (one.starts_at, one.ends_at) == (at(FORWARD, 1, 30), at(FORWARD, 2, 30))
    assert one.clock is Clock.MISSING
    assert (local(one.starts_at).time(), local(one.ends_at).time()) == (time(4, 30), time(5, 30))


@pytest.mark.parametrize(
    ("day", "hour", "expected"),
    [
        (BACK, time(2, 59), Clock.USUAL),
        (BACK, time(3), Clock.TWICE),
        (BACK, time(3, 59), Clock.TWICE),
        (BACK, time(4), Clock.USUAL),
        (FORWARD, time(2, 59), Clock.USUAL),
        (FORWARD, time(3), Clock.MISSING),
        (FORWARD, time(3, 59), Clock.MISSING),
        (FORWARD, time(4), Clock.USUAL),
        (date(2026, 7, 15), time(3, 30), Clock.USUAL),
    ],
)
def test_edges_of_both_nights(day, hour, expected):
    assert clock_of(day, hour) is expected


@pytest.mark.parametrize(("day", "starts", "ends"), [(BACK, (23, -1), (1, 0)), (FORWARD, (0, 0), (2, 0))])
def test_session_through_the_night_lasts_as_long_as_it_says(day, starts, ends):
    night = Rhythm(weekday=SUNDAY, hour=time(2), first_on=day, duration_minutes=120)
    one = proposal(night, day)
    assert one.starts_at == at(day + timedelta(days=starts[1]), starts[0])
    assert one.ends_at == at(day + timedelta(days=ends[1]), ends[0])
    assert one.ends_at - one.starts_at == timedelta(minutes=120)


def test_moment_reads_kyiv_whatever_was_typed():
    assert moment(date(2026, 11, 26), time(15)) == at(date(2026, 11, 26), 13)
    assert moment(date(2026, 7, 16), time(15)) == at(date(2026, 7, 16), 12)
    assert moment(date(2026, 7, 16), time(15, tzinfo=UTC)) == at(date(2026, 7, 16), 12)


# What is left out, what is only flagged -------------------------------------------------------------------------------
def test_skipped_and_taken_dates_are_left_out_and_the_count_is_kept():
    skipped, taken = {date(2026, 1, 22)}, {date(2026, 2, 5)}
    found = proposals(Rhythm(), date(2026, 1, 8), 3, skipped=skipped, taken=taken)
    assert [one.on for one in found] == [date(2026, 1, 8), date(2026, 2, 19), date(2026, 3, 5)]


def test_holiday_is_flagged_and_stays():
    [one] = proposals(Rhythm(first_on=date(2026, 1, 1)), date(2026, 1, 1), 1)
    assert str(one.holiday) == "Новий рік"
    assert not one.is_clean


@pytest.mark.parametrize(
    ("starts", "ends", "collides"),
    [((12, 0), (13, 0), False), ((12, 0), (13, 1), True), ((14, 29), (15, 0), True), ((14, 30), (15, 0), False)],
)
def test_only_an_overlap_is_a_conflict(starts, ends, collides):
    day = date(2026, 1, 8)
    other = Meeting(at(day, *starts), at(day, *ends))
    [one] = proposals(Rhythm(), day, 1, busy=[other])
    assert one.conflicts == ((other,) if collides else ())
    assert one.is_clean is not collides


def test_overlap_is_seen_from_both_sides():
    day = date(2026, 1, 8)
    longer, shorter = Meeting(at(day, 8), at(day, 18)), Meeting(at(day, 12), at(day, 13))
    assert overlapping([longer], shorter.starts_at, shorter.ends_at) == (longer,)
    assert overlapping([shorter], longer.starts_at, longer.ends_at) == (shorter,)


def test_search_ends_when_everything_is_skipped():
    everything = set(first(Rhythm(), date(2026, 1, 1), 200))
    assert proposals(Rhythm(), date(2026, 1, 1), 3, skipped=everything) == []


@pytest.mark.parametrize(
    ("month", "before", "after"),
    [((2026, 1), (2025, 12), (2026, 2)), ((2026, 12), (2026, 11), (2027, 1)), ((2026, 6), (2026, 5), (2026, 7))],
)
def test_neighbours_of_a_month(month, before, after):
    assert months_around(*month) == (before, after)
