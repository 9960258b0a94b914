"""The yearly confirmation: looking uses nothing up, one press confirms, an old link is replaced by a new one."""

from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from mayors_club.models import Event, OutgoingEmail
from members.models import Member
from offices import links, services
from offices.models import Office
from tests import factories, office_factories

pytestmark = pytest.mark.django_db
LANGUAGES = pytest.mark.parametrize(("prefix", "right"), [("", "Усе правильно"), ("/en", "Everything is right")])


@pytest.fixture
def office():
    office = office_factories.make_office(factories.make_member(full_name_uk="Ірина Савчук"))
    Office.objects.update(confirmed_at=timezone.now() - timedelta(days=370))
    office.refresh_from_db()
    return office


@pytest.fixture
def token(office):
    return links.token_for(office)


def aged(monkeypatch, days):
    """A token made so many days ago: the clock of the signature is turned, nothing of ours."""
    now = signing.time.time() - days * 24 * 3600
    monkeypatch.setattr(signing.time, "time", lambda: now)


@LANGUAGES
def test_page_shows_what_is_public_and_two_ways(client, office, token, prefix, right):
    response = client.get(f"{prefix}/offices/confirm/{token}/")
    page = response.content.decode()
    assert response.status_code == 200
    lead = "Has led the community since 2015." if prefix else "Очолює громаду з 2015 року."
    assert [words for words in (right, lead, f"{prefix}/member/office/", office.slug) if words not in page] == []
    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_section_without_english_is_marked_as_ukrainian(client, office, token):
    office.live.sections.filter(kind="vision").update(text_en="")
    assert 'lang="uk">Громада сильна' in client.get(f"/en/offices/confirm/{token}/").content.decode()


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_uses_nothing_up(client, office, token, method):
    before = office.confirmed_at
    for _visit in range(3):
        assert getattr(client, method)(f"/offices/confirm/{token}/").status_code == 200
    assert Office.objects.get().confirmed_at == before


@LANGUAGES
def test_one_press_confirms_and_a_second_one_is_as_good(client, office, token, prefix, right):
    address = f"{prefix}/offices/confirm/{token}/"
    for _press in range(2):
        response = client.post(address)
        assert response["Location"] == f"{prefix}/offices/confirm/done/"
    assert client.get(response["Location"]).status_code == 200
    assert not Office.objects.get().is_stale
    event = Event.objects.get(verb="office.confirmed")
    assert (event.actor, event.actor_kind, event.on_behalf_of) == (office.member.user, "member", None)


@LANGUAGES
def test_used_link_says_that_all_is_done(client, office, token, prefix, right):
    services.confirm_content(office, by=office.member.user)
    response = client.get(f"{prefix}/offices/confirm/{token}/")
    assert response.status_code == 410
    assert right not in response.content.decode()


def test_signed_in_representative_confirms_on_behalf_of_the_member(client, office, token):
    representative = factories.make_representative(office.member)
    client.force_login(representative.user)
    client.post(f"/offices/confirm/{token}/")
    event = Event.objects.get(verb="office.confirmed")
    assert (event.actor, event.on_behalf_of) == (representative.user, office.member.user)


@LANGUAGES
def test_old_link_offers_a_new_one_to_a_masked_address(client, office, monkeypatch, prefix, right):
    with monkeypatch.context() as then:
        aged(then, 31)
        token = links.token_for(office)
    response = client.get(f"{prefix}/offices/confirm/{token}/")
    page = response.content.decode()
    assert response.status_code == 410
    assert office.member.user.email not in page
    assert "•••••@" in page
    assert client.post(f"{prefix}/offices/confirm/{token}/").status_code == 410
    for _press in range(2):
        response = client.post(f"{prefix}/offices/confirm/{token}/renew/")
        assert response["Location"] == f"{prefix}/offices/confirm/new-link/"
    assert client.get(response["Location"]).status_code == 200
    assert OutgoingEmail.objects.get().to == office.member.user.email


def test_new_letter_needs_a_good_old_link(client, office, token):
    assert client.post(f"/offices/confirm/{token}/renew/")["Location"] == f"/offices/confirm/{token}/"
    assert client.post(f"/offices/confirm/{token[:-2]}xx/renew/").status_code == 404
    assert not OutgoingEmail.objects.exists()


def test_altered_and_invented_links_find_nothing(client, token):
    other = signing.dumps(["nonsense", ""], salt="another.purpose")
    for bad in (token[:-1] + "_", token.replace(":", "."), other, "x", "done:" * 30):
        assert client.get(f"/offices/confirm/{bad}/").status_code == 404
        assert client.post(f"/offices/confirm/{bad}/").status_code == 404


def test_link_dies_with_the_membership(client, office, token):
    Member.objects.update(status="ended", ended_at=timezone.now(), end_reason="resigned")
    assert client.get(f"/offices/confirm/{token}/").status_code == 404


def test_link_of_the_letter_leads_here(client, office):
    services.ask_to_confirm(office)
    letter = OutgoingEmail.objects.get()
    address = links.confirm_link_of(letter)
    assert (
        client.get(address.removeprefix("http://localhost:8000").removeprefix("http://testserver")).status_code == 200
    )


def test_hidden_page_can_be_confirmed_and_is_not_linked(client, office, token):
    services.hide(office, by=office.member.user)
    page = client.get(f"/offices/confirm/{token}/").content.decode()
    assert "приховано" in page
    assert f"/offices/{office.slug}/" not in page
