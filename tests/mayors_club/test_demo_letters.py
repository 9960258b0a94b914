"""The letters page: only beside the local catcher, safe to show, useful to follow."""

import json
from email.message import EmailMessage

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import validate_totp_code
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from mayors_club.demo.codes import current_codes
from tests.factories import make_staff

pytestmark = pytest.mark.django_db

KEY, LATER = "20261121T190000.000000Z-0a1b2c3d", "20261121T200000.000000Z-0a1b2c3d"
LINK = "http://testserver/apply/abc/"


@pytest.fixture(autouse=True)
def catcher(settings, tmp_path):
    settings.SMTP_CATCHER_DIR = str(tmp_path)
    return tmp_path


@pytest.fixture
def letter(catcher):
    keep(catcher, KEY, "Ви почали заповнювати заяву <b>")
    return KEY


def keep(folder, key, subject, html=True, link=LINK, script="<script>alert(1)</script>", calendar=""):
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, "Клуб мерів <office@klub.example>", "a@b.example"
    message["Content-Language"] = "uk"
    message.set_content(f"Добрий день!\n\nПродовжити: {link}\n")
    if html:
        message.add_alternative(
            '<!doctype html><html lang="uk"><head><title>x</title></head><body style="margin:0">'
            f'<h1>Заява</h1><a href="{link}">Продовжити</a>{script}</body></html>',
            subtype="html",
        )
    if calendar:
        message.add_alternative(calendar.encode(), "text", "calendar", cte="base64", params={"charset": "utf-8"})
    (folder / f"{key}.eml").write_bytes(message.as_bytes())
    facts = {"received_at": "2026-11-21T19:00:00+00:00", "mail_from": "x@klub.example", "rcpt_tos": ["a@b.example"]}
    (folder / f"{key}.json").write_text(json.dumps(facts))


def page(client, name, *args):
    return client.get(reverse(name, args=args))


def test_list_shows_the_newest_first(client, catcher, letter):
    keep(catcher, LATER, "Вашу заяву отримано")
    html = page(client, "demo_letters").content.decode()
    assert html.index("Вашу заяву отримано") < html.index("Ви почали заповнювати заяву &lt;b&gt;")
    assert "21 листопада" in html.replace("\xa0", " ")


def test_list_says_when_there_is_none(client):
    assert "Жодного листа ще не надіслано" in page(client, "demo_letters").content.decode()


def test_letter_shows_text_with_links_and_a_frame(client, letter):
    html = page(client, "demo_letter", letter).content.decode()
    assert f'<a href="{LINK}"' in html
    assert f'src="{reverse("demo_letter_html", args=[letter])}"' in html
    assert 'sandbox="allow-top-navigation-by-user-activation"' in html


def test_letter_without_html_has_no_frame(client, catcher):
    keep(catcher, KEY, "Код для входу", html=False)
    assert "<iframe" not in page(client, "demo_letter", KEY).content.decode()
    assert page(client, "demo_letter_html", KEY).status_code == 404


def test_calendar_can_be_handed_over_to_a_calendar_program(client, catcher, letter):
    address = reverse("demo_letter_calendar", args=[KEY])
    assert address not in page(client, "demo_letter", KEY).content.decode()
    assert client.get(address).status_code == 404
    keep(catcher, KEY, "Запрошення", calendar="BEGIN:VCALENDAR\r\nSUMMARY:Тепло\r\n")
    assert f'href="{address}"' in page(client, "demo_letter", KEY).content.decode()
    answer = client.get(address)
    assert answer.content.decode() == "BEGIN:VCALENDAR\r\nSUMMARY:Тепло\r\n"
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="invite.ics"'


def test_frame_is_allowed_only_where_it_stands(client, letter):
    assert "frame-src 'self'" in page(client, "demo_letter", letter)["Content-Security-Policy"]
    assert "frame-src" not in page(client, "demo_letters")["Content-Security-Policy"]


def test_html_part_may_do_nothing_but_look(letter):
    # Not the strict client: a letter carries its style within.
    response = page(Client(), "demo_letter_html", letter)
    policy = response["Content-Security-Policy"]
    assert set(policy.split("; ")) == {
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "sandbox allow-top-navigation-by-user-activation",
    }
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert b'<head><base target="_top">' in response.content


@pytest.mark.parametrize("name", ["demo_letter", "demo_letter_html"])
@pytest.mark.parametrize("key", [LATER, "..", "nonsense", "%2e%2e%2fsecret"])
def test_unknown_letters_are_missing(client, letter, name, key):
    assert client.get(reverse("demo_letters") + f"{key}/" + ("html/" if "html" in name else "")).status_code == 404


def test_page_is_in_no_cache(client):
    assert page(client, "demo_letters")["Cache-Control"] == "no-store, private"


def test_page_speaks_english(client, letter):
    html = client.get("/en/demo/letters/").content.decode()
    assert "Letters of the demonstration" in html
    assert '<a href="/en/demo/letters/' in html


@pytest.mark.parametrize(("name", "args"), [("demo_letters", []), ("demo_letter", [KEY]), ("demo_letter_html", [KEY])])
def test_without_a_catcher_there_is_no_page(client, settings, letter, name, args):
    settings.SMTP_CATCHER_DIR = ""
    assert page(client, name, *args).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_page_only_shows(client, method):
    assert getattr(client, method)(reverse("demo_letters")).status_code == 405


# Second-factor codes --------------------------------------------------------------------------------------------------
@pytest.fixture
def demo(settings):
    settings.DEMO = True
    settings.EMAIL_HOST = "127.0.0.1"
    call_command("seed_demo", "communities", "people", verbosity=0)


def test_codes_are_shown_and_right(client, demo):
    html = page(client, "demo_letters").content.decode()
    codes = current_codes()
    assert [code.role for code in codes] == ["chair", *["committee"] * 3, "secretariat", "admin"]
    for code in codes:
        assert code.code in html
        secret = Authenticator.objects.get(user__email=code.email, type="totp").data["secret"]
        assert validate_totp_code(secret, code.code)


def test_codes_are_shown_on_a_demo_site_only(client, demo, settings):
    settings.DEMO = False
    assert current_codes() == []
    assert "chair@klub.example" not in page(client, "demo_letters").content.decode()


def test_codes_of_accounts_that_the_demo_did_not_sow_stay_secret(client, settings):
    settings.DEMO = True
    make_staff("chair", email="chair@klub.example")
    assert current_codes() == []
