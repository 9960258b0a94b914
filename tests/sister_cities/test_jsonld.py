"""What pages of the registry say to machines: valid by schema.org's types, and nothing that they do not show."""

import json
import re

import pytest

from tests import factories
from tests.client import StrictClient
from tests.schema_org import problems
from tests.sister_city_factories import make_agreement, make_city

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SITE = "https://klub.example"
GERMANY = {"@type": "Country", "name": "Німеччина"}
CITY = {
    "@type": "City",
    "name": "Кельн",
    "alternateName": ["Köln", "Cologne"],
    "geo": {"@type": "GeoCoordinates", "latitude": 50.93333, "longitude": 6.95},
    "containedInPlace": GERMANY,
    "sameAs": ["https://www.wikidata.org/entity/Q365", "https://sws.geonames.org/2886242/"],
}


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = SITE


@pytest.fixture
def agreement():
    place = {"latitude": "50.93333", "longitude": "6.95000", "wikidata_id": "Q365", "geonames_id": 2886242}
    return make_agreement(city=make_city(name="Köln", name_uk="Кельн", name_en="Cologne", slug="koln-de", **place))


def read(path) -> dict:
    (block,) = BLOCK.findall(StrictClient().get(path).content.decode())
    document = json.loads(block)
    assert problems(document) == []
    return document


def test_city_says_its_names_place_and_numbers(agreement):
    document = read("/sister-cities/cities/koln-de/")
    assert document == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": f"{SITE}/sister-cities/cities/koln-de/",
        "inLanguage": "uk",
        "mainEntity": CITY,
    }
    english = read("/en/sister-cities/cities/koln-de/")
    assert english["url"] == f"{SITE}/en/sister-cities/cities/koln-de/"
    names = (english["mainEntity"]["name"], english["mainEntity"]["alternateName"])
    assert names == ("Cologne", ["Köln", "Кельн"])


def test_what_is_not_known_is_not_said():
    city = make_city(name="Falun", name_uk="", name_en="", country="SE", latitude=None, longitude=None)
    make_agreement(city=city)
    about = read(f"/sister-cities/cities/{city.slug}/")["mainEntity"]
    assert about == {"@type": "City", "name": "Falun", "containedInPlace": {"@type": "Country", "name": "Швеція"}}


def test_community_is_an_administrative_area_of_its_oblast(agreement):
    community = agreement.community
    about = read(f"/sister-cities/communities/{community.slug}/")["mainEntity"]
    assert (about["@type"], about["name"]) == ("AdministrativeArea", "Старогородська міська територіальна громада")
    assert about["containedInPlace"]["name"] == "Полтавська область"
    assert about["containedInPlace"]["containedInPlace"]["name"] == "Україна"


def test_city_of_special_status_lies_in_the_country_itself():
    community = factories.make_community(kind="city")
    make_agreement(community=community)
    about = read(f"/sister-cities/communities/{community.slug}/")["mainEntity"]
    assert about["containedInPlace"] == {"@type": "Country", "name": "Україна"}


def test_agreement_is_about_both_and_a_part_of_the_registry(agreement):
    agreement.note = "Таємна нотатка"
    agreement.save()
    document = read(f"/sister-cities/{agreement.pk}/")
    assert [side["@type"] for side in document["about"]] == ["AdministrativeArea", "City"]
    assert document["about"][1] == CITY
    assert document["description"] == "Побратимство, чинна"
    assert document["isPartOf"]["url"] == f"{SITE}/sister-cities/"
    assert "Таємна" not in json.dumps(document, ensure_ascii=False)


def test_list_is_a_data_set_with_its_licence_and_files(agreement):
    document = read("/sister-cities/")
    assert (document["@type"], document["license"]) == ("Dataset", "https://creativecommons.org/licenses/by/4.0/")
    files = {one["encodingFormat"]: one["contentUrl"] for one in document["distribution"]}
    assert files == {
        "text/csv": f"{SITE}/sister-cities.csv",
        "application/json": f"{SITE}/sister-cities.json",
        "application/geo+json": f"{SITE}/sister-cities.geojson",
    }
    for kind, address in files.items():
        assert StrictClient().get(address.removeprefix(SITE))["Content-Type"].startswith(kind)


def test_part_of_the_list_is_no_data_set(agreement):
    for query in ("?country=DE", "?sort=year"):
        assert "ld+json" not in StrictClient().get(f"/sister-cities/{query}").content.decode()
    agreement.delete()
    assert "ld+json" not in StrictClient().get("/sister-cities/").content.decode()
