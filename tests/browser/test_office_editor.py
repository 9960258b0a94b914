"""The editor of an office in a real browser: nothing for axe to find, nothing to scroll sideways, counters, tabs."""

import pytest
from playwright.sync_api import expect

from offices import services
from offices.content import Content
from tests import factories, office_factories
from tests.client import StrictClient

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(transactional_db):
    oksana = factories.make_user(full_name_uk="Оксана Дорошенко", full_name_latin="Oksana Doroshenko")
    office = office_factories.make_office(factories.make_member(), contact_email="rada@starohorod.example")
    factories.make_representative(office.member, oksana)
    office_factories.make_report(office)
    lead = Content("Очолює громаду з 2016 року.", "Has led the community since 2015.")
    services.save_section(office, "lead", lead, revision=1, by=oksana, on_behalf_of=office.member.user)
    return office


@pytest.fixture
def editor(page, live_server, office):
    """The member's browser, signed in."""
    come_in(page.context, live_server, office)
    return page


def come_in(context, live_server, office):
    client = StrictClient()
    client.force_login(office.member.user)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])


def at(live_server, path, language="uk"):
    return f"{live_server.url}{'/en' if language == 'en' else ''}/member/office/{path}"


@pytest.mark.parametrize(
    ("language", "path"),
    [("uk", ""), ("en", "achievements/"), ("uk", "biography/"), ("en", "differences/"), ("uk", "preview/")],
)
def test_pages_of_the_editor(editor, live_server, axe_everywhere, sideways, language, path):
    editor.goto(at(live_server, path, language))
    axe_everywhere(editor)
    editor.set_viewport_size({"width": 320, "height": 900})
    assert sideways() == 0


def test_conflict_and_error_pages(editor, live_server, office, axe_everywhere):
    editor.goto(at(live_server, "lead/"))
    services.save_section(office, "lead", Content("Чуже речення."), revision=2, by=office.member.user)
    editor.locator("[name=text_uk]").fill("Моє речення.")
    editor.get_by_role("button", name="Зберегти").last.click()
    expect(editor.get_by_text("Цей розділ тим часом збережено ще раз")).to_be_visible()
    axe_everywhere(editor)
    editor.locator("[name=text_uk]").fill("Довге речення. " * 30)
    editor.get_by_role("button", name="Зберегти").last.click()
    expect(editor.get_by_text("Скоротіть до 200 знаків").first).to_be_visible()
    axe_everywhere(editor)


def test_counter_follows_the_typing(editor, live_server):
    editor.goto(at(live_server, "lead/"))
    editor.locator("[name=text_uk]").fill("  п’ять\n")
    expect(editor.locator("[data-of=id_text_uk]")).to_contain_text("Знаків: 5.")
    editor.goto(at(live_server, "biography/"))
    editor.locator("[name=text_en]").fill("one two\n\nthree")
    expect(editor.locator("[data-of=id_text_en]")).to_contain_text("Слів: 3.")


def test_phone_shows_one_language_at_a_time(editor, live_server):
    editor.set_viewport_size({"width": 390, "height": 900})
    editor.goto(at(live_server, "lead/?tab=en"))
    expect(editor.locator("[name=text_en]")).to_be_visible()
    expect(editor.locator("[name=text_uk]")).to_be_hidden()
    editor.get_by_role("radio", name="Англійською").press("ArrowLeft")
    expect(editor.locator("[name=text_uk]")).to_be_visible()
    expect(editor.locator("[name=text_en]")).to_be_hidden()
    editor.set_viewport_size({"width": 1280, "height": 900})
    expect(editor.locator("[name=text_en]")).to_be_visible()


def test_new_row_is_where_the_typing_goes_on(editor, live_server):
    editor.goto(at(live_server, "achievements/"))
    editor.get_by_role("button", name="Додати ще").click()
    expect(editor.locator("[name=row_2_year]")).to_be_focused()


def test_what_was_typed_before_the_connection_broke_comes_back(live_server, browser, office):
    context = browser.new_context()
    come_in(context, live_server, office)
    page = context.new_page()
    page.goto(at(live_server, "lead/"))
    page.locator("[name=text_uk]").fill("Написано в поїзді.")
    context.set_offline(True)
    page.get_by_role("button", name="Зберегти").last.click()
    expect(page.get_by_text("Ще не надіслано")).to_be_visible()
    context.set_offline(False)
    page.reload()
    expect(page.locator("[name=text_uk]")).to_have_value("Написано в поїзді.")
    page.get_by_role("button", name="Зберегти").last.click()
    expect(page.get_by_text("Це ще не опубліковано.")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    context.close()
