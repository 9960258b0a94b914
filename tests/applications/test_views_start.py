"""The way in, through the strict client: the same answer for every address."""

from datetime import timedelta

import pytest
from django.utils import timezone

from applications import limits, services
from applications.models import Application, LinkRequest
from mayors_club import limits as kernel_limits
from mayors_club.models import SiteSwitch
from members.models import Member
from tests.applications.applicant import letters, stamp
from tests.factories import make_application, make_member, make_user

pytestmark = pytest.mark.django_db


def ask(client, path="/apply/", **changes):
    typed = {"email": "iryna@town.example", "started_by": "mayor", "stamp": stamp(), **changes}
    return client.post(path, typed)


def cases():
    return {
        "unknown": lambda: None,
        "member": lambda: make_member(make_user("iryna@town.example")),
        "live": lambda: make_application("in_review", email="iryna@town.example"),
        "declined": lambda: make_application("declined", email="iryna@town.example"),
    }


@pytest.mark.parametrize("known", cases())
@pytest.mark.parametrize("path", ["/apply/", "/en/apply/", "/apply/resend/"])
def test_every_address_gets_the_same_answer_by_the_same_work(client, known, path, django_assert_num_queries):
    cases()[known]()
    with django_assert_num_queries(2 if path == "/apply/resend/" else 3):
        response = ask(client, path)
    assert response.status_code == 302
    page = client.get(response.url)
    assert "iryna" not in page.content.decode()
    assert LinkRequest.objects.count() == 1
    assert letters("application_link") == letters("application_resend") == []


def test_member_learns_it_by_letter_only(client):
    make_member(make_user("iryna@town.example", language="en"))
    ask(client)
    services.answer_link_requests()
    assert [(letter.name, letter.language) for letter in letters()] == [("application_already_member", "en")]
    assert not Application.objects.exists()


def test_membership_that_has_not_taken_effect_is_no_membership(client):
    later = timezone.now() + timedelta(minutes=5)
    make_member(make_user("iryna@town.example"), status=Member.Status.ONBOARDING, effective_at=later)
    ask(client)
    services.answer_link_requests()
    assert [letter.name for letter in letters()] == ["application_link"]


def test_trap_catches_robots_without_telling_them(client):
    response = ask(client, nickname="Bob")
    assert response.url == "/apply/started/"
    assert not LinkRequest.objects.exists()


@pytest.mark.parametrize("age", [0, 90_000, "", "forged", "x" * 500])
def test_form_filled_in_too_fast_or_without_its_stamp_asks_once_more(client, age):
    response = ask(client, stamp=stamp(age) if isinstance(age, int) else age)
    assert response.status_code == 422
    assert "iryna@town.example" in response.content.decode()
    assert not LinkRequest.objects.exists()


def test_old_page_gets_a_stamp_that_works(client):
    page = ask(client, stamp="")
    assert page.context["form"]["stamp"].value()


@pytest.mark.parametrize("path", ["/apply/", "/apply/resend/"])
def test_address_too_long_to_keep_is_refused_with_a_reason(client, path):
    response = ask(client, path, email="a" * 250 + "@town.example")
    assert response.status_code == 422
    assert "Скоротіть до 254 знаків" in response.content.decode()


@pytest.mark.parametrize("changes", [{"email": "no address"}, {"email": ""}, {"started_by": ""}, {"started_by": "x"}])
def test_wrong_start_keeps_what_was_typed(client, changes):
    response = ask(client, **changes)
    assert response.status_code == 422
    assert "<title>Помилка: Заява про вступ" in response.content.decode()


def test_network_and_address_are_limited(client, monkeypatch):
    monkeypatch.setattr(limits, "PER_ADDRESS", 1)
    monkeypatch.setattr(limits, "PER_NETWORK", 4)
    assert {ask(client).url for _ in range(3)} == {"/apply/started/"}
    assert LinkRequest.objects.count() == 1
    ask(client, email="other@town.example")
    response = ask(client, email="third@town.example")
    assert (response.status_code, response["Retry-After"]) == (429, "3600")


def test_limits_keep_no_address(client, monkeypatch):
    kept = []
    monkeypatch.setattr(kernel_limits.cache, "add", lambda key, *args, **options: kept.append(key))
    ask(client)
    assert not [key for key in kept if "iryna" in key]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "network"),
    [
        (0, "203.0.113.9", "127.0.0.0/24"),
        (1, "203.0.113.9", "203.0.113.0/24"),
        (1, "198.51.100.7, 203.0.113.9", "203.0.113.0/24"),
        (2, "198.51.100.7, 203.0.113.9", "198.51.100.0/24"),
        (1, "2001:db8:1:2::5", "2001:db8:1::/56"),
        (1, "nonsense", "unknown"),
        (1, "", "127.0.0.0/24"),
    ],
)
def test_network_is_what_the_trusted_proxy_saw(rf, settings, proxies, forwarded, network):
    settings.TRUSTED_PROXY_COUNT = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    assert kernel_limits.network_of(rf.get("/", headers=headers)) == network


def test_pause_says_why_and_until_when(client):
    SiteSwitch.objects.update_or_create(
        id=1,
        defaults={
            "intake_paused_until": timezone.localdate(),
            "intake_note_uk": "Комітет у відпустці.",
            "intake_note_en": "The committee is on leave.",
        },
    )
    page = client.get("/en/apply/").content.decode()
    assert "The committee is on leave." in page
    assert ask(client).status_code == 200
    assert not LinkRequest.objects.exists()
    SiteSwitch.objects.update(intake_paused_until=timezone.localdate() - timedelta(days=1))
    assert ask(client).status_code == 302
