"""The pages about one's own data in a real browser: accessible in both languages, nothing to scroll sideways."""

import os
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from mayors_club import mail
from mayors_club.models import OutgoingEmail
from members import services
from tests.factories import make_application, make_letter, make_mandate, make_representative, make_staff
from tests.request_factories import make_erasure_request

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATHS = ("profile", "own-data", "own-data/erasure", "email", "letters", "leave")
SHOTS = os.environ.get("SHOTS", "")


@pytest.fixture
def mayor():
    member = make_application(
        status="accepted", email="iryna.savchuk@starohorod-miska-rada.example", full_name_uk="Ірина Савчук"
    ).decisions.get().member  # fmt: skip
    make_mandate(member)
    make_representative(member, full_name_uk="Максим Демченко", ends_on=timezone.localdate() + timedelta(days=30))
    make_letter(to=member.user.email, subject="Вас прийнято до Клубу мерів", body_text="Добрий день!\n\nВас прийнято.")
    services.ask_for_erasure(member.user)
    services.ask_to_change_email(member.user, "nova.adresa@starohorod-miska-rada.example")
    return member


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_pages_of_a_member(live_server, page, seat, mayor, axe_everywhere, sideways, prefix):
    seat(mayor.user)
    for path in PATHS:
        page.goto(f"{live_server.url}{prefix}/member/{path}/")
        for chapter in page.locator("details.own").all():
            chapter.evaluate("one => one.open = true")
        axe_everywhere(page)
        page.set_viewport_size({"width": 320, "height": 900})
        assert sideways() == 0
        shoot(page, f"{prefix or '/uk'}/{path}")


def link_in(name) -> str:
    text, _html = mail.fill_secrets(OutgoingEmail.objects.filter(name=name).latest("created_at"))
    return text[text.index("/member/email/") :].split()[0]


def test_address_changes_and_the_club_is_left(live_server, page, seat, mayor):
    """By clicks alone: new address, both links, then good-bye; the door is closed afterwards."""
    seat(mayor.user)
    page.goto(f"{live_server.url}/member/email/")
    page.get_by_role("button", name="Скасувати зміну").click()
    expect(page.get_by_text("Адреса лишається такою, як була.")).to_be_visible()
    page.get_by_label("Нова адреса").fill("Nova@starohorod.example")
    page.get_by_role("button", name="Написати на обидві адреси").click()
    expect(page.get_by_text("Ми написали на обидві адреси")).to_be_visible()
    for name, answer in (("email_change_new", "Підтверджено"), ("email_change_old", "Адресу змінено")):
        page.goto(live_server.url + link_in(name))
        page.get_by_role("button", name="Підтвердити").click()
        expect(page.get_by_role("heading", name=answer)).to_be_visible()
    page.get_by_role("link", name="До кабінету").click()
    page.wait_for_url("**/member/")
    page.goto(f"{live_server.url}/member/leave/")
    page.get_by_label("Зберегти").check()
    page.get_by_role("button", name="Вийти з Клубу").click()
    expect(page.get_by_role("heading", name="Ваше членство завершено")).to_be_visible()
    page.goto(f"{live_server.url}/member/")
    expect(page).to_have_url(re.compile("/login/"))
    assert OutgoingEmail.objects.get(name="goodbye").to == "nova@starohorod.example"


def test_page_of_a_request_at_the_desk(live_server, page, seat, axe_everywhere, sideways):
    request = make_erasure_request()
    seat(make_staff("secretariat"))
    page.goto(f"{live_server.url}/admin/members/erasurerequest/{request.pk}/change/")
    axe_everywhere(page)
    page.set_viewport_size({"width": 320, "height": 900})
    assert sideways() == 0
    shoot(page, "desk")
    page.goto(f"{live_server.url}/admin/retention/")
    axe_everywhere(page)
    assert sideways() == 0
    shoot(page, "retention")


def shoot(page, name):
    for width in (390, 1280) if SHOTS else ():
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{SHOTS}/{name.strip('/').replace('/', '-')}-{width}.png", full_page=True)
