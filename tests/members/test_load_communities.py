import io

import pytest
from django.core.management import call_command
from django.db import IntegrityError

from members.models import Community
from tests.factories import make_community

pytestmark = pytest.mark.django_db
MYRHOROD = "UA53060230000098362"


def load():
    out = io.StringIO()
    call_command("load_communities", stdout=out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def loaded(all_communities):
    pass


def test_load_brings_the_whole_table():
    assert Community.objects.count() == 1774
    myrhorod = Community.objects.get(code=MYRHOROD)
    assert (myrhorod.name_uk, myrhorod.kind, myrhorod.slug) == ("Миргородська", "urban", "myrhorod")
    assert str(myrhorod.latitude) == "49.96464"


def test_load_again_changes_nothing():
    assert "0 added, 0 updated" in load()


def test_load_repairs_what_the_codifier_says():
    Community.objects.filter(code=MYRHOROD).update(name_uk="Миргородска", search_keys=[])
    assert "0 added, 1 updated" in load()
    assert Community.objects.get(code=MYRHOROD).name_uk == "Миргородська"


def test_load_never_touches_what_the_admin_keeps():
    kept = {
        "population": 51000,
        "population_year": 2022,
        "population_source": "Держстат",
        "website": "https://myrhorod.example",
        "is_occupied": True,
    }
    Community.objects.filter(code=MYRHOROD).update(name_uk="?", **kept)
    load()
    assert Community.objects.filter(code=MYRHOROD, name_uk="Миргородська", **kept).exists()


def test_communities_of_crimea_begin_as_occupied_and_nowhere_else():
    occupied = Community.objects.filter(is_occupied=True)
    assert set(occupied.values_list("oblast_uk", flat=True)) == {"Автономна Республіка Крим", "місто Севастополь"}
    in_crimea = Community.objects.filter(oblast_uk__in=["Автономна Республіка Крим", "місто Севастополь"])
    assert occupied.count() == in_crimea.count() > 100


def test_end_of_an_occupation_is_not_undone_by_the_next_load():
    Community.objects.update(is_occupied=False, name_uk="?")
    load()
    assert not Community.objects.filter(is_occupied=True).exists()


def test_load_deletes_nothing():
    gone = make_community(code="UA99999999999999999", slug="gone")
    invented = make_community(code="DEMO-1", slug="demo-1", is_demo=True)
    assert "kept: UA99999999999999999" in load()
    assert Community.objects.filter(pk__in=[gone.pk, invented.pk]).count() == 2


def test_load_brings_invented_communities_under_new_rules():
    invented = make_community(code="DEMO-1", slug="demo-1", is_demo=True)
    Community.objects.filter(pk=invented.pk).update(search_keys=[])
    load()
    assert "старого" in Community.objects.get(pk=invented.pk).search_keys


def test_every_label_names_one_community():
    rows = Community.objects.all()
    assert len({row.full_name_uk for row in rows}) == len({row.full_name_en for row in rows}) == 1774


def test_population_needs_year_and_source():
    with pytest.raises(IntegrityError, match="community_population_has_source"):
        Community.objects.filter(code=MYRHOROD).update(population=5, population_year=2022)


def test_order_follows_the_ukrainian_alphabet():
    names = list(
        Community.objects.filter(oblast_uk="Чернігівська область").in_order().values_list("name_uk", flat=True)
    )
    assert names[0] == "Батуринська"
    assert names.index("Добрянська") < names.index("Іванівська") < names.index("Ічнянська") < names.index("Киїнська")
