"""The page about one's own calendar in a real browser: before the address, with it, and after."""

import pytest
from playwright.sync_api import expect

from tests.factories import make_member, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BUTTONS = {"": "Створити мою адресу", "/en": "Make my address"}


@pytest.mark.parametrize("prefix", ["", "/en"], ids=["uk", "en"])
def test_the_page_in_all_its_states(live_server, page, seat, axe_everywhere, sideways, prefix):
    seat(make_member(make_user(full_name_uk="Ірина Савчук")).user)

    def look():
        axe_everywhere(page)
        page.set_viewport_size({"width": 320, "height": 700})
        assert sideways() == 0

    page.goto(f"{live_server.url}{prefix}/member/sessions/calendar/")
    look()
    page.get_by_role("button", name=BUTTONS[prefix]).click()
    expect(page.get_by_role("status")).to_be_visible()
    address = page.locator("#address").input_value()
    look()
    page.reload()  # the same form once more: the same address
    expect(page.locator("#address")).to_have_value(address)
    page.goto(f"{live_server.url}{prefix}/member/sessions/calendar/")
    expect(page.locator("#address")).to_have_count(0)
    look()
