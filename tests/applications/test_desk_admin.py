import pytest
from django.urls import reverse

from applications import services
from applications.models import Application
from mayors_club.models import Event, OutgoingEmail
from tests.applications.committee import (
    address,
    decided,
    make_committee,
    open_to,
    opinion,
    sign_in,
    submit_to,
    voted,
)
from tests.factories import make_admin, make_application, make_letter, make_member, make_proof, make_revision, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_committee()


# The work list --------------------------------------------------------------------------------------------------------
def work_list(client, user):
    return sign_in(client, user).get(reverse("admin:index")).content.decode()


def test_work_list_shows_each_colleague_what_waits_for_them(committee, client):
    new = make_application("submitted", full_name_uk="Нова Заявниця")
    in_review = open_to(committee, full_name_uk="Заявник На Розгляді")
    secretariats = work_list(client, committee.secretariat)
    assert new.full_name_uk in secretariats
    assert "Нові заяви" in secretariats
    assert "Чекають на Вашу думку" not in secretariats
    members = work_list(client, committee.members[0])
    assert "Чекають на Вашу думку" in members
    assert in_review.full_name_uk in members
    assert new.full_name_uk not in members


def test_work_list_says_when_there_is_nothing(committee, client):
    assert "Зараз від Вас нічого не потрібно." in work_list(client, committee.chair)
