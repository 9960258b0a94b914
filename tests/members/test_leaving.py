"""Leaving the Club: said what happens, done after a proof, confirmed by a letter; nobody does it for somebody else."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from applications.models import Consent
from mayors_club.models import Event, OutgoingEmail
from members import services
from members.models import ErasureRequest, Member, Representative
from tests.factories import make_application, make_member, make_representative, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def mayor():
    return make_application(status="accepted").decisions.get().member


def leave(client, member, what="leave", prefix=""):
    client.force_login(member.user)
    return client.post(f"{prefix}/member/leave/", {"what": what})


def test_page_says_what_happens_and_changes_nothing(client, mayor):
    client.force_login(mayor.user)
    assert "Сторінка Вашого офісу зникає з сайту" in client.get("/member/leave/").content.decode()
    assert "The page of your office leaves the site" in client.get("/en/member/leave/").content.decode()
    mayor.refresh_from_db()
    assert mayor.status == "active"


def test_member_leaves_and_the_door_closes(client, mayor):
    representative = make_representative(mayor)
    page = leave(client, mayor).content.decode()
    assert "Ваше членство завершено" in page
    mayor.refresh_from_db()
    assert (mayor.status, mayor.end_reason, mayor.ended_by) == ("ended", "resigned", mayor.user)
    assert Representative.objects.get(pk=representative.pk).status == "ended"
    assert client.get("/member/").status_code == 302
    letter = OutgoingEmail.objects.get(name="goodbye")
    assert (letter.to, letter.about_id) == (mayor.user.email, str(mayor.pk))
    assert not ErasureRequest.objects.exists()
    assert Consent.objects.filter(withdrawn_at__isnull=True).exists()


def test_withdrawing_the_consent_means_leaving_and_being_erased(client, mayor):
    leave(client, mayor, "leave_and_erase")
    mayor.refresh_from_db()
    assert mayor.status == "ended"
    assert not Consent.objects.filter(withdrawn_at__isnull=True).exists()
    assert ErasureRequest.objects.get().user == mayor.user
    letters = OutgoingEmail.objects.filter(to=mayor.user.email, name__in=["goodbye", "erasure_received"])
    assert letters.count() == 2
    assert Event.objects.filter(verb="application.consent_withdrawn", actor=mayor.user).count() == 1


def test_other_peoples_consents_stay(client, mayor):
    other = make_application(status="accepted")
    leave(client, mayor, "leave_and_erase")
    assert other.consents.get().withdrawn_at is None


def test_what_happens_to_the_data_must_be_chosen(client, mayor):
    response = leave(client, mayor, "")
    assert response.status_code == 422
    assert "Виберіть, що буде з Вашими даними" in response.content.decode()


def test_link_from_the_consents_chooses_for_the_reader(client, mayor):
    client.force_login(mayor.user)
    page = client.get("/member/leave/?what=leave_and_erase").content.decode()
    assert re.search(r'value="leave_and_erase"[^>]* checked', page)


def test_a_fresh_proof_is_wanted(client, mayor, time_machine):
    client.force_login(mayor.user)
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    assert client.post("/member/leave/", {"what": "leave"}).status_code == 302
    assert Member.objects.get(pk=mayor.pk).status == "active"


def test_representative_cannot_leave_for_the_member(client, mayor):
    client.force_login(make_representative(mayor).user)
    for method in (client.get, client.post):
        assert method("/member/leave/").status_code == 404


def test_colleague_who_leaves_the_club_keeps_the_desk(client):
    colleague = make_member(make_staff("committee"))
    response = leave(client, colleague)
    assert response["Location"] == "/member/profile/"
    assert client.get("/member/profile/").status_code == 200


def test_ended_membership_is_not_ended_twice(mayor):
    services.leave(mayor, by=mayor.user)
    with pytest.raises(services.WrongState):
        services.leave(mayor, by=mayor.user)
    assert OutgoingEmail.objects.filter(name="goodbye").count() == 1
