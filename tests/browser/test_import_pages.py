"""The pages of an import of agreements in a real browser: nothing for axe, a silent console, no sideways scrolling."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from sister_cities.services import importing
from tests import factories
from tests.sister_cities.importing import checked, make_places, uploaded
from tests.sister_cities.test_import_reading import workbook

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def of_run(name):
    return lambda run: reverse(f"admin:sister_cities_importrun_{name}", args=[run.pk])


def waiting():
    run = checked()
    run.state, run.asked_at = "writing", timezone.now()
    run.save()
    return run


def written():
    run = checked()
    importing.confirm(run)
    return run


HEADING = ["community", "city", "country"]
TWO_SHEETS = workbook(HEADING, ["Kyiv", "Lindental", "Germany"], Ще=[HEADING, ["Lviv", "Lindental", "Germany"]])
PAGES = {
    "upload": lambda: reverse("admin:sister_cities_importrun_upload"),
    "columns": lambda: of_run("columns")(uploaded()),
    "rows": lambda: of_run("change")(checked()),
    "doubtful": lambda: of_run("change")(checked()) + "?verdict=doubtful",
    "sheets": lambda: of_run("columns")(uploaded(TWO_SHEETS)),
    "other": lambda: reverse("admin:sister_cities_importrun_other", args=[checked().pk, 13]),
    "being written": lambda: of_run("change")(waiting()),
    "written": lambda: of_run("change")(written()),
}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_accessible_and_fits(page, live_server, seat, axe_everywhere, sideways, name):
    make_places()
    path = PAGES[name]()
    seat(factories.make_staff("secretariat"))
    page.goto(live_server.url + path)
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert sideways() <= 0


def test_list_of_imports_stays_an_admin_list(page, live_server, seat, sideways):
    make_places()
    importing.discard(uploaded())
    checked()
    seat(factories.make_staff("secretariat"))
    page.goto(live_server.url + reverse("admin:sister_cities_importrun_changelist"))
    expect(page.get_by_role("link", name="Імпортувати угоди")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 800})
    assert sideways() <= 0


def test_page_of_a_long_import_shows_its_end_by_itself(page, live_server, seat):
    make_places()
    run = waiting()
    seat(factories.make_staff("secretariat"))
    page.goto(live_server.url + of_run("change")(run))
    expect(page.get_by_text("Рядків до внесення: 9")).to_be_visible()
    importing.write_waiting()
    page.get_by_text("Внесено угод: 9").wait_for()
    expect(page.get_by_role("table")).to_be_visible()
