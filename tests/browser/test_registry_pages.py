"""The public pages of the registry in a real browser: accessible everywhere, and of full use without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from sister_cities.services import confirming
from tests import factories
from tests.browser.settling import settle
from tests.sister_city_factories import make_agreement, make_city, make_confirmation

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLACES = ["", "communities/starohorod/", "cities/steinfeld-de/", "{agreement}/", "{ended}/", "open-data/", "report/"]
LISTS = ["", "?country=DE&field=education", "?q=nowhere", "?country=DE&q=nowhere", "?oblast=narnia", "?map=world"]
PATHS = [
    f"{prefix}/sister-cities/{rest}" for prefix in ("", "/en") for rest in dict.fromkeys([*PLACES, *LISTS, "{confirm}"])
]


@pytest.fixture
def registry():
    """A full page of the list and one row more."""
    community = factories.make_community(slug="starohorod", latitude="49.87000", longitude="33.72000")
    member = factories.make_member(community=community)
    steinfeld = make_city(name="Steinfeld", name_en="Steinfeld", name_uk="Штайнфельд", slug="steinfeld-de")
    for number in range(24):
        make_agreement(community=community, city=make_city(latitude=f"{45 + number / 3:.5f}"), fields=["education"])
    agreement = make_agreement(community=community, city=steinfeld, fields=["sport", "culture"])
    ended = make_agreement("terminated", community=community, city=make_city(country="PL", name_uk="", name="Łódź"))
    question = make_confirmation(agreement, member.user)
    return {
        "agreement": agreement.pk,
        "ended": ended.pk,
        "confirm": f"confirm/{confirming.token_for(question.letter)}/",
    }


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    live_server, registry, page, axe_everywhere, sideways, path
):  # fmt: skip
    page.goto(live_server.url + path.format(**registry))
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert sideways() == 0


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_report_with_errors_keeps_what_was_typed(live_server, registry, page, axe_everywhere, prefix):
    page.goto(f"{live_server.url}{prefix}/sister-cities/report/")
    page.locator("[name=city_typed]").fill("Steinfeld")
    page.locator("main form button.btn").click()
    expect(page.locator(".esum")).to_be_focused()
    expect(page.locator("[name=city_typed]")).to_have_value("Steinfeld")
    axe_everywhere(page)


def test_filters_change_the_results_in_place_and_the_address_follows(live_server, registry, page):
    page.goto(live_server.url + "/sister-cities/")
    page.evaluate("window.isSamePage = true")
    page.get_by_label("Країна партнера").select_option("PL")
    page.get_by_role("button", name="Показати").click()
    page.wait_for_url("**/sister-cities/?country=PL")
    assert page.evaluate("window.isSamePage")
    expect(page.locator("[data-part=count]")).to_have_text(re.compile("^\\s*1\N{NO-BREAK SPACE}угода"))
    expect(page.locator(".ties tbody tr")).to_have_count(1)
    page.go_back()
    page.wait_for_url("**/sister-cities/")
    page.get_by_text("26 угод").wait_for()


def test_filters_and_pages_work_without_javascript(live_server, registry, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(live_server.url + "/sister-cities/")
    page.get_by_role("link", name="Наступна сторінка").click()
    expect(page.get_by_text("Сторінка 2 з 2")).to_be_visible()
    page.get_by_label("Місто або громада").fill("ніде")
    page.get_by_role("button", name="Показати").click()
    expect(page.get_by_text("За цими умовами угод немає.")).to_be_visible()
    context.close()


def test_on_a_phone_the_list_is_sorted_by_links_that_are_seen(live_server, registry, page):
    """Hidden with the heads of the columns they took the focus where nobody saw it."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(live_server.url + "/sister-cities/")
    settle(page)
    boxes = [link.bounding_box() for link in page.locator(".ties thead a").all()]
    assert [box["height"] >= 24 and box["width"] >= 24 for box in boxes] == [True] * 3
    page.locator(".ties thead").get_by_role("link", name="Рік").click()
    page.wait_for_url("**/sister-cities/?sort=*")
