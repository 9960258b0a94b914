"""The search of the whole site in a real browser: accessible in both languages, and of full use without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests import factories, office_factories, session_factories
from tests.browser.settling import settle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = [f"{prefix}/search/{rest}" for prefix in ("", "/en") for rest in ("", "?q=Savchuk", "?q=Svachuk", "?q=zzzz")]


@pytest.fixture
def pages():
    for number in range(7):
        name = f"Олена Савчук-Нечуй-Левицька {number}"
        office_factories.make_office(factories.make_member(full_name_uk=name), slug=f"office-{number}")
    expert = session_factories.make_expert(name_uk="Ніна Савчук")
    session_factories.make_session(number=12, topic_en="", lead_en="", expert=expert)


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(live_server, pages, page, axe_everywhere, path):
    page.goto(live_server.url + path)
    axe_everywhere(page)


@pytest.mark.parametrize("path", PATHS[1:3])
def test_nothing_to_scroll_sideways(live_server, pages, page, sideways, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + path)
    assert sideways() == 0


@pytest.mark.parametrize("path", ["/", "/en/"])
@pytest.mark.parametrize("width", [390, 1024, 1153, 1280])
def test_header_stays_on_one_line(live_server, page, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url + path)
    settle(page)
    assert page.locator(".top > .wrap").bounding_box()["height"] <= 96


def test_search_works_without_javascript(live_server, pages, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(live_server.url + "/about/")
    page.get_by_text("Меню").click()
    page.get_by_role("navigation").get_by_role("link", name="Пошук").first.click()
    page.get_by_label("Що ви шукаєте?").fill("  савчук ")
    page.get_by_role("button", name="Знайти").click()
    expect(page.get_by_text("Знайдено: 8 сторінок")).to_be_visible()
    page.get_by_role("link", name="Офіси мерів: усі 7").click()
    page.get_by_role("link", name="Усе, що знайдено").click()
    page.get_by_role("link", name="Тепло взимку").click()
    expect(page).to_have_url(live_server.url + "/sessions/12/")
    context.close()


def test_what_is_found_appears_in_its_place(live_server, pages, page):
    page.goto(live_server.url + "/en/search/")
    page.evaluate("window.isTheSamePage = true")
    page.get_by_label("What are you looking for?").fill("savchuk")
    page.get_by_role("button", name="Search").click()
    page.get_by_text("Found: 8 pages").wait_for()
    expect(page).to_have_url(live_server.url + "/en/search/?q=savchuk")
    assert page.evaluate("window.isTheSamePage")
    page.get_by_label("What are you looking for?").fill("svachuk")
    page.keyboard.press("Enter")
    page.get_by_text("Nothing is spelt exactly like “svachuk”.").wait_for()


def test_missing_page_offers_the_search(live_server, pages, page):
    page.goto(live_server.url + "/nowhere/")
    page.get_by_label("Що ви шукаєте?").fill("ярема")
    page.get_by_role("button", name="Знайти").click()
    expect(page).to_have_url(live_server.url + "/search/?q=%D1%8F%D1%80%D0%B5%D0%BC%D0%B0")
