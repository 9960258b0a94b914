"""The public page of an office in a real browser: everybody can read it, on any screen and on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.settling import settle
from tests.offices.pages import EN, UK, drop_english, make_page, make_real_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BOTH = pytest.mark.parametrize("path", [UK, EN])


@BOTH
def test_axe_finds_nothing(live_server, page, axe_everywhere, path):
    drop_english(make_page(), "achievements", "lead", "press_short")
    page.goto(live_server.url + path)
    axe_everywhere(page)


def test_axe_finds_nothing_where_english_is_missing(live_server, page, axe_everywhere):
    make_page(english=False)
    page.goto(live_server.url + EN)
    axe_everywhere(page)


@BOTH
def test_axe_finds_nothing_on_the_form_in_error(live_server, page, axe_everywhere, path):
    make_page()
    page.goto(f"{live_server.url}{path}report/")
    page.get_by_role("button").click()
    page.wait_for_selector(".esum")
    axe_everywhere(page)


@BOTH
def test_nothing_to_scroll_sideways(live_server, page, sideways, path):
    office = make_page()
    long = "Переяслав" * 8
    office.live.sections.filter(kind="title").update(text_uk=long, text_en=long)
    office.live.sections.filter(kind="press_short").update(text_uk=f"https://starohorod.example/{long}")
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + path)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert sideways() == 0
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert sideways() == 0


@BOTH
def test_page_prints_to_two_sheets(live_server, page, path):
    make_real_page()
    page.goto(live_server.url + path)
    settle(page)
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert sheets in (1, 2)


def test_paper_shows_addresses_and_no_controls(live_server, page):
    make_page()
    page.goto(live_server.url + UK)
    page.emulate_media(media="print")
    hidden = [".nav", ".crumb", ".toc", "#press", "[href$='report/']"]
    for one in hidden:
        expect(page.locator(one).first).to_be_hidden()
    expect(page.locator(".printed")).to_be_visible()
    after = "getComputedStyle(document.querySelector('.years .from a'), '::after').content"
    assert "https://starohorod.example/kotelnia" in page.evaluate(after)


def test_contents_lead_to_their_sections(live_server, page):
    make_page()
    page.goto(live_server.url + UK)
    page.get_by_role("navigation", name="На цій сторінці").get_by_role("link", name="Здобутки").click()
    expect(page).to_have_url(f"{live_server.url}{UK}#achievements")
    expect(page.get_by_role("heading", name="Здобутки")).to_be_visible()


def test_biography_for_the_press_opens_and_is_copied_whole(live_server, page):
    make_page()
    page.goto(live_server.url + UK)
    page.get_by_text("Біографія для преси, 50 слів").click()
    page.get_by_text("Ірина Савчук очолює Старогород.", exact=True).click()
    assert page.evaluate("getSelection().toString()").strip() == "Ірина Савчук очолює Старогород."


def test_reader_reports_a_mistake_and_comes_back(live_server, page):
    office = make_page()
    page.goto(live_server.url + UK)
    page.get_by_role("link", name="Повідомити про помилку").click()
    page.get_by_label("Що не так?").fill("Рік народження інший.")
    page.wait_for_timeout(2100)  # nobody types it faster, and the form knows
    page.get_by_role("button", name="Надіслати").click()
    page.get_by_role("heading", name="Дякуємо, повідомлення отримано").wait_for()
    assert office.mistake_reports.get().text == "Рік народження інший."
    page.get_by_role("link", name="Назад до сторінки").click()
    expect(page).to_have_url(live_server.url + UK)
