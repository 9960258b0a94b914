"""Settings: a real site refuses what would hurt, says everything at once, and names the remedy."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from mayors_club import checks, reporting
from mayors_club.celery import CheckedStart, app
from tests.source import ROOT

REAL = {
    "SITE_URL": "https://klubmeriv.ua",
    "SECRET_KEY": "x" * 60,
    "MEETING_KEY": "b25seS1mb3ItdGVzdHMtbmV2ZXItYW55d2hlcmUtZWw=",
    "DATABASE_URL": "postgresql://nowhere/none",
    "REDIS_URL": "redis://nowhere",
    "EMAIL_URL": "smtp+tls://user:password@mail.klubmeriv.ua:587",
    "MAIL_FROM": "Клуб мерів <office@klubmeriv.ua>",
    "MAIL_REPLY_TO": "office@klubmeriv.ua",
    "MAIL_ENVELOPE_FROM": "bounces@klubmeriv.ua",
    "CLUB_PHONE": "+380 44 123 45 67",
}


def start(module, **changes):
    """Load the entry point of the web server or the worker in a process of its own; what it says, or "" for a start."""
    environment = {"PATH": os.environ["PATH"], **REAL, **changes}
    command = [sys.executable, "-c", f"import {module}"]
    environment = {name: value for name, value in environment.items() if value is not None}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    return result.stderr.strip().rpartition("ImproperlyConfigured: ")[2] if result.returncode else ""


def test_real_site_starts():
    assert start("mayors_club.wsgi") == ""


def test_real_site_with_the_defaults_refuses_and_names_everything():
    names = ("SITE_URL", "EMAIL_URL", "MAIL_FROM", "MAIL_REPLY_TO", "MAIL_ENVELOPE_FROM", "CLUB_PHONE")
    complaint = start("mayors_club.wsgi", **dict.fromkeys(names))
    assert complaint.startswith("This site must not start like this:")
    assert [name for name in names if f"- {name} is" not in complaint] == []


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("SECRET_KEY", None, "SECRET_KEY is not set. Make one:"),
        ("MEETING_KEY", None, "MEETING_KEY is not set. Make one:"),
        ("MEETING_KEY", " , ", "MEETING_KEY is not set. Make one:"),
        ("MEETING_KEY", REAL["MEETING_KEY"] + ",short", "MEETING_KEY: key 2 of 2 is not one. Make one:"),
        ("DATABASE_URL", None, "DATABASE_URL is not set. `make run` brings a database of its own."),
        ("REDIS_URL", None, "REDIS_URL is not set. `make run` brings a Valkey of its own."),
        ("DEBUG", "maybe", "DEBUG='maybe' is neither yes nor no. Write 1 or 0."),
        ("READ_ONLY", "ja", "READ_ONLY='ja' is neither yes nor no. Write 1 or 0."),
    ],
)
def test_missing_secret_or_unknown_word_refuses_with_a_hint(name, value, complaint):
    assert start("mayors_club.settings", **{name: value}).startswith(complaint)


def test_malformed_meeting_key_is_not_repeated_in_what_is_printed():
    assert "almost-a-key" not in start("mayors_club.settings", MEETING_KEY="almost-a-key")


def test_developer_needs_no_meeting_key():
    assert start("mayors_club.settings", MEETING_KEY=None, DEBUG="1", SITE_URL=None) == ""


@pytest.fixture
def real_site(settings):
    """The settings of a real site, without a process of its own."""
    for name in ("MAIL_FROM", "MAIL_REPLY_TO", "MAIL_ENVELOPE_FROM", "CLUB_PHONE", "SITE_URL", "SECRET_KEY"):
        setattr(settings, name, REAL[name])
    settings.PRODUCTION = settings.HTTPS = settings.EMAIL_IS_SET = True
    settings.DEBUG = settings.DEMO = False
    settings.ALLOWED_HOSTS = ["klubmeriv.ua"]
    return settings


def test_real_site_has_no_problem(real_site):
    assert checks.problems() == []
    checks.refuse_to_start()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("DEBUG", True, "club.E001"),
        ("DEMO", True, "club.E002"),
        ("SITE_URL", "https://klub.example", "club.E003"),
        ("SITE_URL", "http://localhost:8000", "club.E003"),
        ("HTTPS", False, "club.E003"),
        ("MAIL_FROM", "Club <office@mayorsclub.example>", "club.E004"),
        ("MAIL_REPLY_TO", "office@mayorsclub.example", "club.E004"),
        ("MAIL_ENVELOPE_FROM", "nobody", "club.E004"),
        ("CLUB_PHONE", checks.DEFAULT_PHONE, "club.E005"),
        ("EMAIL_IS_SET", False, "club.E006"),
        ("SECRET_KEY", "short", "club.E007"),
        ("ALLOWED_HOSTS", ["*"], "club.E008"),
    ],
)
def test_each_problem_refuses_the_start_with_a_hint(real_site, name, value, code):
    setattr(real_site, name, value)
    assert {(problem.id, bool(problem.hint)) for problem in checks.problems()} == {(code, True)}
    with pytest.raises(ImproperlyConfigured, match="must not start like this"):
        checks.refuse_to_start()


def test_worker_refuses_what_the_web_server_refuses(real_site):
    real_site.CLUB_PHONE = checks.DEFAULT_PHONE
    assert CheckedStart in app.steps["worker"]
    with pytest.raises(ImproperlyConfigured, match="CLUB_PHONE is not set"):
        CheckedStart(None)


def test_demo_with_its_own_catcher_of_letters_may_start(real_site):
    real_site.DEMO, real_site.PRODUCTION, real_site.SMTP_CATCHER_DIR = True, False, "var/letters"
    assert checks.problems() == []


def test_site_on_outside_servers_with_caught_letters_is_no_production():
    assert start("mayors_club.wsgi", SMTP_CATCHER_DIR="var/letters", SITE_URL=None, MAIL_FROM=None) == ""


def test_error_reports_are_off_without_an_address():
    assert reporting.start("", site_url="https://klubmeriv.ua") is False


def test_error_report_holds_no_personal_data():
    token = "abcdefghijklmnopqrstuvwxyz"
    event = {
        "message": "cannot write to mayor@town.ua",
        "user": {"email": "mayor@town.ua"},
        "request": {
            "url": f"https://klubmeriv.ua/apply/{token}/check/",
            "cookies": {"sessionid": "secret"},
            "headers": {"Cookie": "sessionid=secret"},
            "query_string": "q=secret",
            "data": {"phone": "secret"},
        },
        "breadcrumbs": [{"message": f"GET /apply/{token}/"}],
    }
    assert reporting.without_secrets(event) == {
        "message": "cannot write to [address]",
        "request": {"url": "https://klubmeriv.ua/apply/[token]/check/"},
        "breadcrumbs": [{"message": "GET /apply/[token]/"}],
    }
