"""The secretariat's letters in a real browser: the frame shows the letter under our policy, axe finds nothing."""

import pytest
from playwright.sync_api import expect

from mayors_club import letters
from members.roles import apply_roles
from tests.browser.accessibility import axe_violations
from tests.factories import make_letter, make_second_factor, make_staff

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def secretariat(page, seat):
    apply_roles()
    seat(make_second_factor(make_staff("secretariat")))
    return page


@pytest.fixture
def code():
    written = letters.render("sign_in_code", language="uk", context={"minutes": 15, "to": "mayor@town.example"})
    return make_letter(
        "sign_in_code",
        to="mayor@town.example",
        status="failed",
        last_error="SMTPDataError: (554, b'5.7.1 refused')",
        subject=written.subject,
        body_text=written.text,
        body_html=written.html,
        may_have_arrived_twice=True,
    )


def test_a_letter_is_seen_as_its_recipient_sees_it(secretariat, live_server, code, axe_everywhere, sideways):
    secretariat.goto(f"{live_server.url}/admin/mayors_club/outgoingemail/{code.pk}/change/")
    letter = secretariat.frame_locator("iframe")
    expect(letter.locator("h1")).to_have_text("Код для входу до кабінету")
    # An inline style that our policy refused would leave the browser's own 32 px.
    assert letter.locator("h1").evaluate("e => getComputedStyle(e).fontSize") == "26px"
    assert "493817" not in secretariat.content()
    axe_everywhere(secretariat)
    secretariat.set_viewport_size({"width": 320, "height": 900})
    assert sideways() == 0


def test_the_list_of_letters(secretariat, live_server, code):
    secretariat.goto(f"{live_server.url}/admin/mayors_club/outgoingemail/")
    violations = axe_violations(secretariat, preload=False)
    serious = [found for found in violations if found["impact"] in ("serious", "critical")]
    assert [(found["id"], node["html"]) for found in serious for node in found["nodes"]] == []
    secretariat.get_by_role("link", name="Код для входу до кабінету").click()
    expect(secretariat.frame_locator("iframe").locator("h1")).to_have_text("Код для входу до кабінету")
