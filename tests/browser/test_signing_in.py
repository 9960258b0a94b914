"""Signing in as a person sees it: a code, a passkey under our content security policy, every page with axe."""

import re

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from members import services
from members.models import Member
from tests.factories import make_community, make_member, make_representative, make_staff
from tests.members.signing_in import app_code, code_asked_for, totp

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("no_limits_left_from_before"),
]


@pytest.fixture
def mayor():
    return make_member(
        full_name_uk="Ірина Савчук",
        full_name_latin="Iryna Savchuk",
        greeting_uk="пані Ірино",
        community=make_community(),
    )


@pytest.fixture
def colleague():
    return make_staff("secretariat", full_name_uk="Олена Мороз")


@pytest.fixture
def phone(page):
    """A virtual phone with a passkey store whose owner always shows the right finger."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    key = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]
    yield lambda: session.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]
    session.detach()


def heading(page):
    return page.get_by_role("heading", level=1)


def test_member_signs_in_by_keyboard_with_the_code(live_server, page, mayor):
    page.goto(live_server.url + "/login/")
    page.get_by_label("Електронна адреса").fill(mayor.user.email)
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Введіть код")
    page.get_by_label("Код із листа").fill(code_asked_for(mayor.user.email))
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Добрий день, пані Ірино!")


def test_member_adds_a_passkey_and_signs_in_with_it(live_server, page, mayor, seat, phone):
    seat(mayor.user)
    page.goto(live_server.url + "/member/")
    page.get_by_role("link", name="Вхід без коду: додайте ключ доступу").click()
    page.get_by_label("Назва ключа").fill("Мій телефон")
    page.get_by_role("button", name="Додати ключ доступу").click()
    expect(heading(page)).to_have_text("Способи входу")
    expect(page.get_by_text("Мій телефон", exact=True).first).to_be_visible()
    assert [credential["isResidentCredential"] for credential in phone()] == [True]

    page.get_by_role("button", name="Вийти", exact=True).click()
    expect(page).to_have_url(live_server.url + "/")
    page.goto(live_server.url + "/login/?next=/member/profile/")
    page.get_by_role("button", name="Увійти з ключем доступу").click()
    expect(heading(page)).to_have_text("Профіль")


def test_colleague_with_a_passkey_needs_nothing_else(live_server, page, phone, colleague, seat):
    Authenticator.objects.filter(user=colleague).delete()
    seat(colleague)
    page.goto(live_server.url + "/member/sign-in/passkeys/add/")
    page.get_by_role("button", name="Додати ключ доступу").click()
    expect(heading(page)).to_have_text("Коди відновлення")
    page.get_by_role("button", name="Коди збережено").click()
    page.wait_for_url("**/admin/")
    page.context.clear_cookies()
    page.goto(live_server.url + "/login/")
    page.get_by_role("button", name="Увійти з ключем доступу").click()
    page.wait_for_url("**/admin/")


def test_passkey_of_a_former_member_opens_nothing(live_server, page, phone, mayor, seat):
    seat(mayor.user)
    page.goto(live_server.url + "/member/sign-in/passkeys/add/")
    page.get_by_role("button", name="Додати ключ доступу").click()
    expect(heading(page)).to_have_text("Способи входу")
    services.end_membership(Member.objects.get(), reason="resigned", by=make_staff("chair"))
    page.goto(live_server.url + "/login/")
    page.get_by_role("button", name="Увійти з ключем доступу").click()
    expect(page.get_by_role("status").first).to_contain_text("Не вдалося увійти")
    expect(heading(page)).to_have_text("Увійти до кабінету")


def test_passkey_button_is_not_offered_without_javascript(live_server, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + "/login/")
    expect(page.get_by_role("button", name="Надіслати код")).to_be_visible()
    expect(page.get_by_role("button", name="Увійти з ключем доступу")).not_to_be_visible()
    context.close()


def test_new_colleague_sets_up_the_app(live_server, page):
    newcomer = make_staff("committee", second_factor=False)
    page.goto(live_server.url + "/login/?next=/admin/")
    page.get_by_label("Електронна адреса").fill(newcomer.email)
    page.get_by_role("button", name="Надіслати код").click()
    page.wait_for_url("**/login/code/*")
    page.get_by_label("Код із листа").fill(code_asked_for(newcomer.email))
    page.get_by_role("button", name="Продовжити").click()
    expect(heading(page)).to_have_text("Налаштуйте другий фактор")
    page.get_by_role("link", name="Застосунок, який показує коди").click()
    expect(page.locator("img.qr")).to_be_visible()
    assert page.locator("img.qr").evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    page.get_by_label("Код, який застосунок показує зараз").fill(totp(page.locator(".key").inner_text()))
    page.get_by_role("button", name="Увімкнути").click()
    expect(heading(page)).to_have_text("Коди відновлення")
    expect(page.locator(".codes")).to_have_text(re.compile(r"^(\D*\d{8}){10}\D*$"))
    page.get_by_role("button", name="Коди збережено").click()
    page.wait_for_url("**/admin/")


# Every page of signing in and of the members' area, read by axe and by the eye ----------
def pages_of_a_member(member):
    yield from ("/member/", "/member/profile/", "/member/sign-in/", "/member/sign-in/passkeys/add/", "/logout/")
    yield from ("/member/sign-in/app/",)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_axe_finds_nothing_before_signing_in(live_server, page, axe_everywhere, mayor, prefix):
    Member.objects.update(status="onboarding", confirmed_at=None)
    token = services.mint_link(mayor.user, "welcome")
    first = services.mint_link(make_staff("chair"), "first_sign_in")
    for path in (
        "/login/",
        f"/member/welcome/{token}/",
        "/member/welcome/nonsense/",
        f"/login/first/{first}/",
        "/login/first/nonsense/",
    ):
        page.goto(live_server.url + prefix + path)
        axe_everywhere(page)
    page.goto(live_server.url + prefix + "/login/")
    page.locator("[name=email]").fill("mayor")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    axe_everywhere(page)
    page.locator("[name=email]").fill("mayor@town.example")
    page.keyboard.press("Enter")
    page.locator("[name=code]").fill("1")
    axe_everywhere(page)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_axe_finds_nothing_in_the_members_area(live_server, page, axe_everywhere, sideways, mayor, seat, prefix):
    make_representative(make_member(), mayor.user)
    seat(mayor.user)
    page.goto(live_server.url + prefix + "/member/acting-for/")
    axe_everywhere(page)
    page.get_by_role("button").filter(has_text="Савчук" if not prefix else "Savchuk").click()
    page.wait_for_url("**/member/")
    for path in pages_of_a_member(mayor):
        page.goto(live_server.url + prefix + path)
        axe_everywhere(page)
        page.set_viewport_size({"width": 320, "height": 640})
        assert sideways() == 0, path


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_axe_finds_nothing_on_the_way_of_staff(live_server, page, axe_everywhere, colleague, seat, prefix):
    seat(colleague)
    for path in (
        "/member/sign-in/set-up/",
        "/member/sign-in/recovery-codes/",
        "/member/sign-in/recovery-codes/new/",
        "/member/sign-in/app/remove/",
        "/login/confirm/app/",
    ):
        page.goto(live_server.url + prefix + path)
        axe_everywhere(page)
    page.context.clear_cookies()
    page.goto(live_server.url + prefix + "/login/")
    page.locator("[name=email]").fill(colleague.email)
    page.keyboard.press("Enter")
    page.wait_for_url("**/login/code/")
    page.locator("[name=code]").fill(code_asked_for(colleague.email))
    page.keyboard.press("Enter")
    page.wait_for_url("**/login/second-factor/")
    axe_everywhere(page)
    page.locator("[name=code]").fill(app_code(colleague))
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
