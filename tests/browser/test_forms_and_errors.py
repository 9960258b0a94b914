import copy

import pytest
from playwright.sync_api import expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.extra_pages"),
]


@pytest.fixture(autouse=True)
def _templates_of_tests(settings):
    settings.TEMPLATES = copy.deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["DIRS"].append(settings.BASE_DIR / "tests" / "templates")


@pytest.mark.parametrize("path", ["/form/", "/en/form/"])
def test_axe_finds_nothing_in_a_form_fresh_or_in_error(live_server, page, axe_everywhere, path):
    page.goto(live_server.url + path)
    axe_everywhere(page)
    page.locator("form button").click()
    page.wait_for_selector("[data-error-summary]")
    axe_everywhere(page)


@pytest.mark.parametrize("status", [400, 403, 410, 500, 503])
def test_axe_finds_nothing_on_error_pages(live_server, page, axe_everywhere, status):
    page.goto(f"{live_server.url}/errors/{status}/")
    axe_everywhere(page)


def test_summary_takes_the_focus_and_leads_to_the_control(live_server, page):
    page.goto(live_server.url + "/form/")
    page.locator("form button").click()
    page.wait_for_selector("[data-error-summary]:focus")
    page.locator("[data-error-summary] a").nth(1).click()
    expect(page.locator("#id_kind_0")).to_be_focused()
