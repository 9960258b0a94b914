"""The committed table of communities and how the official workbook becomes it."""

from collections import Counter

import pytest
from django.core.management import call_command
from openpyxl import Workbook

from mayors_club.ukrainian import latinise
from members import settlements
from members.codifier import read_places
from members.coordinates import Settlement, kilometres, with_coordinates
from members.gazetteer import read_csv
from members.oblasts import BY_NAME, OBLASTS

POLTAVA, RAION, KYIV = "UA53000000000028050", "UA53060000000017218", "UA80000000000093317"
MYRHOROD, SOROCHYNTSI = "UA53060230000098362", "UA53060070000063271"
ROWS = [
    (None, None, None, None, None, "ЗАТВЕРДЖЕНО", None),
    ("Перший рівень", None, None, None, None, "Категорія об’єкта", "Назва об’єкта"),
    (POLTAVA, None, None, None, None, "O", "Полтавська"),
    (POLTAVA, RAION, None, None, None, "P", "Миргородський"),
    (POLTAVA, RAION, SOROCHYNTSI, None, None, "H", "Великосорочинська"),
    (POLTAVA, RAION, SOROCHYNTSI, "UA53060070010083551", None, "C", "Великі Сорочинці"),
    (POLTAVA, RAION, MYRHOROD, None, None, "H", " Миргородська "),
    (POLTAVA, RAION, MYRHOROD, "UA53060230010057440", None, "M", "Миргород "),
    (POLTAVA, RAION, MYRHOROD, "UA53060230020012345", None, "C", "Білики"),
    (KYIV, None, None, None, None, "K", "Київ"),
    (KYIV, KYIV, KYIV, KYIV, "UA80000000000126643", "B", "Голосіївський"),
]


@pytest.fixture(scope="module")
def places():
    return read_csv()


def by_code(places):
    return {place.code: place for place in places}


# The committed table --------------------------------------------------------------------------------------------------
def test_table_holds_every_community_and_two_cities(places):
    assert Counter(place.kind for place in places) == {"urban": 428, "settlement": 482, "rural": 862, "city": 2}
    assert len({place.code for place in places}) == 1774
    assert [place.name_uk for place in places if place.kind == "city"] == ["Київ", "Севастополь"]


def test_table_has_no_stray_spaces(places):
    for place in places:
        for value in vars(place).values():
            assert value == " ".join(value.split())


def test_table_has_unique_addresses(places):
    slugs = [place.slug for place in places]
    assert len(set(slugs)) == len(slugs)
    assert all(slug.isascii() and len(slug) <= 80 for slug in slugs)


def test_table_knows_every_region(places):
    assert {place.oblast_uk for place in places} == BY_NAME.keys()
    assert len(OBLASTS) == 27
    assert all(place.oblast_en == BY_NAME[place.oblast_uk].name_en for place in places)


def test_crimea_is_ukraine(places):
    crimea = [place for place in places if place.oblast_uk == "Автономна Республіка Крим"]
    assert len(crimea) == 303
    simferopol = next(place for place in crimea if place.centre_uk == "Сімферополь")
    assert (simferopol.slug, simferopol.kind) == ("simferopol", "urban")


def test_table_spells_centres_by_the_resolution(places):
    assert all(place.centre_latin == latinise(place.centre_uk) for place in places)


def test_table_marks_names_that_repeat_in_an_oblast(places):
    names = Counter((place.name_uk, place.oblast_uk) for place in places)
    unmarked = [place for place in places if names[place.name_uk, place.oblast_uk] > 1 and not place.is_repeated]
    assert unmarked == []
    assert sum(bool(place.is_repeated) for place in places) == 76


def test_coordinates_lie_in_ukraine_and_belong_to_one_place(places):
    points = [(float(place.latitude), float(place.longitude)) for place in places if place.latitude]
    assert len(points) == len(set(points)) > 1600
    assert all(44.3 < latitude < 52.4 and 22.1 < longitude < 40.3 for latitude, longitude in points)


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [(MYRHOROD, 49.964, 33.609), (KYIV, 50.450, 30.523), ("UA85000000000065278", 44.608, 33.521)],
)
def test_coordinates_are_right(places, code, latitude, longitude):
    place = by_code(places)[code]
    found = Settlement(float(place.latitude), float(place.longitude))
    assert kilometres(found, Settlement(latitude, longitude)) < 2


# From the workbook ----------------------------------------------------------------------------------------------------
def test_workbook_gives_name_centre_and_kind():
    myrhorod = by_code(read_places(ROWS))[MYRHOROD]
    assert (myrhorod.name_uk, myrhorod.centre_uk, myrhorod.centre_latin) == ("Миргородська", "Миргород", "Myrhorod")
    assert (myrhorod.oblast_uk, myrhorod.oblast_en) == ("Полтавська область", "Poltava oblast")
    assert (myrhorod.raion_uk, myrhorod.raion_latin) == ("Миргородський район", "Myrhorodskyi")
    assert (myrhorod.kind, myrhorod.slug) == ("urban", "myrhorod")


def test_workbook_gives_the_city_without_districts():
    kyiv = by_code(read_places(ROWS))[KYIV]
    assert (kyiv.kind, kyiv.name_uk, kyiv.oblast_uk, kyiv.slug) == ("city", "Київ", "місто Київ", "kyiv")
    assert len(read_places(ROWS)) == 3


def test_address_once_given_is_kept():
    places = read_places(ROWS, {MYRHOROD: "old-address"})
    assert by_code(places)[MYRHOROD].slug == "old-address"


def test_address_of_a_known_place_is_not_given_away():
    places = read_places(ROWS, {"UA00000000000000000": "myrhorod"})
    assert by_code(places)[MYRHOROD].slug == "myrhorod-poltava"


def test_repeated_centre_gets_oblast_and_raion_in_its_address():
    twin = "UA53060990000000001"
    rows = [
        *ROWS,
        (POLTAVA, RAION, twin, None, None, "H", "Новомиргородська"),
        (POLTAVA, RAION, twin, "UA53060990010000002", None, "C", "Миргород"),
    ]
    places = by_code(read_places(rows))
    assert places[MYRHOROD].slug == "myrhorod-poltava-myrhorodskyi-urban"
    assert places[twin].slug == "myrhorod-poltava-myrhorodskyi-rural"
    assert places[MYRHOROD].is_repeated
    assert places[twin].is_repeated


def test_build_command_writes_the_table(tmp_path):
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "codifier.xlsx")
    written = {"output": str(tmp_path / "out.csv"), "settlements": str(tmp_path / "settlements.csv")}
    call_command("build_communities", tmp_path / "codifier.xlsx", verbosity=0, **written)
    built = by_code(read_csv(tmp_path / "out.csv"))
    committed = by_code(read_csv())
    assert len(built) == 3
    # The address and the point of a known code come from the committed table.
    assert built[MYRHOROD] == committed[MYRHOROD]
    assert list(settlements.read_csv(tmp_path / "settlements.csv")) == [
        (SOROCHYNTSI, "village", "Великі Сорочинці"),
        (MYRHOROD, "town", "Миргород"),
        (MYRHOROD, "village", "Білики"),
    ]


# Coordinates ----------------------------------------------------------------------------------------------------------
def settlement(name, latitude, longitude, *alternatives, region="18", population=1000):
    return {
        "countrycode": "UA",
        "admin1code": region,
        "name": name,
        "latitude": latitude,
        "longitude": longitude,
        "population": population,
        "alternatenames": list(alternatives),
    }


SOROCHYNTSI_POINT = settlement("Velyki Sorochyntsi", 50.02, 33.94, "Великі Сорочинці")


def located(*gazetteer):
    place = by_code(with_coordinates(read_places(ROWS), [SOROCHYNTSI_POINT, *gazetteer]))[MYRHOROD]
    return place.latitude, place.longitude


def test_coordinates_are_taken_from_the_only_match():
    assert located(settlement("Myrhorod", 49.96464, 33.60861, "Миргород")) == ("49.96464", "33.60861")


def test_coordinates_of_another_region_are_not_taken():
    assert located(settlement("Myrhorod", 49.96, 33.61, "Миргород", region="21")) == ("", "")


def test_coordinates_far_from_the_raion_are_not_taken():
    gazetteer = [settlement("Myrhorod", 46.0, 33.61, "Миргород"), settlement("Myrhorod", 46.1, 33.61, "Миргород")]
    assert located(*gazetteer) == ("", "")


def test_coordinates_of_the_clearly_nearer_one_are_taken():
    near, far = settlement("Myrhorod", 50.0, 33.9, "Миргород"), settlement("Myrhorod", 50.5, 34.5, "Миргород")
    assert located(near, far) == ("50.00000", "33.90000")


def test_coordinates_of_the_clearly_larger_town_are_taken():
    village, town = (
        settlement("Myrhorod", 50.12, 33.94, "Миргород", population=600),
        settlement("Myrhorod", 49.92, 33.94, "Миргород", population=40000),
    )
    assert located(village, town) == ("49.92000", "33.94000")


def test_historic_name_of_another_place_is_not_taken():
    assert located(settlement("Sukhanivka", 49.9, 33.6, "Миргород")) == ("", "")
