"""Personal links: who gets in with which, and what the pages behind them never give away."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from applications import links, services
from applications.models import AccessLink, Application
from tests.applications.applicant import MOTIVATION, at, every_page, letters, stamp, token_in
from tests.factories import make_link

pytestmark = pytest.mark.django_db


def test_link_in_a_letter_is_ours_whatever_host_was_asked(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    typed = {"email": "a@town.example", "started_by": "mayor", "stamp": stamp()}
    client.post("/apply/", typed, headers={"host": "evil.example"})
    services.answer_link_requests()
    assert links.mint(letters()[0]).startswith(f"{settings.SITE_URL}/apply/")


def test_link_leads_to_the_page_and_language_of_its_letter(asked):
    assert links.mint(letter_to(asked, "application_question", "en")).endswith("/reply/")
    assert "/en/apply/" in links.mint(letter_to(asked, "application_question", "en"))
    assert links.mint(letter_to(asked, "application_received")).endswith("/status/")


def letter_to(application, name, language="uk"):
    return services.starting.mail.OutgoingEmail(
        name=name, to=application.email, language=language, about_id=str(application.pk)
    )


def test_status_links_last_longer_than_those_to_drafts(draft, asked):
    today = timezone.localdate()
    assert (links.last_day(draft) - today).days == 30
    assert (links.last_day(asked) - today).days == 180


def test_only_a_letter_to_the_mayor_makes_a_mayors_link(assisted):
    assistants = letter_to(assisted, "application_link")
    assistants.to = assisted.assistant_email
    invitation = letter_to(assisted, "application_link_mayor")
    invitation.to = "iryna@myrhorod.example"
    assert links.purpose_of(assistants, assisted) == "assistant"
    assert links.purpose_of(invitation, assisted) == "mayor"


def test_pages_behind_a_link_are_kept_by_nobody(client, draft, token):
    for path in every_page(token):
        response = client.get(path)
        assert response["Cache-Control"] == "no-store, private", path
        assert response["Referrer-Policy"] == "no-referrer", path
        assert not response.cookies, path


def test_looking_uses_nothing_up(client, draft, token):
    before = Application.objects.values().get()
    for path in [*every_page(token), at("check", token)]:
        client.get(path)
        client.head(path)
    assert Application.objects.values().get() == before
    assert AccessLink.objects.get().is_good
    assert letters() == []


@pytest.mark.parametrize("change", [lambda t: t[:-1], lambda t: t + "A", str.swapcase, lambda t: "x" * 43])
def test_altered_tokens_open_nothing(client, draft, token, change):
    missing = client.get("/apply/there-is-no-such-token-anywhere-at-all-000/")
    for path in every_page(change(token)):
        response = client.get(path)
        assert response.status_code == 404, path
    assert without_path(client.get(at("tasks", change(token)))) == without_path(missing)


def without_path(response):
    return re.sub(r'href="/en/apply/[^"]*"', "", response.content.decode())


@pytest.mark.parametrize("change", [{"expires_at": timezone.now()}, {"revoked_at": timezone.now()}])
def test_link_that_is_over_offers_a_new_one(client, draft, change):
    token = make_link(draft, **change)
    for path in every_page(token):
        assert client.get(path).status_code == 410, path
    page = client.get(at("tasks", token)).content.decode()
    assert "Це посилання вже не діє" in page
    assert "i•••••@myrhorod.example" in page
    assert "Савчук" not in page
    assert client.get(at("renew", token)).status_code == 405
    assert client.post(at("renew", token)).url == "/apply/resend/sent/"
    assert client.post(at("renew", token)).status_code == 302
    assert [(letter.name, letter.to) for letter in letters()] == [("application_resend", draft.email)]
    assert client.get(at("tasks", token_in(letters()[0]))).status_code == 200


@pytest.mark.parametrize("asked_since", ["", "next@town.example"])
def test_revoked_link_of_another_mayor_leads_nowhere(client, assisted, asked_since):
    Application.objects.filter(pk=assisted.pk).update(invited_email=asked_since)
    token = make_link(assisted, purpose="mayor", revoked_at=timezone.now())
    page = client.get(at("tasks", token))
    assert page.status_code == 410
    assert "<form" not in page.content.decode()
    assert "@town.example" not in page.content.decode()
    assert client.post(at("renew", token)).status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_other_methods_are_refused(client, draft, token, method):
    for path in [*every_page(token), "/apply/", "/apply/resend/"]:
        assert getattr(client, method)(path).status_code == 405, path


def test_post_needs_no_token_against_forgery_because_the_address_is_secret(draft, token):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(at("section", token, "motivation"), MOTIVATION, headers={"origin": "null"})
    assert response.status_code == 302
    assert strict.post("/apply/", {"email": "x@town.example"}).status_code == 403
