"""The public list: what is coming, the archive with its filters and pages, and what is said when there is nothing."""

from datetime import timedelta

import pytest
import time_machine

from tests.session_factories import in_kyiv, make_expert, make_past_session, make_session
from tests.sessions.reading import make_move, read, topics

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("prefix", ["", "/en"])
NOW = in_kyiv(2026, 11, 22, 12)


@pytest.fixture(autouse=True)
def today(settings):
    settings.SITE_URL = "https://klub.example"
    with time_machine.travel(NOW, tick=False):
        yield


def make(number, *when, status="announced", **fields):
    fields = {"topic_uk": f"Тема {number}", "topic_en": f"Topic {number}", **fields}
    return make_session(status, number=number, starts_at=in_kyiv(*when), **fields)


def make_archive(count):
    expert = make_expert()
    for number in range(count):
        make(100 + number, 2026, 1 + number % 10, 1 + number // 10, 15, status="held", expert=expert)


# What is shown --------------------------------------------------------------------------------------------------------
def test_coming_ones_first_then_the_archive_from_the_latest(client):
    make(411, 2026, 10, 29, 15, status="held")
    make(412, 2026, 11, 12, 15, status="held")
    make(414, 2026, 12, 10, 15)
    make(413, 2026, 11, 26, 15)
    assert topics(client, "/sessions/") == ["Тема 413", "Тема 414", "Тема 412", "Тема 411"]
    assert topics(client, "/en/sessions/") == ["Topic 413", "Topic 414", "Topic 412", "Topic 411"]


def test_row_says_number_topic_lead_expert_and_day(client):
    make(413, 2026, 11, 26, 15)
    html = read(client, "/sessions/")
    assert "№ 413" in html
    assert '<h3><a href="/sessions/413/">Тема 413</a></h3>' in html
    assert "Розберемо, які рішення можна впровадити" in html
    assert "Наталія Ярема" in html
    assert "Четвер, 26 листопада 2026 року" in html
    english = read(client, "/en/sessions/")
    assert '<a href="/en/sessions/413/">Topic 413</a>' in english
    assert "Thursday, 26 November 2026" in english


def test_planned_session_is_not_there(client):
    make(413, 2026, 11, 26, 15, status="planned")
    assert topics(client, "/sessions/") == []


def test_cancelled_and_postponed_say_so(client):
    make(413, 2026, 11, 26, 15, status="cancelled")
    make(414, 2026, 10, 1, 15, status="postponed")
    html = read(client, "/sessions/")
    assert topics(client, "/sessions/") == ["Тема 414", "Тема 413"]
    assert '<span class="tag bad">скасовано</span>' in html
    assert '<span class="tag warn">відкладено</span> <br><span class="sm mut">нову дату оголосимо</span>' in html
    assert "1 жовтня" not in html


def test_moved_one_names_the_day_it_was_planned_for(client):
    moved = make(413, 2026, 11, 26, 15)
    make_move(moved, timedelta(days=2))
    assert "перенесено з 24 листопада" in read(client, "/sessions/")
    assert "moved from 24 November" in read(client, "/en/sessions/")


def test_change_of_the_hour_is_not_told(client):
    make_move(make(413, 2026, 11, 26, 15), timedelta(hours=3))
    assert "перенесено" not in read(client, "/sessions/")


def test_ukrainian_words_on_the_english_page_are_marked(client):
    make(413, 2026, 11, 26, 15, topic_en="", lead_en="", expert=make_expert(name_en="", role_en=""))
    html = read(client, "/en/sessions/")
    assert '<h3><a href="/en/sessions/413/" lang="uk">Тема 413</a></h3>' in html
    assert html.count(' lang="uk">') >= 4


@pytest.mark.parametrize("status", ["announced", "open", "live", "held"])
def test_session_of_today_is_coming_until_midnight(client, status):
    make(413, 2026, 11, 22, 9, status=status)
    assert "Проведених сесій ще немає" in read(client, "/sessions/")
    with time_machine.travel(in_kyiv(2026, 11, 23, 0), tick=False):
        assert "Тему найближчої сесії ще не оголошено." in read(client, "/sessions/")
        assert topics(client, "/sessions/") == ["Тема 413"]


def test_two_sessions_of_a_day_stand_by_their_numbers(client):
    make(414, 2026, 11, 26, 10)
    make(413, 2026, 11, 26, 18)
    assert topics(client, "/sessions/") == ["Тема 413", "Тема 414"]


# Filters --------------------------------------------------------------------------------------------------------------
@pytest.fixture
def three():
    make(390, 2025, 12, 11, 15, status="held", topics=["water", "energy"])
    make(395, 2026, 2, 5, 15, status="held", topics=["water"])
    make(396, 2026, 2, 19, 15, status="cancelled", topics=["youth"])


@BOTH
@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [396, 395, 390]),
        ("?topic=&year=", [396, 395, 390]),
        ("?topic=water", [395, 390]),
        ("?year=2026", [396, 395]),
        ("?topic=water&year=2026", [395]),
        # What the form never sends is not asked for.
        ("?topic=chess&year=1999&x=1", [396, 395, 390]),
    ],
)
def test_filters(client, three, prefix, query, numbers):
    assert [int(topic.split()[1]) for topic in topics(client, f"{prefix}/sessions/{query}")] == numbers


def test_filters_are_kept_in_the_form_and_offer_what_there_is(client, three):
    html = read(client, "/sessions/?topic=water&year=2026")
    assert '<option value="2026" selected>2026</option><option value="2025">2025</option>' in html
    assert '<option value="water" selected>' in html
    assert '<option value="chess"' not in html
    assert 'name="robots" content="noindex, follow"' in html


def test_year_is_that_of_kyiv(client):
    make(390, 2026, 1, 1, 1, status="held")
    assert topics(client, "/sessions/?year=2026") == ["Тема 390"]


@pytest.mark.parametrize(
    ("count", "ukrainian", "english"),
    [
        (1, "1 сесія", "1 session"),
        (2, "2 сесії", "2 sessions"),
        (5, "5 сесій", "5 sessions"),
        (21, "21 сесія", "21 ses"),
    ],
)
def test_count_agrees_with_its_noun(client, count, ukrainian, english):
    make_archive(count)
    assert f"<b>{ukrainian}" in read(client, "/sessions/")
    assert f"<b>{english}" in read(client, "/en/sessions/")


def test_count_of_what_was_found_and_the_way_back(client, three):
    html = read(client, "/sessions/?topic=water")
    assert "Знайдено: <b>2 сесії</b>" in html
    assert '<a href="/sessions/">Скинути фільтри</a>' in html


def test_nothing_found_says_which_filter_to_drop(client, three):
    html = read(client, "/sessions/?topic=youth&year=2025")
    assert "За цими умовами сесій немає." in html
    assert '<a href="/sessions/?year=2025">Прибрати «молодіжна політика»</a> <span class="mut">1 сесія</span>' in html
    assert '<a href="/sessions/?topic=youth">Прибрати «2025»</a> <span class="mut">1 сесія</span>' in html
    assert '<a href="/sessions/">Переглянути весь архів</a> <span class="mut">3 сесії</span>' in html


@BOTH
def test_no_session_at_all(client, prefix):
    html = read(client, f"{prefix}/sessions/")
    assert {"": "Проведених сесій ще немає.", "/en": "No session has been held yet."}[prefix] in html
    assert "<form" not in html.partition("<main")[2]


# Pages ----------------------------------------------------------------------------------------------------------------
def test_twenty_four_a_page(client):
    make_archive(50)
    first, second, last = (topics(client, f"/sessions/{query}") for query in ("", "?page=2", "?page=3"))
    assert [len(first), len(second), len(last)] == [24, 24, 2]
    assert len({*first, *second, *last}) == 50
    html = read(client, "/sessions/?page=2")
    assert "Сторінка 2 з 3" in html
    assert '<a rel="prev" href="/sessions/">' in html
    assert '<a rel="next" href="/sessions/?page=3">' in html
    assert "<title>Експертні сесії, сторінка 2 — Клуб мерів</title>" in html
    assert 'hreflang="en" href="https://klub.example/en/sessions/?page=2"' in html


@pytest.mark.parametrize("number", ["0", "3", "-1", "x", "", "1.5", "99999", "²"])
def test_page_that_does_not_exist(client, number):
    make_archive(25)
    assert client.get("/sessions/", {"page": number}).status_code == 404


# What it costs --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("count", [1, 60])
def test_four_queries_for_any_number(client, django_assert_num_queries, count):
    make_archive(count)
    for number in range(min(count, 5)):
        make_move(make(400 + number, 2026, 12, 1 + number, 15), timedelta(days=1))
    with django_assert_num_queries(4):
        client.get("/sessions/")


@BOTH
def test_list_may_be_stored_by_anyone(client, prefix):
    make_past_session()
    response = client.get(f"{prefix}/sessions/")
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert not response.cookies
    assert b'method="post"' not in response.content
    again = client.get(f"{prefix}/sessions/", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
