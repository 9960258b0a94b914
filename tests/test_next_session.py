"""The round table on the home page: the next session by its day, and how many there were within a year."""

from datetime import timedelta

import pytest
import time_machine

from tests.session_factories import in_kyiv, make_expert, make_past_session, make_session
from tests.sessions.reading import read

pytestmark = pytest.mark.django_db

NOW = in_kyiv(2026, 11, 22, 12)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOW, tick=False):
        yield


def table(client, path="/"):
    return read(client, path).partition('<div class="table">')[2].partition('<section class="sec"')[0]


def test_the_nearest_session_is_on_the_table(client):
    make_session(number=414, starts_at=in_kyiv(2026, 12, 10, 15), topic_uk="Інша тема")
    make_session(number=413, starts_at=in_kyiv(2026, 11, 26, 15))
    html = table(client)
    assert "Найближча експертна сесія" in html
    assert '<a class="inh" href="/sessions/413/">Тепло взимку без газу: що встигне громада</a>' in html
    assert "Четвер, 26 листопада 2026 року" in html
    assert "Закрита зустріч, онлайн" in html
    assert "15:00" not in html
    assert "Інша тема" not in html
    assert "Thursday, 26 November 2026" in table(client, "/en/")


@pytest.mark.parametrize("status", ["planned", "cancelled", "postponed"])
def test_without_a_date_that_holds_a_topic_is_promised(client, status):
    make_past_session()
    make_session(status, starts_at=in_kyiv(2026, 11, 26, 15))
    assert "Нову тему оголосимо тут." in table(client)


def test_session_without_english_is_marked(client):
    make_session(topic_en="", lead_en="")
    assert 'lang="uk">Тепло взимку' in table(client, "/en/")


def test_before_the_first_session_the_table_counts_its_seats(client):
    assert '<span class="num">27</span>' in table(client)


def test_held_sessions_of_a_year_are_counted(client):
    expert = make_expert()
    for number in range(11):
        make_past_session(number=400 + number, days_ago=14 * (number + 1), expert=expert)
    make_past_session(number=300, days_ago=400, expert=expert)
    html = read(client, "/")
    assert "<dt>експертних сесій за останній рік</dt><dd>11</dd>" in html
    assert "тижні між експертними сесіями" not in html


def test_a_few_sessions_are_no_figure(client):
    make_past_session()
    assert "за останній рік" not in read(client, "/")


@pytest.mark.parametrize("count", [1, 30])
def test_sessions_cost_the_home_page_one_query(client, django_assert_num_queries, count):
    expert = make_expert()
    for number in range(count):
        make_session(number=400 + number, starts_in=timedelta(days=number), expert=expert)
    with django_assert_num_queries(3):
        client.get("/")
