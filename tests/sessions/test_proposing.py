"""What the database knows of the dates that a series proposes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from sessions.models import ExpertSession, Move
from sessions.proposing import next_dates, series_with_skips, sessions_from
from tests import session_factories

pytestmark = pytest.mark.django_db
SINCE = date(2027, 1, 1)
FIRST = date(2027, 1, 14)
START = datetime(2027, 1, 14, 13, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def series():
    return session_factories.make_series(first_on=date(2026, 11, 5), hour=time(15))


def proposed(series, count=3):
    [found] = series_with_skips().filter(pk=series.pk)
    return next_dates(found, list(sessions_from(SINCE)), since=SINCE, count=count)


def days(series, count=3):
    return [one.on for one in proposed(series, count)]


def test_dates_follow_the_rhythm(series):
    assert days(series) == [FIRST, date(2027, 1, 28), date(2027, 2, 11)]


def test_skip_list_of_the_series_alone_is_left_out(series):
    series.skipped_dates.create(on=FIRST, reason="Різдвяні канікули")
    session_factories.make_series().skipped_dates.create(on=date(2027, 1, 28))
    assert days(series, 2) == [date(2027, 1, 28), date(2027, 2, 11)]


@pytest.mark.parametrize("status", list(ExpertSession.Status))
def test_date_of_a_session_of_the_series_is_left_out(series, status):
    session_factories.make_session(status, series=series, starts_at=START)
    assert days(series, 1) == [date(2027, 1, 28)]


def test_date_from_which_a_session_was_moved_is_left_out(series):
    """It went two days earlier, before the day from which dates are proposed on."""
    earlier = datetime(2026, 12, 30, 13, tzinfo=UTC)
    moved = session_factories.make_session(series=series, starts_at=earlier)
    Move.objects.create(
        session=moved,
        kind="moved",
        sequence=1,
        from_starts_at=START,
        from_ends_at=START + HOUR,
        to_starts_at=earlier,
        to_ends_at=earlier + HOUR,
    )
    assert days(series, 1) == [date(2027, 1, 28)]


@pytest.mark.parametrize(
    ("status", "collides"),
    [
        ("planned", True),
        ("announced", True),
        ("open", True),
        ("live", True),
        ("postponed", False),
        ("cancelled", False),
    ],
)
def test_only_a_session_that_needs_its_hour_is_in_the_way(series, status, collides):
    other = session_factories.make_session(status, starts_at=START - HOUR)
    [one] = proposed(series, 1)
    assert one.conflicts == ((other,) if collides else ())


@pytest.mark.parametrize("rows", [1, 3])
def test_two_queries_for_any_number(series, django_assert_num_queries, rows):
    for place in range(rows):
        session_factories.make_series().skipped_dates.create(on=FIRST)
        session_factories.make_session(series=series, starts_at=START + timedelta(weeks=2 * place))
    with django_assert_num_queries(2):
        sessions = list(sessions_from(SINCE))
        assert [next_dates(found, sessions, since=SINCE, count=3) for found in series_with_skips()]
