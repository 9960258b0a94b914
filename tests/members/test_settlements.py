"""The committed table of settlements, how it is written and how it is loaded."""

import io

import pytest
from django.core.management import call_command

from members import gazetteer
from members.models import Settlement
from members.settlements import CSV_PATH, NamedSettlement, read_csv, write_csv
from tests.factories import make_community

MYRHOROD = "UA53060230000098362"


@pytest.fixture(scope="module")
def settlements():
    return list(read_csv())


def load():
    out = io.StringIO()
    call_command("load_settlements", stdout=out)
    return out.getvalue()


# The committed table --------------------------------------------------------------------------------------------------
def test_table_names_every_settlement(settlements):
    found = {kind: sum(one.category == kind for one in settlements) for kind in Settlement.Category.values}
    assert found == {"town": 459, "settlement": 1979, "village": 27261}


def test_table_is_compact():
    assert CSV_PATH.stat().st_size < 1_000_000


def test_table_has_no_stray_spaces(settlements):
    assert all(one.name_uk == " ".join(one.name_uk.split()) != "" for one in settlements)


def test_every_community_has_its_centre_among_its_settlements(settlements):
    named = {(one.community_code, one.name_uk) for one in settlements}
    places = [place for place in gazetteer.read_csv() if place.kind != "city"]
    assert [place.code for place in places if (place.code, place.centre_uk) not in named] == []
    assert {code for code, _ in named} == {place.code for place in places}


def test_table_written_is_the_table_read(settlements, tmp_path):
    write_csv(settlements, tmp_path / "settlements.csv")
    assert (tmp_path / "settlements.csv").read_bytes() == CSV_PATH.read_bytes()


# The loader -----------------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_load_brings_the_settlements_of_the_communities_that_are_there():
    community = make_community(code=MYRHOROD)
    load()
    assert set(Settlement.objects.values_list("community", flat=True)) == {community.pk}
    expected = {(one.category, one.name_uk) for one in read_csv() if one.community_code == MYRHOROD}
    assert set(Settlement.objects.values_list("category", "name_uk")) == expected
    town = Settlement.objects.get(category="town")
    assert (str(town), town.name_latin, town.key) == ("Миргород", "Myrhorod", "mirhorod")


@pytest.mark.django_db
def test_load_again_changes_nothing():
    make_community(code=MYRHOROD)
    load()
    keys = set(Settlement.objects.values_list("pk", flat=True))
    assert "0 added, 0 removed" in load()
    assert set(Settlement.objects.values_list("pk", flat=True)) == keys


@pytest.mark.django_db
def test_load_repairs_what_the_codifier_says():
    community = make_community(code=MYRHOROD)
    load()
    Settlement.objects.filter(category="town").update(key="?")
    Settlement.objects.create(community=community, category="village", name_uk="Старе", name_latin="Stare", key="stare")
    assert "1 added, 2 removed" in load()
    assert Settlement.objects.get(category="town").key == "mirhorod"
    assert not Settlement.objects.filter(key="stare").exists()


@pytest.mark.django_db
def test_load_keeps_two_villages_of_one_name_in_a_community():
    twice = "UA05020190000015755"
    names = [one for one in read_csv() if one.community_code == twice]
    make_community(code=twice)
    load()
    assert Settlement.objects.count() == len(names) > len(set(names))


def test_a_settlement_is_read_with_its_community_and_category(settlements):
    assert NamedSettlement(MYRHOROD, "town", "Миргород") in settlements
