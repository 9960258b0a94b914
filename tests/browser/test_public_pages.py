import pytest
from playwright.sync_api import expect

from tests.browser.settling import settle
from tests.test_pages import PAGES, address

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESSES = [address(name, language) for name in PAGES for language in ("uk", "en")] + ["/nowhere/", "/en/nowhere/"]
EVERY_PAGE = pytest.mark.parametrize("path", ADDRESSES)


@EVERY_PAGE
def test_axe_finds_nothing(live_server, questions, page, axe_everywhere, path):
    page.goto(live_server.url + path)
    axe_everywhere(page)


@EVERY_PAGE
def test_nothing_to_scroll_sideways(live_server, questions, page, sideways, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + path)
    assert sideways() == 0
    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert sideways() == 0


def test_menu_opens_without_javascript(live_server, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(live_server.url + "/")
    page.get_by_text("Меню").click()
    page.get_by_role("navigation").get_by_role("link", name="Про Клуб").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Про Клуб")
    context.close()


def test_keyboard_reaches_the_content_first(live_server, page):
    page.goto(live_server.url + "/about/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(live_server.url + "/about/#main")


def test_every_target_is_large_enough(live_server, questions, page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(live_server.url + "/")
    settle(page)
    small = page.evaluate(
        """[...document.querySelectorAll('a,button,summary,input')]
           .filter(e => getComputedStyle(e).display !== 'inline')
           .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
           .filter(([, box]) => box.height > 0 && box.top >= 0 && box.height < 24).map(([text]) => text)"""
    )
    assert small == []


def test_print_leaves_the_navigation_out(live_server, page):
    page.goto(live_server.url + "/about/")
    page.emulate_media(media="print")
    expect(page.locator(".nav")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
