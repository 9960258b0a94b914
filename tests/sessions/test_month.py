"""A month of sessions, as the secretariat sees it."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import session_factories
from tests.session_factories import in_kyiv

pytestmark = pytest.mark.django_db


def page(client, year, month):
    response = client.get(reverse("admin:expert_sessions_expertsession_month", args=[year, month]))
    assert response.status_code == 200
    return response


def days(response) -> dict[str, list[int]]:
    """The numbers of the sessions by their day."""
    return {
        f"{day.on:%d.%m}": [meeting.session.number for meeting in day.meetings]
        for week in response.context["weeks"]
        for day in week
        if day.meetings
    }


def test_sessions_stand_on_their_day_in_kyiv(client, secretary):
    """The last minute of a day, and the first, by the clocks of Kyiv and not of Greenwich."""
    late = session_factories.make_session(starts_at=in_kyiv(2027, 1, 14, 23, 59))
    early = session_factories.make_session("planned", starts_at=in_kyiv(2027, 1, 15, 0, 0))
    assert days(page(client, 2027, 1)) == {"14.01": [late.number], "15.01": [early.number]}


def test_sessions_of_a_day_follow_its_hours(client, secretary):
    second = session_factories.make_session(starts_at=in_kyiv(2027, 1, 14, 17))
    first = session_factories.make_session(starts_at=in_kyiv(2027, 1, 14, 9))
    assert days(page(client, 2027, 1)) == {"14.01": [first.number, second.number]}


def test_weeks_are_whole_and_begin_on_monday(client, secretary):
    weeks = page(client, 2026, 11).context["weeks"]
    assert [day.on.weekday() for day in weeks[0]] == list(range(7))
    assert (f"{weeks[0][0].on:%d.%m}", f"{weeks[-1][-1].on:%d.%m}") == ("26.10", "06.12")
    assert sum(day.is_inside for week in weeks for day in week) == 30


def test_conflict_and_holiday_are_flagged(client, secretary):
    session_factories.make_session(starts_at=in_kyiv(2026, 12, 25, 15))
    session_factories.make_session("planned", starts_at=in_kyiv(2026, 12, 25, 16))
    shown = page(client, 2026, 12).content.decode()
    assert shown.count("збігається з іншою сесією") == 2
    assert "Різдво Христове" in shown


def test_cancelled_session_is_in_nobodys_way(client, secretary):
    session_factories.make_session(starts_at=in_kyiv(2026, 12, 10, 15))
    session_factories.make_session("cancelled", starts_at=in_kyiv(2026, 12, 10, 15))
    shown = page(client, 2026, 12).content.decode()
    assert "збігається" not in shown
    assert "скасован" in shown


def test_neighbouring_months_are_one_click_away(client, secretary):
    shown = page(client, 2026, 12).content.decode()
    assert re.findall(r'rel="(prev|next)" href="([^"]+)"', shown) == [
        ("prev", "/admin/expert_sessions/expertsession/month/2026/11/"),
        ("next", "/admin/expert_sessions/expertsession/month/2027/1/"),
    ]


def test_month_without_number_is_the_present_one(client, secretary):
    today = timezone.localdate()
    response = client.get(reverse("admin:expert_sessions_expertsession_this_month"))
    assert response["Location"].endswith(f"/month/{today.year}/{today.month}/")


@pytest.mark.parametrize(("year", "month"), [(2026, 0), (2026, 13), (1, 1), (99999, 1)])
def test_month_that_is_none_is_not_found(client, secretary, year, month):
    response = client.get(reverse("admin:expert_sessions_expertsession_month", args=[year, month]))
    assert response.status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_month_asks_as_often_for_any_number_of_sessions(client, secretary, django_assert_num_queries, rows):
    series = session_factories.make_series()
    for row in range(rows):
        session_factories.make_session(series=series, starts_at=in_kyiv(2027, 1, 14 + row, 15))
    page(client, 2027, 1)
    with django_assert_num_queries(4):
        page(client, 2027, 1)
