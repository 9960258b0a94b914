"""Finding an office by a name, a community or an oblast, as people type them."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Member
from offices import search, services, tasks
from offices.models import Office
from offices.models.office import SEARCHED
from tests import factories, office_factories
from tests.members.typos import typo_of_each_kind

pytestmark = pytest.mark.django_db

PEOPLE = [
    ("Ірина Савчук", "Iryna Savchuk", "Старогородська", "Старогород", "Starohorod", "Полтавська", "Poltava"),
    ("Тарас Левченко", "Taras Levchenko", "Кам’янобрідська", "Кам’яний Брід", "Kamianyi Brid", "Рівненська", "Rivne"),
    ("Олена Ґерасим", "Olena Gerasym", "Біла Церква", "Біла Церква", "Bila Tserkva", "Київська", "Kyiv"),
    ("Марина Лук’янова", "Maryna Lukianova", "Зеленограйська", "Зелений Грай", "Zelenyi Hrai", "Черкаська", "Cherkasy"),
]


def make(name, latin, community, centre, centre_latin, oblast, oblast_en, **fields):
    place = factories.make_community(
        name_uk=community,
        centre_uk=centre,
        centre_latin=centre_latin,
        oblast_uk=f"{oblast} область",
        oblast_en=f"{oblast_en} oblast",
    )
    member = factories.make_member(full_name_uk=name, full_name_latin=latin, community=place)
    return office_factories.make_office(member, slug=latin.lower().replace(" ", "-"), **fields)


@pytest.fixture
def offices():
    return [make(*person) for person in PEOPLE]


def slugs(typed):
    return sorted(Office.objects.filter(pk__in=search.find(typed).keys).values_list("slug", flat=True))


@pytest.mark.parametrize(
    "typed",
    [
        "Ірина Савчук",
        "савчук",
        "САВЧ",
        "Savchuk Iryna",
        "iryna sav",
        "Старогород",
        "старогородська громада",
        "Starohorod community (hromada)",
        "starohorodska",
        "Полтавська область",
        "poltava oblast",
        "Савчук Полтавська",
        "міська голова Савчук",
        "Mayor of Starohorod",
        "  Ірина,   «Савчук» ",
    ],
)
def test_name_community_and_oblast_are_found_in_both_scripts(offices, typed):
    assert slugs(typed) == ["iryna-savchuk"]
    assert not search.find(typed).is_similar


@pytest.mark.parametrize(
    "typed", ["Савчку", "Савчк", "Саввчук", "Сaвчук", "авчук", "Savchyk", "Svachuk", "мер Полтави"]
)
def test_one_typo_is_forgiven_and_said(offices, typed):
    assert slugs(typed) == ["iryna-savchuk"]
    assert search.find(typed).is_similar


@pytest.mark.parametrize("typed", ["лук'янова", "лукʼянова", "Лук’янова", "лукянова", "Lukianova", "Лук`янова"])
def test_apostrophe_is_typed_in_any_way_or_not_at_all(offices, typed):
    assert slugs(typed) == ["maryna-lukianova"]


@pytest.mark.parametrize("typed", ["Камяний Брід", "кам'янобрідська", "Kamianyi brid", "kamianobridska"])
def test_apostrophe_of_a_community(offices, typed):
    assert slugs(typed) == ["taras-levchenko"]


@pytest.mark.parametrize("typed", ["Білацерква", "біла церква", "Bila Tserkva", "tserkva"])
def test_name_of_two_words_is_found_run_together(offices, typed):
    assert slugs(typed) == ["olena-gerasym"]


def test_official_latin_spelling_is_found_beside_the_persons_own(offices):
    assert slugs("Gerasym") == slugs("Herasym") == ["olena-gerasym"]


@pytest.mark.parametrize("typed", ["", "  ", "!?«»", "Коваленко", "Савчук Черкаська", "\x00", "савчук савчук ко"])
def test_what_fits_nowhere_finds_nothing(offices, typed):
    assert slugs(typed) == []


def test_similar_names_stay_away_when_somebody_has_the_very_name(offices):
    make("Ніна Савчак", "Nina Savchak", *PEOPLE[1][2:])
    assert slugs("Савчук") == ["iryna-savchuk"]
    assert slugs("Савчик") == ["iryna-savchuk", "nina-savchak"]


def test_nearly_every_typo_of_a_surname_is_forgiven(offices):
    dice = random.Random(3)
    names = ["Савчук", "Левченко", "Ґерасим", "Savchuk", "Levchenko", "Gerasym", "Старогород", "Starohorod"] * 5
    typed = [typo for name in names for typo in typo_of_each_kind(name, dice)]
    lost = [typo for typo in typed if not search.find(typo).keys]
    assert len(lost) <= len(typed) * 0.05, lost


def test_member_without_a_community_of_the_codifier_is_found_by_what_was_typed():
    member = factories.make_member(community=None, community_typed="Верхня Гора")
    office = office_factories.make_office(member)
    assert search.find("Верхня Гора").keys == search.find("verkhnia").keys == [office.pk]


@pytest.mark.parametrize("fields", [{"hidden_at": timezone.now()}, {"live": False}], ids=["hidden", "never published"])
def test_what_is_not_public_is_never_found(fields):
    office = make(*PEOPLE[0], **fields)
    search.fill(office)
    office.save()
    assert search.find("Савчук").keys == []


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Member.Status.ENDED, "ended_at": timezone.now(), "end_reason": Member.EndReason.EXCLUDED},
        {"effective_at": timezone.now() + timedelta(days=1)},
    ],
    ids=["ended", "not in force yet"],
)
def test_office_of_a_membership_not_in_force_is_never_found(offices, fields):
    Member.objects.filter(office__slug="iryna-savchuk").update(**fields)
    assert slugs("Савчук") == []


def test_published_office_is_found_at_once():
    office = office_factories.make_office(
        factories.make_member(full_name_uk="Ганна Ковальчук"), live=False, may_publish=True
    )
    edition = office_factories.make_draft(office)
    services.publish(edition, seen=edition.changes, by=office.member.user)
    assert search.find("Ковальчук").keys == [office.pk]


def test_new_name_and_new_community_are_found_after_the_hourly_task(offices):
    member = offices[0].member
    Member.objects.filter(pk=member.pk).update(full_name_uk="Ірина Коваль", full_name_latin="Iryna Koval")
    tasks.refresh_search()
    assert slugs("Коваль") == slugs("Koval") == ["iryna-savchuk"]
    assert slugs("Савчук") == []
    member.community.oblast_uk = "Сумська область"
    member.community.save()
    tasks.refresh_search()
    assert slugs("Сумська") == ["iryna-savchuk"]


def test_hourly_task_writes_only_what_changed(offices, django_assert_num_queries):
    assert search.refresh() == 0
    # The offices, their terms and their sections.
    with django_assert_num_queries(3):
        search.refresh()


def test_keys_are_not_fetched_with_an_office(offices):
    assert Office.objects.first().get_deferred_fields() == {*SEARCHED}
