import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from mayors_club import mail, read_only
from mayors_club.models import OutgoingEmail
from members import services, sign_in
from members.models import SignInRequest
from tests.factories import make_admin, make_member, make_representative, make_user
from tests.members.signing_in import ask, code_asked_for, sections
from tests.members.signing_in import sign_in as sign_in_with_code

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]


@pytest.fixture
def mayor():
    return make_member(make_user("mayor@town.example")).user


def is_signed_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    ("prefix", "language", "heading"),
    [("", "uk", "Введіть код"), ("/en", "en", "Enter the code")],
)
def test_member_signs_in_with_a_code(client, mayor, prefix, language, heading):
    response = client.post(f"{prefix}/login/", {"email": " Mayor@Town.example "})
    assert response.url == f"{prefix}/login/code/"
    page = client.get(response.url).content.decode()
    assert heading in page
    assert f'lang="{language}"' in page
    response = client.post(f"{prefix}/login/code/", {"code": code_asked_for("mayor@town.example")})
    assert response.url == f"{prefix}/member/"
    assert client.get(response.url).status_code == 200


def test_code_may_be_typed_with_spaces(client, mayor):
    ask(client, mayor.email)
    code = code_asked_for(mayor.email)
    client.post("/login/code/", {"code": f" {code[:4]} {code[4:]} "})
    assert is_signed_in(client)


def test_unknown_address_is_answered_word_for_word_alike(client, mayor):
    known, unknown = "mayor@town.example", "nobod@town.example"
    answers = []
    for email in (known, unknown):
        browser = type(client)()
        first = browser.post("/login/", {"email": email})
        second = browser.get(first.url)
        wrong = browser.post("/login/code/", {"code": "00000000"})
        pages = [sections(page.content.decode()).replace(email, "…") for page in (second, wrong)]
        answers.append((first.status_code, first.url, wrong.status_code, *pages))
    assert answers[0] == answers[1]
    assert answers[0][2] == 422


def test_unknown_address_costs_the_same_queries(client, mayor):
    """The worker looks the address up, not the request: nothing to measure from outside."""
    counted = []
    for email in ("mayor@town.example", "nobody@town.example"):
        browser = type(client)()
        with CaptureQueriesContext(connection) as queries:
            browser.post("/login/", {"email": email})
            browser.post("/login/code/", {"code": "00000000"})
        counted.append([re.split(r"VALUES|WHERE|SET|_x\d+", query["sql"])[0] for query in queries])
    assert counted[0] == counted[1]
    assert not [sql for sql in counted[0] if "members_user" in sql]


@pytest.mark.parametrize("reason", ["not effective yet", "annulled", "ended", "switched off", "representative ended"])
def test_person_without_rights_is_like_an_unknown_address(client, reason, settings):
    if reason == "representative ended":
        user = make_representative(user=make_user("mayor@town.example"), status="ended").user or make_user(
            "m@x.example"
        )
    else:
        status = {"annulled": "annulled", "ended": "ended"}.get(reason, "active")
        user = make_member(make_user("mayor@town.example"), status=status).user
    if reason == "not effective yet":
        user.memberships.update(effective_at="2100-01-01T00:00Z", status="onboarding")
    if reason == "switched off":
        user.is_active = False
        user.save()
    ask(client, user.email)
    code = code_asked_for(user.email)
    services.answer_sign_in_requests()
    assert not OutgoingEmail.objects.exists()
    client.post("/login/code/", {"code": code})
    assert not is_signed_in(client)


def test_code_belongs_to_the_browser_that_asked(client, mayor):
    ask(client, mayor.email)
    other = type(client)()
    ask(other, mayor.email)
    code = SignInRequest.objects.earliest("created_at").code
    other.post("/login/code/", {"code": code})
    assert not is_signed_in(other)


def test_code_works_once(client, mayor):
    sign_in_with_code(client, mayor)
    code = code_asked_for(mayor.email)
    client.post("/logout/")
    assert client.post("/login/code/", {"code": code}).url == "/login/"


def test_code_dies_after_fifteen_minutes(client, mayor, monkeypatch):
    ask(client, mayor.email)
    now = sign_in.time.time()
    monkeypatch.setattr(sign_in.time, "time", lambda: now + 15 * 60 + 1)
    assert client.post("/login/code/", {"code": code_asked_for(mayor.email)}).url == "/login/"


def test_five_wrong_codes_end_the_attempt(client, mayor):
    ask(client, mayor.email)
    right = code_asked_for(mayor.email)
    wrong = "11111111" if right != "11111111" else "22222222"
    statuses = [client.post("/login/code/", {"code": wrong}).status_code for _ in range(5)]
    assert statuses == [422, 422, 422, 422, 302]
    client.post("/login/code/", {"code": right})
    assert not is_signed_in(client)


def test_earlier_code_still_works_after_asking_again(client, mayor):
    """Municipal mail servers hold letters back: the first may arrive after the second was asked for."""
    ask(client, mayor.email)
    first = code_asked_for(mayor.email)
    assert client.post("/login/code/again/").url == "/login/code/"
    client.post("/login/code/", {"code": first})
    assert is_signed_in(client)


def test_fourth_code_in_a_minute_is_refused_to_known_and_unknown(client, mayor):
    for email in ("mayor@town.example", "nobody@town.example"):
        assert [ask(client, email).status_code for _ in range(4)] == [302, 302, 302, 429]


def test_session_does_not_hold_the_code_itself(client, mayor):
    ask(client, mayor.email)
    assert code_asked_for(mayor.email) not in str(dict(client.session))


def test_sign_in_leads_where_one_wanted_to_go(client, mayor):
    assert client.get("/en/member/profile/").url == "/en/login/?next=/en/member/profile/"
    response = client.post("/login/?next=/member/profile/", {"email": mayor.email})
    assert response.url == "/login/code/?next=%2Fmember%2Fprofile%2F"
    response = client.post(response.url, {"code": code_asked_for(mayor.email)})
    assert response.url == "/member/profile/"


def test_sign_in_leads_to_no_foreign_site(client, mayor):
    response = client.post("/login/?next=https://evil.example/", {"email": mayor.email})
    assert response.url == "/login/code/"


def test_bad_address_is_said_at_the_field(client):
    response = ask(client, "mayor")
    assert response.status_code == 422
    assert "Перевірте адресу" in response.content.decode()


def test_signed_in_person_needs_no_sign_in_page(client, mayor):
    sign_in_with_code(client, mayor)
    assert client.get("/login/").url == "/member/"


def test_signing_out_is_a_post(client, mayor):
    sign_in_with_code(client, mayor)
    assert client.get("/logout/").status_code == 200
    assert is_signed_in(client)
    client.post("/logout/")
    assert not is_signed_in(client)


@pytest.mark.parametrize(("language", "subject"), [("uk", "Код"), ("en", "code")])
def test_worker_writes_the_letter_in_the_language_of_the_person(client, mayor, language, subject):
    mayor.language = language
    mayor.save()
    ask(client, mayor.email, language="uk")
    code = code_asked_for(mayor.email)
    services.answer_sign_in_requests()
    letter = OutgoingEmail.objects.get()
    assert (letter.name, letter.to, letter.language) == ("sign_in_code", "mayor@town.example", language)
    assert subject in letter.subject
    shown = f"{code[:4]} {code[4:]}"
    assert not [part for part in (letter.subject, letter.body_text, letter.body_html) if shown in part]
    assert shown in mail.fill_secrets(letter)[0]
    assert not SignInRequest.objects.exists()


def test_worker_writes_no_letter_whose_code_is_over(mayor):
    old = timezone.now() - timedelta(minutes=16)
    SignInRequest.objects.create(email=mayor.email, code="12345678", language="uk", created_at=old)
    assert services.answer_sign_in_requests() == 0
    assert not OutgoingEmail.objects.exists()
    assert not SignInRequest.objects.exists()


def test_worker_forgets_requests_of_strangers():
    SignInRequest.objects.create(email="nobody@town.example", code="12345678", language="uk")
    assert services.answer_sign_in_requests() == 1
    assert not SignInRequest.objects.exists()


@pytest.mark.parametrize(
    "path",
    [
        "/accounts/login/",
        "/accounts/signup/",
        "/signup/",
        "/login/signup/",
        "/accounts/password/reset/",
        "/password/reset/",
        "/password/change/",
        "/password/set/",
        "/admin/password_change/",
        "/admin/password_change/done/",
        "/accounts/email/",
        "/email/",
    ],
)
def test_no_sign_up_and_no_passwords(client, path):
    assert client.get(path).status_code == 404
    assert client.post(path, {"email": "a@b.example", "password": "x"}).status_code == 404


@pytest.mark.parametrize(
    "name", ["account_signup", "account_reset_password", "account_change_password", "account_email"]
)
def test_names_of_unwanted_pages_do_not_exist(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_admin_sends_to_our_sign_in(client):
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/login/?next=/admin/"


def test_read_only_site_still_lets_people_in_and_out(client, mayor):
    read_only.turn_on(by=make_admin())
    sign_in_with_code(client, mayor)
    assert client.get("/member/").status_code == 200
    assert client.post("/member/profile/", {}).status_code == 503
    client.post("/logout/")
    assert not is_signed_in(client)


def test_sign_in_works_while_redis_is_dead(client, mayor, settings):
    settings.CACHES = {
        **settings.CACHES,
        "default": {**settings.CACHES["default"], "LOCATION": "redis://localhost:1/0"},
    }
    assert sign_in_with_code(client, mayor).url == "/member/"


@pytest.mark.parametrize(("proxies", "last"), [(1, 302), (0, 429)])
def test_network_limit_knows_the_visitor_behind_our_proxy(client, settings, proxies, last):
    """Without the setting everybody behind the proxy would share one limit."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    statuses = [
        client.post("/login/", {"email": f"p{n}@town.example"}, headers={"X-Forwarded-For": f"10.0.0.{n}"}).status_code
        for n in range(21)
    ]
    assert statuses == [*[302] * 20, last]
