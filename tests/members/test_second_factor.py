import time
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import override_settings
from django.urls import get_resolver, path, reverse
from django.urls.resolvers import URLPattern

from mayors_club import mail
from mayors_club.models import Event, OutgoingEmail
from mayors_club.urls import handler404, handler500, urlpatterns  # noqa: F401 (a test adds an address to them)
from members import services
from members.models import PersonalLink, User
from members.second_factor import recent_proof_required
from tests.factories import make_admin, make_member, make_staff
from tests.members.signing_in import app_code, code_asked_for, sign_in, sign_in_as_staff, totp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]


@pytest.fixture
def colleague():
    return make_staff("secretariat", email="secretariat@klub.example")


@pytest.fixture
def newcomer():
    return make_staff("secretariat", second_factor=False, email="new@klub.example")


def test_staff_need_the_app_after_the_letter(client, colleague):
    response = sign_in(client, colleague)
    assert response.url == "/login/second-factor/"
    assert client.get("/member/").url == "/login/?next=/member/"
    assert client.post(response.url, {"code": "000000"}).status_code == 422
    response = client.post("/login/second-factor/", {"code": app_code(colleague)})
    assert response.url == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_recovery_code_replaces_the_app_once(client, colleague):
    codes = Authenticator.objects.get(user=colleague, type="recovery_codes").wrap().get_unused_codes()
    sign_in(client, colleague)
    assert client.post("/login/second-factor/", {"code": codes[0]}).url == "/admin/"
    client.post("/logout/")
    sign_in(client, colleague)
    assert client.post("/login/second-factor/", {"code": codes[0]}).status_code == 422


def test_colleague_without_second_factor_is_sent_to_set_one_up(client, newcomer):
    sign_in(client, newcomer)
    assert client.get("/admin/").url == "/member/sign-in/set-up/"
    page = client.get("/member/sign-in/set-up/").content.decode()
    assert "Налаштуйте другий фактор" in page


def private_addresses(patterns=None, prefix="/"):
    """Every address without parameters that needs a sign-in, with its name."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(entry.pattern).lstrip("^").rstrip("$").replace("\\Z", "")
        if not isinstance(entry, URLPattern):
            yield from private_addresses(entry.url_patterns, route)
        elif getattr(entry.callback, "login_required", True) and not set("<(?\\") & set(route):
            if not route.startswith("/admin/password_change/"):  # there is none: our 404 stands before it
                yield route


OPEN_WHILE_SETTING_UP = {
    "/login/confirm/",
    "/member/sign-in/set-up/",
    "/member/sign-in/app/",
    "/member/sign-in/passkeys/add/",
}


def test_no_private_page_opens_before_the_second_factor_is_set_up(client, newcomer):
    client.force_login(newcomer, second_factor=False)
    addresses = set(private_addresses())
    assert {"/admin/", "/member/", "/member/profile/"} <= addresses
    leads = {address: client.get(address) for address in sorted(addresses)}
    opened = {address for address, answer in leads.items() if answer.get("Location") != "/member/sign-in/set-up/"}
    assert opened == OPEN_WHILE_SETTING_UP


def test_no_private_page_opens_before_the_second_factor_is_shown(client, colleague):
    client.force_login(colleague, second_factor=False)
    for address in sorted(set(private_addresses())):
        if address not in ("/login/confirm/app/", "/login/confirm/passkey/"):
            assert client.get(address).url == f"/login/confirm/app/?next={address}", address


def test_second_factor_shown_in_the_session_opens_the_page_asked_for(client, colleague):
    client.force_login(colleague, second_factor=False)
    address = client.get("/member/profile/").url
    assert client.post(address, {"code": app_code(colleague), "next": "/member/profile/"}).url == "/member/profile/"
    assert client.get("/member/profile/").status_code == 200


def test_setting_up_the_app_leads_through_the_recovery_codes(client, newcomer):
    sign_in(client, newcomer)
    assert client.get("/member/sign-in/app/").status_code == 200
    assert client.post("/member/sign-in/app/", {"code": "000000"}).status_code == 422
    secret = client.session["mfa.totp.secret"]
    response = client.post("/member/sign-in/app/", {"code": totp(secret)})
    assert response.url == "/member/sign-in/recovery-codes/"
    assert client.get("/admin/").url == "/member/sign-in/recovery-codes/"
    codes = Authenticator.objects.get(user=newcomer, type="recovery_codes").wrap().get_unused_codes()
    page = client.get(response.url).content.decode()
    assert len(codes) == 10
    assert all(code in page for code in codes)
    file = client.get("/member/sign-in/recovery-codes/file/")
    assert all(code in file.content.decode() for code in codes)
    assert client.post("/member/sign-in/recovery-codes/saved/").url == "/admin/"
    assert client.get("/admin/").status_code == 200
    assert Event.objects.about(newcomer).get().codes == {"type": "totp"}


def test_member_without_app_is_never_asked_for_it(client):
    member = make_member()
    assert sign_in(client, member.user).url == "/member/"


def test_member_with_only_a_passkey_may_still_come_in_by_letter(client):
    member = make_member()
    Authenticator.objects.create(user=member.user, type="webauthn", data={"name": "Телефон", "credential": {}})
    assert sign_in(client, member.user).url == "/member/"


def test_colleague_with_only_a_passkey_needs_it(client, newcomer):
    Authenticator.objects.create(user=newcomer, type="webauthn", data={"name": "Телефон", "credential": {}})
    assert sign_in(client, newcomer).url == "/login/second-factor/"


def test_member_who_turned_the_app_on_is_asked_for_it(client):
    member = make_member()
    sign_in(client, member.user)
    client.get("/member/sign-in/app/")
    client.post("/member/sign-in/app/", {"code": totp(client.session["mfa.totp.secret"])})
    client.post("/member/sign-in/recovery-codes/saved/")
    client.post("/logout/")
    assert sign_in(client, member.user).url == "/login/second-factor/"


# A fresh proof -------------------------------------------------------------------------------------------------------
@recent_proof_required
def sensitive(request):
    return HttpResponse(
        f"<!doctype html><html lang=uk><title>x</title><h1>{request.method} {request.POST.get('text')}</h1>"
    )


@login_not_required
def missing(request, exception):
    return HttpResponse(status=404)


class WithSensitivePage:
    urlpatterns = [path("sensitive/", sensitive), *urlpatterns]
    handler404 = missing


def age_proofs(client, seconds):
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= seconds
    session["account_authentication_methods"] = list(session["account_authentication_methods"])
    session.save()


@override_settings(ROOT_URLCONF=WithSensitivePage)
def test_proof_of_staff_lasts_ten_minutes_and_a_form_survives(client, colleague):
    sign_in_as_staff(client, colleague)
    assert client.post("/sensitive/", {"text": "так"}).content.decode().endswith("POST так</h1>")
    age_proofs(client, 601)
    cache.clear()
    response = client.post("/sensitive/", {"text": "так"})
    assert response.url == "/login/confirm/app/?next=%2Fsensitive%2F"
    page = client.get(response.url).content.decode()
    assert "Підтвердьте, що це Ви" in page
    answer = client.post(response.url, {"code": app_code(colleague)})
    assert answer.content.decode().endswith("POST так</h1>")


@override_settings(ROOT_URLCONF=WithSensitivePage)
def test_proof_of_a_member_is_a_new_code(client):
    user = make_member().user
    sign_in(client, user)
    assert client.get("/sensitive/").status_code == 200
    age_proofs(client, 601)
    cache.clear()
    response = client.get("/sensitive/")
    assert response.url == "/login/confirm/?next=%2Fsensitive%2F"
    assert "Надіслати код" in client.get(response.url).content.decode()
    client.post(response.url)
    assert client.post(response.url, {"code": "00000000"}).status_code == 422
    assert client.post(response.url, {"code": code_asked_for(user.email)}).url == "/sensitive/"
    assert client.get("/sensitive/").status_code == 200


@override_settings(ROOT_URLCONF=WithSensitivePage)
def test_an_old_letter_code_is_no_proof_for_staff(client, colleague):
    sign_in_as_staff(client, colleague)
    age_proofs(client, 601)
    session = client.session
    session["account_authentication_methods"] += [{"method": "code", "at": time.time()}]
    session.save()
    assert client.get("/sensitive/").status_code == 302


def test_ways_to_sign_in_are_changed_only_with_a_fresh_proof(client, colleague):
    sign_in_as_staff(client, colleague)
    age_proofs(client, 601)
    for name in (
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_add_webauthn",
    ):
        assert client.get(reverse(name)).url.startswith("/login/confirm/app/"), name


# Superusers ----------------------------------------------------------------------------------------------------------
def test_create_admin_prints_and_sends_a_link_that_works_once(client):
    output = StringIO()
    call_command("create_admin", "Boss@klub.example", stdout=output)
    user = User.objects.get(email="boss@klub.example")
    assert (user.is_superuser, user.is_staff, user.has_usable_password()) == (True, True, False)
    letter = OutgoingEmail.objects.get(name="staff_first_sign_in", to=user.email)
    printed = output.getvalue().split()[-1].removeprefix("http://testserver")
    sent = next(word for word in mail.fill_secrets(letter)[0].split() if "/login/first/" in word)
    assert printed not in sent
    assert not [link for link in PersonalLink.objects.all() if link.token_hash in printed]
    assert client.get(printed).status_code == 200
    assert client.post(printed).url == "/admin/"
    assert client.get("/admin/").url == "/member/sign-in/set-up/"
    for used in (printed, sent.removeprefix("http://testserver")):
        assert type(client)().post(used).status_code == 410


def test_create_admin_promotes_somebody_known():
    colleague = make_staff("committee", email="boss@klub.example")
    call_command("create_admin", "boss@klub.example", stdout=StringIO())
    colleague.refresh_from_db()
    assert colleague.is_superuser


def test_create_admin_refuses_what_is_no_address():
    with pytest.raises(CommandError, match="is not an e-mail address"):
        call_command("create_admin", "boss")


def test_reset_forgets_everything_signs_out_and_writes(client, colleague):
    boss = make_admin()
    sign_in_as_staff(client, colleague)
    services.reset_second_factor(colleague, by=boss)
    assert not Authenticator.objects.filter(user=colleague).exists()
    assert client.get("/member/").url == "/login/?next=/member/"
    event = Event.objects.about(colleague).get()
    assert (event.verb, event.actor, event.codes) == (
        "user.second_factor_reset",
        boss,
        {"removed": ["recovery_codes", "totp"]},
    )
    assert OutgoingEmail.objects.get(name="second_factor_reset").to == colleague.email
