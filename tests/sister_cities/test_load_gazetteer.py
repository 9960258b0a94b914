"""The whole gazetteer, tried with four places of it."""

import io
import json
from datetime import date

import pytest
from django.core.management import call_command

from sister_cities.cities import search
from sister_cities.finding import find
from sister_cities.gazetteer_table import MOST_UNDER_A_KEY
from sister_cities.models import Agreement, City
from sister_cities.services import by_hand
from tests import factories

pytestmark = pytest.mark.django_db


def row(number, name, country, *alternates, latitude=50.0, longitude=10.0, population=1000):
    return {
        "geonameid": number, "name": name, "countrycode": country, "latitude": latitude, "longitude": longitude,
        "population": population, "alternatenames": list(alternates), "timezone": "", "admin1code": "",
    }  # fmt: skip


ROWS = [
    row(1, "Lindental", "DE", "Лінденталь", "LIN", "Lindenthal"),
    row(2, "Lindental", "DE", latitude=48.0, population=90),
    row(3, "Lviv", "UA", "Львів"),
    row(4, "Simferopol", "UA", "Сімферополь"),
]


def load(tmp_path, rows=ROWS):
    path, out = tmp_path / "cities500.json", io.StringIO()
    path.write_text(json.dumps({str(row["geonameid"]): row for row in rows}), encoding="utf-8")
    call_command("load_gazetteer", str(path), stdout=out)
    return out.getvalue()


def test_load_brings_every_place_and_offers_those_abroad(tmp_path):
    said = load(tmp_path)
    assert "4 places in GeoNames; 4 added, 0 updated" in said
    facts = (
        City.objects.exclude(country="UA")
        .order_by("-population")
        .values_list("name", "name_uk", "name_en", "slug", "source")
    )
    assert list(facts) == [
        ("Lindental", "Лінденталь", "Lindental", "lindental-de", "gazetteer"),
        ("Lindental", "", "Lindental", "lindental-de-2", "gazetteer"),
    ]
    assert set(City.objects.filter(country="UA").values_list("slug", flat=True)) == {"lviv-ua", "simferopol-ua"}
    assert search("Львів") == search("lviv") == []
    assert [city.geonames_id for city in search("Лінденталь")] == [1]
    assert [city.geonames_id for city in search("lindental")] == [1, 2]
    assert search("lin ") == search("lin")


def test_load_again_changes_nothing_and_repairs_what_geonames_changed(tmp_path):
    load(tmp_path)
    assert "0 added, 0 updated" in load(tmp_path)
    assert "0 added, 1 updated" in load(tmp_path, [ROWS[0] | {"population": 2000}, *ROWS[1:]])


def test_load_renames_nothing_that_was_checked_and_deletes_nothing(tmp_path):
    load(tmp_path)
    City.objects.filter(geonames_id=1).update(name_uk="Липова Долина", is_verified=True)
    assert "1 no longer in GeoNames, kept" in load(tmp_path, [ROWS[0], *ROWS[2:]])
    assert City.objects.get(geonames_id=1).name_uk == "Липова Долина"
    assert City.objects.filter(geonames_id=2).exists()


def test_a_small_place_with_an_agreement_is_found_by_every_beginning_also_after_the_next_load(tmp_path):
    """Of the places under a beginning the table keeps the most populous: a partner is never left out."""
    larger = [row(number, "Lindenau", "DE", population=90_000) for number in range(10, 10 + MOST_UNDER_A_KEY)]
    load(tmp_path, [*ROWS, *larger])
    small = City.objects.get(geonames_id=2)
    facts = {"signed_on": date(2001, 5, 9), "source_uk": "Сайт громади"}
    added = by_hand.add(
        community=factories.make_community(), city=small, kind="friendship", procedure="earlier", status="active",
        facts=facts, by=factories.make_user(),
    )  # fmt: skip
    for _round in range(2):
        assert [*Agreement.objects.filter(find("linde").condition)] == [added]
        load(tmp_path, [*ROWS, *larger])


def test_load_recognises_what_people_entered(tmp_path):
    entered = City.objects.create(name="Lindental", country="DE", latitude="50.01", longitude="10", slug="ours")
    assert "3 added, 1 updated, 1 recognised" in load(tmp_path)
    entered.refresh_from_db()
    assert (entered.geonames_id, entered.slug, entered.source) == (1, "ours", City.Source.HAND)
