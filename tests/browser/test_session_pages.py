"""Public pages of sessions in a real browser: accessible, narrow enough, and of full use without JavaScript."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.session_factories import make_expert, make_past_session, make_session
from tests.sessions.reading import make_move

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = [
    f"/{prefix}{rest}"
    for prefix in ("", "en/")
    for rest in ("", "sessions/", "sessions/?topic=youth&year=", "sessions/413/", "sessions/414/", "sessions/415/")
]


@pytest.fixture
def sessions():
    make_session(number=413)
    make_session("cancelled", number=414, topic_en="", lead_en="")
    make_move(make_session(number=415, lead_en=""), timedelta(days=2))
    make_session("postponed", number=416)
    expert = make_expert()
    for number in range(26):
        make_past_session(number=300 + number, days_ago=14 * (number + 1), expert=expert, topics=["energy", "water"])


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(live_server, sessions, page, axe_everywhere, path):
    page.goto(live_server.url + path)
    axe_everywhere(page)


@pytest.mark.parametrize("path", ["/sessions/", "/en/sessions/", "/sessions/413/", "/en/sessions/414/"])
def test_nothing_to_scroll_sideways(live_server, sessions, page, sideways, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + path)
    assert sideways() == 0


def test_empty_list_is_accessible_too(live_server, page, axe_everywhere):
    page.goto(live_server.url + "/sessions/")
    axe_everywhere(page)


def test_filters_and_pages_work_without_javascript(live_server, sessions, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(live_server.url + "/sessions/")
    page.get_by_role("link", name="Наступна сторінка").click()
    expect(page).to_have_url(live_server.url + "/sessions/?page=2")
    page.get_by_label("Напрям").select_option("energy")
    page.get_by_role("button", name="Показати").click()
    expect(page.get_by_text("Знайдено: 26 сесій")).to_be_visible()
    context.close()


def test_filters_change_the_list_in_its_place(live_server, sessions, page):
    page.goto(live_server.url + "/sessions/")
    page.evaluate("window.isTheSamePage = true")
    page.get_by_label("Напрям").select_option("water")
    page.get_by_role("button", name="Показати").click()
    page.wait_for_url("**/sessions/?topic=water")
    expect(page.get_by_text("Знайдено: 26 сесій")).to_be_visible()
    assert page.evaluate("window.isTheSamePage") is True
