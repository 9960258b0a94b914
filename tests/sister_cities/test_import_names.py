"""Whom a row of an import names: cities with the country beside them, cities of ours that it gives to others."""

import pytest

from members.gazetteer import read_csv
from members.models import Community
from sister_cities.models import ImportRow
from tests.sister_cities.importing import COLUMNS, HEAD, checked

pytestmark = pytest.mark.django_db


def make_crimea() -> None:
    """Sevastopol and Simferopol with their places on earth."""
    for place in read_csv():
        if place.centre_uk in ("Сімферополь", "Севастополь"):
            columns = {name: getattr(place, name) for name in COLUMNS}
            Community.objects.create(latitude="44.95719", longitude="34.11079", **columns)


def row_of(row: str) -> ImportRow:
    return checked((HEAD + row).encode()).rows.get()


@pytest.mark.parametrize(
    ("city", "country"),
    [("Simferopol", "Russia"), ("Сімферополь", "РФ"), ("Sevastopol (Russia)", ""), ("Mykolaiv", "Belarus")],
)
@pytest.mark.parametrize("point", [",", "44.9521,34.1024"])
def test_no_place_of_ukraine_becomes_a_city_of_an_aggressor(lindental, city, country, point):
    make_crimea()
    row = row_of(f"Kyiv,{city},{country},{point},,2001,terminated,01.03.2022,агресія,")
    assert (row.verdict, [facts["why"] for _code, facts in row.reasons]) == ("rejected", ["in_ukraine"])


def test_neither_does_a_point_beside_one_of_our_communities(lindental):
    make_crimea()
    row = row_of("Kyiv,Zarechensk,Russia,44.90,34.15,,2001,terminated,01.03.2022,агресія,")
    assert (row.verdict, [facts["why"] for _code, facts in row.reasons]) == ("rejected", ["in_ukraine"])


@pytest.mark.parametrize(
    ("point", "verdict"), [("56.35,37.5333", "matched"), (",", "rejected"), ("44.95,34.11", "rejected")]
)
def test_name_that_is_only_spelt_like_one_of_ours_is_told_apart_by_its_place(lindental, point, verdict):
    make_crimea()
    row = row_of(f"Kyiv,Kirov,Russia,{point},,2001,terminated,01.03.2022,агресія,")
    assert row.verdict == verdict


@pytest.mark.parametrize("city", ["Lindental (Germany)", "Lindental, Germany", "Lindental (Німеччина)"])
def test_country_beside_the_city_counts_where_its_column_is_empty(lindental, city):
    row = row_of(f'Kyiv,"{city}",,51.2,10.4,,,,,,')
    assert (row.verdict, row.city) == ("matched", lindental)


@pytest.mark.parametrize("city", ["Lindental", "Los Angeles, CA", "Winnipeg, Manitoba"])
def test_row_without_a_country_says_so(lindental, city):
    row = row_of(f'Kyiv,"{city}",,,,,,,,,')
    assert (row.verdict, row.reasons[0][1]["why"]) == ("rejected", "no_country")


def test_country_beside_the_city_may_be_an_aggressor(lindental):
    assert row_of("Kyiv,Zarechensk (Росія),,,,,,,,,").reasons == [["aggressor", {}]]


@pytest.fixture
def samara():
    """The only place in Ukraine of this name is a village."""
    community = Community.objects.get(centre_uk="Львів")
    return community.settlements.create(category="village", name_uk="Самара", name_latin="Samara", key="samara")


@pytest.mark.parametrize("cell", ["Samara", "Самара"])
def test_bare_name_of_a_large_city_abroad_is_not_taken_for_a_village_of_ours(lindental, samara, cell):
    row = row_of(f"{cell},Lindental,Germany,51.2,10.4,,,,,,")
    assert (row.verdict, row.reasons[0][1]["why"]) == ("doubtful", "abroad")
    assert row.candidates["community"] == [samara.community_id]


@pytest.mark.parametrize("cell", ['"Samara, Ukraine"', "с. Самара", "Samara (Lviv Oblast)"])
def test_village_said_to_be_one_is_matched(lindental, samara, cell):
    row = row_of(f"{cell},Lindental,Germany,51.2,10.4,,,,,,")
    assert (row.verdict, row.community_id) == ("matched", samara.community_id)


def test_city_of_an_aggressor_is_not_taken_for_a_village_of_ours(lindental, samara):
    row = row_of("Kyiv,Samara,Russia,53.2,50.13,,2001,terminated,01.03.2022,агресія,")
    assert (row.verdict, row.new_city["name"]) == ("matched", "Samara")
