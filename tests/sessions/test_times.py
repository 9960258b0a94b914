from datetime import UTC, datetime, timedelta

import pytest

from sessions import times
from sessions.times import KYIV

START = datetime(2026, 11, 26, 15, tzinfo=KYIV)
END = START + timedelta(minutes=90)
NBSP = "\N{NO-BREAK SPACE}"


def test_hours_are_said_in_kyiv_first_and_beside_it_where_partners_live():
    assert times.day(START, "uk") == f"Четвер, 26{NBSP}листопада"
    assert times.day(START, "en") == f"Thursday, 26{NBSP}November"
    assert times.in_kyiv(START.astimezone(UTC), END, "uk") == "15:00–16:30 за київським часом"
    assert times.in_kyiv(START, END, "en") == "15:00–16:30, Kyiv time"
    assert times.elsewhere(START, END, "uk") == "14:00–15:30 у Берліні, Варшаві, Парижі"
    assert times.elsewhere(START, END, "en") == "14:00–15:30 in Berlin, Warsaw, Paris"
    assert times.at(START.replace(hour=11), "uk") == f"об{NBSP}11:00"


@pytest.mark.parametrize(
    ("starts_at", "kyiv", "partners"),
    [
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "02:30–05:00", "01:30–04:00"),  # clocks go forward
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "03:30–04:00", "02:30–03:00"),  # and back: 03:30, 90 minutes, 04:00
    ],
)
def test_nights_when_the_clocks_change(starts_at, kyiv, partners):
    ends_at = starts_at + timedelta(minutes=90)
    assert times.span(starts_at, ends_at) == kyiv
    assert times.elsewhere(starts_at, ends_at, "uk").startswith(partners)
