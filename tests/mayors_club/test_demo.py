"""The demo's sets: sown once, refreshed while untouched, never beside real people."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from applications.models import Application, LinkRequest
from mayors_club.demo.accounts import ACCOUNTS
from mayors_club.demo.communities import INVENTED
from mayors_club.demo.directory import ENTRIES
from mayors_club.demo.people import account
from mayors_club.demo.sets import SETS
from mayors_club.demo.sowing import digest
from mayors_club.models import DemoRow, OutgoingEmail
from mayors_club.ukrainian import search_key
from mayors_club.waiting import parts_of
from members.gazetteer import read_csv
from members.models import Community, DirectoryEntry, Member, RelayLetter, Representative, User
from members.offers import queues
from sessions.models import Seat
from tests.mayors_club.demo_site import seed, sown_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]


@pytest.fixture(scope="module")
def everything(django_db_setup, django_db_blocker):
    with sown_once(django_db_blocker):
        yield


@pytest.fixture
def sown(everything):
    """Everything, as the first start of a demo leaves it."""


# What it sows -------------------------------------------------------------------------------------------
def test_seed_sows_every_set(sown):
    assert set(DemoRow.objects.values_list("set_name", flat=True)) == SETS.keys()
    assert Community.objects.filter(is_demo=True).count() == len(INVENTED)


def test_seed_again_changes_nothing(sown):
    rows = list(DemoRow.objects.order_by("pk").values())
    people = list(User.objects.order_by("pk").values())
    again = seed()
    assert again.count(" 0 added, 0 refreshed, 0 left alone") == len(SETS)
    assert list(DemoRow.objects.order_by("pk").values()) == rows
    assert list(User.objects.order_by("pk").values()) == people


def test_invented_places_do_not_exist():
    real = read_csv()
    names = {search_key(place.name_uk) for place in real} | {search_key(place.centre_uk) for place in real}
    invented = {search_key(name) for _, _, name, centre, _, _ in INVENTED for name in (name, centre)}
    assert invented & names == set()
    assert {(oblast, f"{raion} район") for *_, oblast, raion in INVENTED} <= {
        (place.oblast_uk, place.raion_uk) for place in real
    }


def test_nobody_invented_heads_a_real_community(sown):
    assert all(member.community.is_demo for member in Member.objects.select_related("community"))


def test_applications_stand_in_every_state(sown):
    assert set(Application.objects.values_list("status", flat=True)) == set(Application.Status)
    assert not LinkRequest.objects.exists()


def test_applications_name_invented_communities_only(sown):
    named = Application.objects.exclude(community=None).select_related("community")
    assert len(named) == 9
    assert all(application.community.is_demo for application in named)


def test_the_applicants_address_is_left_for_the_newcomer(sown):
    assert not Application.objects.filter(email="mayor@svitlyi-hai.example").exists()
    assert not Application.objects.filter(community__slug="demo-svitlyi-hai").exists()


def test_letters_go_to_invented_addresses_only(sown):
    letters = OutgoingEmail.objects.all()
    assert letters
    assert all(letter.to.endswith(".example") for letter in letters)


def test_committee_has_something_to_do(sown):
    waiting = Application.objects.filter(status="in_review")
    opinions = {application.email: application.round.ballots.exclude(choice="").count() for application in waiting}
    assert sorted(opinions.values()) == [2, 3]


def test_every_account_but_the_applicant_exists(sown):
    for role, email, _ in ACCOUNTS:
        assert User.objects.filter(email=email).exists() == (role != "applicant")


def test_staff_have_their_role_and_a_second_factor(sown):
    for role, email, _ in ACCOUNTS:
        user = User.objects.filter(email=email).first()
        if role in ("chair", "committee", "secretariat"):
            assert [group.name for group in user.groups.all()] == [role]
            assert user.is_staff
        if role == "admin":
            assert user.is_superuser
        has_totp = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
        assert has_totp == (role in ("chair", "committee", "secretariat", "admin"))


def test_representative_may_act_for_the_member(sown):
    representative = Representative.objects.in_force().get()
    assert representative.user.email == "office@zelenohrai.example"
    assert representative.can_attend_sessions
    assert representative.member.status == Member.Status.ACTIVE


# What it leaves alone -------------------------------------------------------------------------------------------
def test_dates_are_refreshed(sown):
    representative = Representative.objects.get()
    last_year = timezone.localdate() - timedelta(days=10)
    sown = DemoRow.objects.get(key="representative")
    # As it stands long after the first start: the date and its mark are old.
    Representative.objects.update(ends_on=last_year)
    representative.refresh_from_db()
    sown.digest = digest(representative, ["ends_on"])
    sown.save()
    assert "1 refreshed" in seed()
    assert Representative.objects.in_force().exists()


def test_edited_rows_are_left_alone(sown):
    Community.objects.filter(slug="demo-starohorod").update(name_uk="Старогородецька")
    Representative.objects.update(ends_on="2030-01-01")
    assert "1 left alone" in seed()
    assert Community.objects.get(slug="demo-starohorod").name_uk == "Старогородецька"
    assert str(Representative.objects.get().ends_on) == "2030-01-01"


def test_deleted_rows_do_not_come_back(sown):
    Seat.objects.exclude(representative=None).delete()
    Representative.objects.all().delete()
    seed()
    assert not Representative.objects.exists()


# The directory -------------------------------------------------------------------------------------------------------
def test_directory_is_sown_once_and_what_people_change_stays(sown):
    assert DirectoryEntry.objects.count() == len(ENTRIES)
    assert Member.objects.active().count() - Member.objects.in_directory().count() == 1
    assert str(parts_of(queues(account("secretariat")))[0].title).startswith("Листи між членами")
    changed = DirectoryEntry.objects.first()
    DirectoryEntry.objects.filter(pk=changed.pk).update(topics=["sport"])
    seed()
    changed.refresh_from_db()
    assert changed.topics == ["sport"]
    assert (DirectoryEntry.objects.count(), RelayLetter.objects.count()) == (len(ENTRIES), 1)
