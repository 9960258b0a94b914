"""The secretariat's side of offices in a real browser: nothing for axe, a silent console, no sideways scrolling."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from offices import links, services
from tests import factories, office_factories
from tests.browser.test_admin_pages import serious

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office():
    member = factories.make_member(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk")
    office = office_factories.make_office(member, slug="iryna-savchuk")
    office_factories.make_draft(office, status="in_review", lead="Очолює громаду від 2016 року, а доти вчила фізики.")
    return office


def of_office(page):
    return lambda office: reverse(f"admin:offices_office_{page}", args=[office.pk])


def change_list(office):
    hidden = office_factories.make_office()
    services.hide(hidden, by=hidden.member.user)
    return reverse("admin:offices_office_changelist")


def work_list(office):
    office_factories.make_report(office)
    return reverse("admin:index")


def report(office):
    made = office_factories.make_report(office, text="Рік народження інший. " * 8, email="reader@town.example")
    return reverse("admin:offices_mistakereport_change", args=[made.pk])


def section(office):
    return reverse("admin:offices_section_change", args=[office.editions.open().get().sections.get(kind="lead").pk])


OURS = {
    "work-list": work_list,
    "report": report,
    **{name: of_office(name) for name in ("review", "parity", "change_address")},
}
STOCK = {"list": change_list, "change": of_office("change"), "section": section}


@pytest.mark.parametrize("name", OURS)
def test_page_is_accessible_and_fits(page, live_server, seat, office, axe_everywhere, sideways, name):
    path = OURS[name](office)
    seat(factories.make_staff("secretariat"))
    page.goto(live_server.url + path)
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways() <= 0


@pytest.mark.parametrize("name", STOCK)
def test_stock_page_has_nothing_serious_for_axe(page, live_server, seat, office, sideways, name):
    path = STOCK[name](office)
    seat(factories.make_staff("secretariat"))
    page.goto(live_server.url + path)
    assert serious(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways() <= 0


def test_letter_is_seen_and_changes_are_asked_for(page, live_server, seat, office, axe_everywhere):
    seat(factories.make_staff("secretariat"))
    page.goto(live_server.url + of_office("review")(office))
    page.get_by_label("Що треба змінити").fill("Додайте, будь ласка, рік.")
    page.get_by_role("button", name="Переглянути лист").click()
    expect(page.frame_locator("iframe").get_by_text("Додайте, будь ласка, рік.")).to_be_visible()
    axe_everywhere(page)
    # By the keyboard: the frame with the letter moves the button while it settles.
    page.get_by_role("button", name="Підтвердити й надіслати").press("Enter")
    expect(page.get_by_text("Сторінку повернуто на доопрацювання")).to_be_visible()
    expect(page).to_have_url(live_server.url + of_office("review")(office))


def test_duty_officer_hides_a_page_in_one_click(page, live_server, seat, office):
    seat(factories.make_staff("duty_officer"))
    page.goto(live_server.url + of_office("change")(office))
    page.get_by_role("button", name="Приховати сторінку зараз").click()
    page.get_by_role("button", name="Показати сторінку знову").wait_for()
    assert page.request.get(f"{live_server.url}/offices/iryna-savchuk/").status == 404


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_confirmation_without_signing_in(page, live_server, office, axe_everywhere, sideways, prefix):
    page.goto(f"{live_server.url}{prefix}/offices/confirm/{links.token_for(office)}/")
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways() <= 0
    page.get_by_role("button", name="Everything is right" if prefix else "Усе правильно").click()
    page.wait_for_url(f"**{prefix}/offices/confirm/done/")
    axe_everywhere(page)
