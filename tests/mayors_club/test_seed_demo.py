"""The command that sows the demo, from an empty database."""

import pytest
from django.core.management import CommandError
from django.db import IntegrityError

from applications.models import Application
from mayors_club.demo.sowing import Sower
from mayors_club.models import DemoRow
from members.communities import search
from members.models import Community, User
from offices.models import Office
from tests.mayors_club.demo_site import seed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_site")]


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


def test_one_set_can_be_named():
    assert seed("communities").startswith("Demo set communities: 23 added")
    assert not User.objects.exists()


def test_invented_places_are_found_by_typing():
    seed("communities")
    assert search("старогрод")[0].slug == "demo-starohorod"


def test_applications_wait_until_the_staff_is_there():
    seed("communities", "people")
    User.objects.filter(email="committee3@klub.example").delete()
    seed("applications")
    assert not Application.objects.exists()


def test_offices_wait_until_the_staff_is_there():
    seed("communities", "people")
    User.objects.filter(email="committee3@klub.example").delete()
    seed("offices")
    assert not Office.objects.exists()


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
