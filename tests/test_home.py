"""The offices on the home page: four complete ones a day, names while there are fewer, nothing while there are none."""

import re
from datetime import date

import pytest
import time_machine

from mayors_club.showcase import turn_of
from offices.models import Office, Section
from tests import factories, office_factories
from tests.sister_city_factories import make_agreement

pytestmark = pytest.mark.django_db
NAME = re.compile(r'<h3><a href="([^"]+)">')


def make_complete_offices(count, **kind):
    offices = [office_factories.make_office(**kind) for _ in range(count)]
    for office in offices:
        office_factories.make_live_portrait(office)
    return offices


def shown(client, path="/"):
    """Addresses of the offices whose cards the page shows."""
    return [href for href in NAME.findall(client.get(path).content.decode()) if "/offices/" in href]


def test_nothing_is_said_while_no_office_is_public(client):
    office_factories.make_hidden_office()
    html = client.get("/").content.decode()
    assert 'id="offices"' not in html


def test_fewer_than_four_complete_offices_are_a_list_of_names(client):
    complete = make_complete_offices(3)
    office_factories.make_office()
    hidden = office_factories.make_hidden_office()
    html = client.get("/").content.decode()
    assert shown(client) == []
    assert all(f'<li><a href="{office.get_absolute_url()}">' in html for office in complete)
    assert hidden.get_absolute_url() not in html
    assert "Усі 4 офіси" in html


def test_four_complete_offices_are_shown_with_their_portraits(client):
    offices = make_complete_offices(4)
    office_factories.make_office()
    assert sorted(shown(client)) == sorted(office.get_absolute_url() for office in offices)
    html = client.get("/").content.decode()
    assert html.count("<picture>") == 4
    assert "Усі 5 офісів" in html


@pytest.mark.parametrize("lacks", ["portrait", "vision", "impact", "achievements"])
def test_incomplete_office_is_not_among_the_four(client, lacks):
    offices = make_complete_offices(5)
    Section.objects.filter(edition=offices[0].live, kind=lacks).delete()
    cards = shown(client)
    assert len(cards) == 4
    assert offices[0].get_absolute_url() not in cards


def test_page_of_somebody_who_has_died_is_not_in_the_window(client):
    offices = make_complete_offices(4)
    member = factories.make_member(status="ended", end_reason="deceased", ended_at=offices[0].created_at)
    remembered = office_factories.make_office(member)
    office_factories.make_live_portrait(remembered)
    assert remembered.get_absolute_url() not in shown(client)
    assert len(shown(client)) == 4


def test_english_page_shows_offices_with_english(client):
    make_complete_offices(4, english=False)
    assert shown(client, "/en/") == []
    make_complete_offices(4)
    assert len(shown(client, "/en/")) == 4


def test_every_office_has_its_turn(client):
    make_complete_offices(6)
    days = []
    for day in (1, 2, 3):
        with time_machine.travel(f"2026-12-0{day}T12:00:00+02:00", tick=False):
            days.append(shown(client))
    assert all(len(day) == 4 for day in days)
    assert {href for day in days for href in day} == {office.get_absolute_url() for office in Office.objects.all()}
    assert days[0] != days[1]


def test_the_day_changes_at_midnight_in_kyiv(client):
    make_complete_offices(8)
    at = {}
    for moment in ("2026-12-01T21:59:00Z", "2026-12-01T22:01:00Z"):
        with time_machine.travel(moment, tick=False):
            at[moment] = shown(client)
    assert at["2026-12-01T21:59:00Z"] != at["2026-12-01T22:01:00Z"]


def test_turns_go_round():
    first, second = (turn_of(date.fromordinal(3 * 739_000 + day), list("abcdef")) for day in (0, 1))
    assert "".join(first) == "abcd"
    assert "".join(second) == "efab"


@pytest.mark.parametrize("count", [1, 4, 9])
def test_home_asks_five_questions_for_any_number_of_offices_and_ties(client, django_assert_num_queries, count):
    make_complete_offices(count)
    for _number in range(count):
        make_agreement()
    with django_assert_num_queries(5):
        client.get("/")


def test_home_with_offices_may_be_stored_by_anyone(client):
    make_complete_offices(4)
    response = client.get("/")
    assert not response.cookies
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert client.get("/", headers={"If-None-Match": response.headers["ETag"]}).status_code == 304
