"""The demo's sets: sown once, refreshed while untouched, never beside real people."""

import io
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.utils import timezone

from applications.models import Application, LinkRequest
from mayors_club.demo.accounts import ACCOUNTS
from mayors_club.demo.communities import INVENTED
from mayors_club.demo.sets import SETS
from mayors_club.demo.sowing import Sower, digest
from mayors_club.models import DemoRow, OutgoingEmail
from mayors_club.ukrainian import search_key
from members.communities import search
from members.gazetteer import read_csv
from members.models import Community, Member, Representative, User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo_site(settings, tmp_path):
    settings.DEMO = True
    settings.EMAIL_HOST = "127.0.0.1"
    settings.SMTP_CATCHER_DIR = str(tmp_path)


def seed(*sets):
    out = io.StringIO()
    call_command("seed_demo", *sets, stdout=out)
    return out.getvalue()


# Where it may run -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [("DEMO", False, "DEMO=1"), ("SMTP_CATCHER_DIR", "", "EMAIL_URL"), ("EMAIL_HOST", "mail.example", "EMAIL_URL")],
)
def test_seed_refuses_a_real_site(settings, name, value, hint):
    setattr(settings, name, value)
    with pytest.raises(CommandError, match=hint):
        seed()
    assert not User.objects.exists()


# What it sows -------------------------------------------------------------------------------------------
def test_seed_sows_every_set():
    seed()
    assert set(DemoRow.objects.values_list("set_name", flat=True)) == SETS.keys()
    assert Community.objects.filter(is_demo=True).count() == len(INVENTED)


def test_seed_again_changes_nothing():
    seed()
    rows = list(DemoRow.objects.order_by("pk").values())
    people = list(User.objects.order_by("pk").values())
    again = seed()
    assert again.count(" 0 added, 0 refreshed, 0 left alone") == len(SETS)
    assert list(DemoRow.objects.order_by("pk").values()) == rows
    assert list(User.objects.order_by("pk").values()) == people


def test_one_set_can_be_named():
    assert seed("communities").startswith("Demo set communities: 12 added")
    assert not User.objects.exists()


def test_invented_places_do_not_exist():
    real = read_csv()
    names = {search_key(place.name_uk) for place in real} | {search_key(place.centre_uk) for place in real}
    invented = {search_key(name) for _, _, name, centre, _, _ in INVENTED for name in (name, centre)}
    assert invented & names == set()
    assert {(oblast, f"{raion} район") for *_, oblast, raion in INVENTED} <= {
        (place.oblast_uk, place.raion_uk) for place in real
    }


def test_invented_places_are_found_by_typing():
    seed("communities")
    assert search("старогрод")[0].slug == "demo-starohorod"


def test_nobody_invented_heads_a_real_community():
    seed()
    assert all(member.community.is_demo for member in Member.objects.select_related("community"))


def test_applications_stand_in_every_state():
    seed()
    assert set(Application.objects.values_list("status", flat=True)) == set(Application.Status)
    assert not LinkRequest.objects.exists()


def test_applications_name_invented_communities_only():
    seed()
    named = Application.objects.exclude(community=None).select_related("community")
    assert len(named) == 9
    assert all(application.community.is_demo for application in named)


def test_the_applicants_address_is_left_for_the_newcomer():
    seed()
    assert not Application.objects.filter(email="mayor@starohorod.example").exists()
    assert not Application.objects.filter(community__slug="demo-starohorod").exists()


def test_letters_go_to_invented_addresses_only():
    seed()
    letters = OutgoingEmail.objects.all()
    assert letters
    assert all(letter.to.endswith(".example") for letter in letters)


def test_committee_has_something_to_do():
    seed()
    waiting = Application.objects.filter(status="in_review")
    opinions = {application.email: application.round.ballots.exclude(choice="").count() for application in waiting}
    assert sorted(opinions.values()) == [2, 3]


def test_applications_wait_until_the_staff_is_there():
    seed("communities", "people")
    User.objects.filter(email="committee3@klub.example").delete()
    seed("applications")
    assert not Application.objects.exists()


def test_every_account_but_the_applicant_exists():
    seed()
    for role, email, _ in ACCOUNTS:
        assert User.objects.filter(email=email).exists() == (role != "applicant")


def test_staff_have_their_role_and_a_second_factor():
    seed()
    for role, email, _ in ACCOUNTS:
        user = User.objects.filter(email=email).first()
        if role in ("chair", "committee", "secretariat"):
            assert [group.name for group in user.groups.all()] == [role]
            assert user.is_staff
        if role == "admin":
            assert user.is_superuser
        has_totp = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
        assert has_totp == (role in ("chair", "committee", "secretariat", "admin"))


def test_representative_may_act_for_the_member():
    seed()
    representative = Representative.objects.in_force().get()
    assert representative.user.email == "office@zelenohrai.example"
    assert representative.can_attend_sessions
    assert representative.member.status == Member.Status.ACTIVE


# What it leaves alone -------------------------------------------------------------------------------------------
def test_dates_are_refreshed():
    seed()
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


def test_edited_rows_are_left_alone():
    seed()
    Community.objects.filter(slug="demo-starohorod").update(name_uk="Старогородецька")
    Representative.objects.update(ends_on="2030-01-01")
    assert "1 left alone" in seed()
    assert Community.objects.get(slug="demo-starohorod").name_uk == "Старогородецька"
    assert str(Representative.objects.get().ends_on) == "2030-01-01"


def test_deleted_rows_do_not_come_back():
    seed()
    Representative.objects.all().delete()
    seed()
    assert not Representative.objects.exists()


def test_a_new_wording_reaches_untouched_rows_with_their_search():
    seed("communities")
    community = Community.objects.get(slug="demo-krutoiar")
    sower = Sower("communities")
    saved = []
    sower.row("krutoiar", {"centre_uk": "Крутий Яр"}, make=None, save=lambda row: (row.save(), saved.append(row)))
    community.refresh_from_db()
    assert (community.centre_uk, sower.refreshed, len(saved)) == ("Крутий Яр", 1, 1)


def test_a_row_is_sown_once():
    DemoRow.objects.create(set_name="people", key="chair", model="members.user", row_id="1", digest="x")
    with pytest.raises(IntegrityError, match="demo_row_unique"):
        DemoRow.objects.create(set_name="people", key="chair", model="members.user", row_id="2", digest="y")
