"""Which letters to get: only those one may do without can be refused, and refusing is honoured."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mayors_club.models import Event, OutgoingEmail
from members import services
from members.letter_kinds import KINDS, OFFICE_REMINDERS
from members.models import User
from offices import services as offices
from tests.factories import make_member, make_representative
from tests.office_factories import make_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def mayor(client):
    member = make_member()
    client.force_login(member.user)
    return member


def test_everything_comes_until_it_is_refused(client, mayor):
    page = client.get("/member/letters/").content.decode()
    assert page.count("checked") == len(KINDS)
    assert client.post("/member/letters/", {})["Location"] == "/member/letters/"
    assert "checked" not in client.get("/en/member/letters/").content.decode()
    assert User.objects.get().letters_off == sorted(KINDS)
    assert Event.objects.get(verb="user.letters_chosen").codes == {"off": sorted(KINDS)}
    client.post("/member/letters/", {"wanted": [OFFICE_REMINDERS]})
    assert OFFICE_REMINDERS not in User.objects.get().letters_off


def test_unknown_kinds_are_refused(client, mayor):
    assert client.post("/member/letters/", {"wanted": ["sign_in_code"]}).status_code == 422
    with pytest.raises(LookupError):
        services.wants(mayor.user, "sign_in_code")


def test_the_yearly_reminder_honours_it(mayor):
    for member in (mayor, make_member()):
        make_office(member, confirmed_at=timezone.now() - timedelta(days=400))
    services.choose_letters(mayor.user, [], by=mayor.user)
    assert offices.ask_to_confirm_where_stale() == 1
    assert not OutgoingEmail.objects.filter(to=mayor.user.email).exists()


def test_a_representative_chooses_for_themselves_alone(client, mayor):
    representative = make_representative(mayor)
    client.force_login(representative.user)
    client.post("/member/letters/", {})
    assert User.objects.get(pk=representative.user_id).letters_off == sorted(KINDS)
    assert User.objects.get(pk=mayor.user_id).letters_off == []


@pytest.mark.parametrize(
    "path", ["/member/sign-in/", "/member/letters/", "/member/own-data/", "/member/email/", "/member/leave/"]
)
def test_profile_leads_there(client, mayor, path):
    assert f'href="{path}' in client.get("/member/profile/").content.decode()


@pytest.mark.parametrize("path", ["own-data", "own-data/erasure", "email", "letters", "leave"])
def test_tab_of_the_profile_is_marked_on_the_pages_behind_it(client, mayor, path):
    page = client.get(f"/member/{path}/").content.decode()
    assert 'href="/member/profile/" aria-current="true"' in page
    assert page.count("aria-current") == 1


def test_profile_of_a_representative_offers_no_leaving(client, mayor):
    client.force_login(make_representative(mayor).user)
    assert "/member/leave/" not in client.get("/member/profile/").content.decode()
