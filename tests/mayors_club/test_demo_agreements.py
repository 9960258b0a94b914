"""The demo's registry shows every part of an agreement's life, between places that do not exist."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from mayors_club import invariants
from mayors_club.demo.partner_towns import INVENTED
from mayors_club.demo.people import address
from mayors_club.demo.sowing import digest
from mayors_club.demo.ties import TIES
from mayors_club.models import DemoRow, OutgoingEmail
from sister_cities.cities import search
from sister_cities.finding import find
from sister_cities.models import Agreement, City, Document, Proposal
from sister_cities.services import reminding
from tests.mayors_club.demo_site import seed, sown_once

pytestmark = pytest.mark.django_db
RUSSIAN_LETTERS = re.compile("[ыэёъ]", re.IGNORECASE)


@pytest.fixture(scope="module")
def sown(django_db_setup, django_db_blocker):
    with sown_once(django_db_blocker, "communities", "people", "agreements"):
        yield


@pytest.fixture
def registry(sown, demo_site):
    """As the first start of a demo leaves it."""


def test_every_tie_is_between_invented_places(registry):
    rows = Agreement.objects.select_related("community", "city")
    assert {(row.community.is_demo, row.city.is_demo) for row in rows} == {(True, True)}
    assert rows.count() == len(TIES) + 4


def test_the_registry_shows_the_whole_life(registry):
    shown = set(Agreement.objects.public().values_list("status", flat=True))
    assert shown >= {"active", "dormant", "suspended", "expired", "terminated"}
    assert Agreement.objects.filter(status="with_ministry").exists()
    assert Proposal.objects.filter(state="pending").exists()


def test_the_member_has_confirmed_what_stands_but_one(registry):
    standing = Agreement.objects.filter(status="active", community__members__user__email=address("member"))
    assert standing.filter(confirmed_on__lt=timezone.localdate()).count() > 2
    assert standing.filter(confirmed_on=None).count() == 1


def test_only_history_with_an_aggressor(registry):
    with_them = Agreement.objects.filter(partner_country__in=("RU", "BY"))
    assert set(with_them.values_list("status", flat=True)) == {"terminated"}


def test_nothing_impossible_and_questions_for_the_member(registry):
    assert invariants.check() == []
    reminding.remind()
    told = set(OutgoingEmail.objects.values_list("name", flat=True))
    assert {"agreement_confirm", "agreement_expiring"} <= told


def test_a_second_sowing_changes_nothing(registry):
    before = list(Agreement.objects.order_by("pk").values())
    seed("agreements")
    assert [row["pk"] for row in Agreement.objects.order_by("pk").values("pk")] == [row["id"] for row in before]
    assert Agreement.objects.filter(ends_on=timezone.localdate() + timedelta(days=52)).count() == 1


def test_every_town_is_found_by_its_names(registry):
    missing = [
        name
        for town in INVENTED.values()
        for name in {town[1], town[2], town[3]}
        if Agreement.objects.filter(city__name=town[1]).public().exists()
        and {row.city.name for row in Agreement.objects.public().filter(find(name).condition)} != {town[1]}
    ]
    assert missing == []


def test_towns_sown_before_they_could_be_found_are_found_after_the_next_sowing(registry):
    City.objects.update(search_text="", search_keys=[])
    for row in DemoRow.objects.filter(model="sister_cities.city"):
        row.columns = [name for name in row.columns if name != "search_text"]
        row.digest = digest(row.find(), row.columns)
        row.save(update_fields=["columns", "digest"])
    seed("agreements")
    assert [str(city) for city in search("Valea Ciresilor")] == ["Валя-Чирешилор (RO)"]


def test_the_paper_can_be_opened(registry):
    with Document.objects.get().file.open() as paper:
        assert paper.read(5) == b"%PDF-"


def test_words_are_of_their_languages():
    ukrainian = [town[2] for town in INVENTED.values()] + [act[1] for tie in TIES.values() for act in tie.acts]
    assert [text for text in ukrainian if RUSSIAN_LETTERS.search(text) or re.search("[A-Za-z]", text)] == []
    english = [act[2] for tie in TIES.values() for act in tie.acts]
    assert [text for text in english if re.search("[А-яіїєґ]", text)] == []
