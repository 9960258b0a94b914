"""The list of offices in a real browser: accessible in both languages, and of full use without JavaScript."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests import factories, office_factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = [
    f"{prefix}/offices/{rest}"
    for prefix in ("", "/en")
    for rest in ("", "?q=Savchiuk", "?q=Savchuk&oblast=rivne", "open-data/")
]
PLACES = [("Полтавська область", "Poltava oblast"), ("Рівненська область", "Rivne oblast")]


@pytest.fixture
def offices():
    for number in range(26):
        oblast_uk, oblast_en = PLACES[number % 2]
        member = factories.make_member(
            full_name_uk="Ірина Савчук" if number == 0 else f"Олена Нечуй-Левицька {number}",
            full_name_latin="Iryna Savchuk" if number == 0 else f"Olena Nechui-Levytska {number}",
            community=factories.make_community(oblast_uk=oblast_uk, oblast_en=oblast_en),
        )
        office_factories.make_office(member, slug=f"office-{number}")


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(live_server, offices, page, axe_everywhere, path):
    page.goto(live_server.url + path)
    axe_everywhere(page)


@pytest.mark.parametrize("path", ["/offices/", "/en/offices/", "/en/offices/open-data/"])
def test_nothing_to_scroll_sideways(live_server, offices, page, sideways, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + path)
    assert sideways() == 0


@pytest.mark.parametrize("path", ["/offices/", "/en/offices/"])
def test_empty_list_is_accessible_too(live_server, page, axe_everywhere, path):
    page.goto(live_server.url + path)
    axe_everywhere(page)


def test_filters_and_pages_work_without_javascript(live_server, offices, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(live_server.url + "/offices/")
    page.get_by_role("link", name="Наступна сторінка").click()
    expect(page).to_have_url(live_server.url + "/offices/?page=2")
    page.get_by_label("Ім’я, громада або область").fill("савчук")
    page.get_by_label("Область", exact=True).select_option("Рівненська область")
    page.get_by_role("button", name="Показати").click()
    expect(page.get_by_text("За цими умовами офісів немає.")).to_be_visible()
    page.get_by_role("link", name="Прибрати «Рівненська область»").click()
    expect(page.get_by_text("Знайдено: 1 офіс")).to_be_visible()
    # The whole card is the link: a click on the picture's place leads to the page.
    page.locator(".ppl li").first.locator(".pic").click(force=True)
    expect(page).to_have_url(live_server.url + "/offices/office-0/")
    context.close()


def test_filters_change_the_list_in_its_place(live_server, offices, page):
    page.goto(live_server.url + "/offices/")
    page.evaluate("window.isTheSamePage = true")
    page.get_by_label("Ім’я, громада або область").fill(" савчук ")
    page.get_by_role("button", name="Показати").click()
    page.wait_for_url("**/offices/?q=*")
    expect(page.get_by_text("Знайдено: 1 офіс")).to_be_visible()
    expect(page.locator(".ppl li")).to_have_count(1)
    # Empty filters are left out of the address; the other language gets the same ones.
    assert "oblast" not in page.url
    page.get_by_label("Область", exact=True).select_option("Рівненська область")
    page.get_by_role("button", name="Показати").click()
    page.wait_for_url("**&oblast=rivne")
    expect(page.get_by_text("За цими умовами офісів немає.")).to_be_visible()
    assert page.evaluate("window.isTheSamePage") is True
    expect(page.locator(".tools a[hreflang=en]")).to_have_attribute("href", re.compile("&oblast=rivne$"))
    page.go_back()
    page.get_by_text("Знайдено: 1 офіс").wait_for()
    page.get_by_role("link", name="Скинути фільтри").click()
    expect(page.locator(".ppl li")).to_have_count(24)


def test_keyboard_goes_from_the_search_to_the_cards(live_server, offices, page):
    page.goto(live_server.url + "/offices/?q=savchuk")
    page.get_by_role("link", name="Скинути фільтри").focus()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Ірина Савчук")
    page.keyboard.press("Enter")
    page.wait_for_url("**/offices/office-0/")


def test_portraits_below_the_first_wait_until_they_are_needed(live_server, offices, page):
    for office in office_factories.Office.objects.all():
        portrait = office_factories.make_portrait(office, ready_at=timezone.now())
        office_factories.make_section(office.live, "portrait", text_uk="Портрет", portrait=portrait)
    page.goto(live_server.url + "/offices/")
    expect(page.locator(".ppl img")).to_have_count(24)
    expect(page.locator('.ppl img[loading="lazy"]')).to_have_count(22)
