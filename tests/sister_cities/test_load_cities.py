import io

import pytest
from django.core.management import call_command

from sister_cities.city_names import phrases
from sister_cities.gazetteer import Place, boxes, boxes_of, committed, read_cities, read_ukrainian_names
from sister_cities.models import City

pytestmark = pytest.mark.django_db
LEIPZIG = 2879139


def load():
    out = io.StringIO()
    call_command("load_cities", stdout=out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def loaded(all_cities):
    pass


def test_load_brings_the_whole_list():
    assert City.objects.count() == len(read_cities()) == len(read_ukrainian_names())
    leipzig = City.objects.get(geonames_id=LEIPZIG)
    assert (leipzig.name, leipzig.name_uk, leipzig.country, leipzig.slug) == ("Leipzig", "Лейпциг", "DE", "leipzig-de")
    assert str(leipzig.latitude) == "51.33962"


def test_load_again_changes_nothing():
    assert "0 added, 0 updated" in load()


def test_load_repairs_what_nobody_has_checked():
    City.objects.filter(geonames_id=LEIPZIG).update(name_uk="Ляйпциг", search_keys=[])
    assert "0 added, 1 updated" in load()
    assert City.objects.get(geonames_id=LEIPZIG).name_uk == "Лейпциг"


def test_load_keeps_the_names_that_were_checked():
    City.objects.filter(geonames_id=LEIPZIG).update(name_uk="Ляйпциг", is_verified=True)
    load()
    assert City.objects.get(geonames_id=LEIPZIG).name_uk == "Ляйпциг"
    assert "0 added, 0 updated" in load()


def test_load_recognises_a_city_that_was_entered_by_hand():
    City.objects.filter(geonames_id=LEIPZIG).delete()
    entered = City.objects.create(
        name="Leipzig", name_uk="Лейпціг", country="DE", latitude="51.34", longitude="12.38", slug="our-leipzig"
    )
    assert "0 added, 1 updated" in load()
    entered.refresh_from_db()
    assert (entered.geonames_id, entered.name_uk, entered.source) == (LEIPZIG, "Лейпціг", City.Source.HAND)
    assert "=lipsk" in entered.search_keys


def test_load_does_not_recognise_a_namesake_far_away():
    entered = City.objects.create(name="Leipzig", country="DE", latitude="53", longitude="9", slug="other-leipzig")
    assert "0 added" in load()
    entered.refresh_from_db()
    assert entered.geonames_id is None


def test_load_deletes_nothing():
    kept = City.objects.create(name="Nowhere", country="DE", slug="nowhere-de", geonames_id=999999999)
    load()
    assert City.objects.filter(pk=kept.pk).exists()


def test_cities_of_one_name_have_addresses_of_their_own():
    slugs = City.objects.filter(name_en="London").order_by("-population").values_list("country", "slug")
    assert list(slugs) == [("GB", "london-gb"), ("CA", "london-ca")]
    suzhou = list(City.objects.filter(name_uk="Сучжоу").order_by("-population").values_list("slug", "geonames_id"))
    assert [slug for slug, _ in suzhou] == ["suzhou-cn", f"suzhou-cn-{suzhou[1][1]}"]


@pytest.mark.parametrize(
    ("name_uk", "name", "name_en", "country"),
    [
        ("Перемишль", "Przemyśl", "Przemyśl", "PL"),
        ("Жешув", "Rzeszów", "Rzeszów", "PL"),
        ("Хожув", "Chorzów", "Chorzów", "PL"),
        ("Кельн", "Köln", "Cologne", "DE"),
        ("Мюнхен", "München", "Munich", "DE"),
        ("Штутгарт", "Stuttgart", "Stuttgart", "DE"),
        ("Нант", "Nantes", "Nantes", "FR"),
        ("Осака", "大阪", "Osaka", "JP"),
        ("Тбілісі", "თბილისი", "Tbilisi", "GE"),
        ("Кишинів", "Chișinău", "Chișinău", "MD"),
    ],
)
def test_names_as_ukrainian_has_them(name_uk, name, name_en, country):
    assert City.objects.filter(name_uk=name_uk, name=name, name_en=name_en, country=country).count() == 1


def test_every_name_is_ukrainian():
    letters = set("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’- ")
    assert [place.name_uk for place in read_cities() if set(place.name_uk.lower()) - letters] == []
    assert [place.name for place in read_cities() if place.country == "UA"] == []


def known(place):
    return phrases([*place.names, *place.other_names.split("|")])


def one(number, name, latitude, longitude, population, others="", country="US"):
    return Place(number, name, "", name, country, str(latitude), str(longitude), population, others)


def test_list_gives_no_city_the_name_of_a_place_beside_it():
    large, beside = (
        one(1, "Dela", 28.65, 77.23, 11_000_000, "New Dela|Dehla"),
        one(2, "New Dela", 28.62, 77.21, 317_000),
    )
    far = one(3, "Dehla", 20.0, 70.0, 400)
    assert known(committed([large, beside, far], {1: {}})[0]) == ["dela", "dehla"]
    assert "new dela" not in known(next(place for place in read_cities() if place.name_en == "Delhi"))


def test_list_remembers_whose_own_name_another_name_is():
    large, small = one(1, "Jersey", 40.72, -74.07, 290_000, "Hudson"), one(2, "Hudson", 44.97, -92.75, 24_000)
    assert committed([large, small], {1: {}})[0].namesakes == "hudson"


def test_box_of_a_country_is_one_for_each_part_of_it():
    places = [one(1, "London", 51.5, -0.1, 1), one(2, "Leeds", 53.8, -1.5, 1), one(3, "Akrotiri", 34.6, 32.95, 1)]
    assert boxes_of(places) == [("US", 34.6, 34.6, 32.95, 32.95), ("US", 51.5, 53.8, -1.5, -0.1)]
    assert len(boxes()["GB"]) > 1
