"""`sister-cities.csv`, `.json`, `.geojson` and the page that says what their fields mean."""

import csv
import io
import json
from datetime import date

import pytest

from mayors_club.open_data import words
from sister_cities.filters import Filters
from sister_cities.models import Agreement
from sister_cities.open_data import FIELDS
from sister_cities.words import FIELDS as TOPICS
from tests import factories
from tests import sister_city_factories as made

pytestmark = pytest.mark.django_db

NAMES = [field.name for field in FIELDS]
PATHS = ["/sister-cities.csv", "/sister-cities.json", "/sister-cities.geojson"]


def as_json(client, query=""):
    return json.loads(client.get(f"/sister-cities.json{query}").content)


def as_csv(client, query=""):
    text = client.get(f"/sister-cities.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def features(client, query=""):
    return json.loads(client.get(f"/sister-cities.geojson{query}").content)["features"]


def only(client):
    (row,) = as_json(client)["agreements"]
    return row


def make_community(**fields):
    return factories.make_community(
        **{"code": "UA53060090000010001", "latitude": "49.58827", "longitude": "34.55142", **fields}
    )


# What a row says ------------------------------------------------------------------------------------------------------
def test_row_says_what_is_public(client, settings):
    settings.SITE_URL = "https://klub.example"
    city = made.make_city(geonames_id=2879139, wikidata_id="Q2079", name_uk="")
    agreement = made.make_agreement("registered", community=make_community(), city=city, source_on=date(2026, 5, 5))
    assert only(client) == {
        "id": agreement.pk,
        "url_uk": f"https://klub.example/sister-cities/{agreement.pk}/",
        "url_en": f"https://klub.example/en/sister-cities/{agreement.pk}/",
        "community_code": "UA53060090000010001",
        "community_kind": "urban",
        "community_uk": "Старогород",
        "community_en": "Starohorod",
        "oblast_uk": "Полтавська область",
        "oblast_en": "Poltava oblast",
        "community_latitude": 49.58827,
        "community_longitude": 34.55142,
        "city": "Lindental",
        "city_uk": None,
        "city_en": "Lindental",
        "country": "DE",
        "country_uk": "Німеччина",
        "country_en": "Germany",
        "city_latitude": 51.2,
        "city_longitude": 10.4,
        "city_geonames": 2879139,
        "city_wikidata": "Q2079",
        "kind": "sister_city",
        "fields": ["culture", "education"],
        "procedure": "law",
        "organisation": None,
        "status": "registered",
        "status_since": agreement.status_since.isoformat(),
        "heard_on": "2026-05-05",
        "council_no": "1204",
        "council_on": "2026-02-12",
        "ministry_sent_on": "2026-02-20",
        "order_no": "88",
        "agreed_on": "2026-03-18",
        "signed_on": "2026-04-10",
        "signed_precision": "day",
        "registered_no": "417",
        "registered_on": "2026-05-04",
        "ends_on": None,
        "suspended_on": None,
        "suspended_reason_uk": None,
        "suspended_reason_en": None,
        "terminated_on": None,
        "terminated_by": None,
        "terminated_reason_uk": None,
        "terminated_reason_en": None,
        "last_act_on": None,
        "source_uk": "Сайт міської ради",
        "source_en": "Website of the city council",
        "source_url": "https://starohorod.example/ugody",
        "source_on": "2026-05-05",
        "confirmed_on": None,
    }


@pytest.mark.parametrize(("precision", "said"), [("year", "2008"), ("month", "2008-03"), ("day", "2008-03-07")])
def test_date_is_as_exact_as_it_is_known(client, precision, said):
    made.make_agreement(procedure="earlier", signed_on=date(2008, 3, 7), signed_precision=precision)
    assert (only(client)["signed_on"], only(client)["signed_precision"]) == (said, precision)


def test_days_that_follow_from_the_signature_are_no_more_exact_than_it(client):
    known = {"signed_on": date(1996, 1, 1), "signed_precision": "year"}
    made.make_agreement(procedure="earlier", status_since=date(1996, 1, 1), **known)
    assert (only(client)["status_since"], only(client)["heard_on"]) == ("1996", "1996")
    Agreement.objects.update(status_since=date(2026, 4, 2), last_act_on=date(2026, 5, 5))
    assert (only(client)["status_since"], only(client)["heard_on"]) == ("2026-04-02", "2026-05-05")


def test_unknown_date_has_no_precision(client):
    made.make_agreement(procedure="earlier", signed_on=None, signed_precision="year")
    assert (only(client)["signed_on"], only(client)["signed_precision"]) == (None, None)


def test_end_is_told_with_its_reason(client):
    made.make_agreement("terminated", procedure="earlier", city=made.make_city(country="RU"))
    row = only(client)
    assert (row["country"], row["status"], row["terminated_by"]) == ("RU", "terminated", "both")
    assert row["terminated_reason_uk"] == "Строк спільної програми завершився."


def test_a_halt_that_is_over_is_not_told(client):
    """As on the page of the agreement."""
    made.make_agreement(suspended_on=date(2026, 6, 1), suspended_reason_uk="Пауза")
    assert (only(client)["suspended_on"], only(client)["suspended_reason_uk"]) == (None, None)


def test_nothing_of_members_leaves(client):
    agreement = made.make_agreement(note="Телефонувати пані Ользі")
    made.make_agreement("draft", organisation="", source_uk="Чернетка без підпису")
    made.make_coordinator(agreement)
    made.make_document(agreement)
    by = factories.make_user(email="secret@town.example", full_name_uk="Таємна Особа")
    Agreement.objects.filter(pk=agreement.pk).update(
        proposed_by=by, accepted_by=by, confirmed_by=by, confirmed_on=date(2026, 6, 1)
    )
    secrets = ["Ользі", "Чернетка", "weber@", "Anna Weber", "agreement.pdf", by.email, "Таємна"]
    for path in PATHS:
        text = client.get(path).content.decode()
        assert [secret for secret in secrets if secret in text] == []


# The same rows as the list --------------------------------------------------------------------------------------------
QUERIES = [
    "",
    "?q=Старогород",
    "?q=Lindentl",
    "?q=nowherexyz",
    "?country=PL",
    "?field=sport",
    "?oblast=lviv",
    "?kind=friendship",
    "?status=dormant",
    "?status=draft",
    "?country=DE&kind=sister_city&field=culture&oblast=poltava&status=active&q=Starohorod",
    "?country=ZZ&sort=-year&map=world&page=7",
]


@pytest.mark.parametrize("query", QUERIES)
def test_files_hold_the_rows_of_the_list(client, rf, query):
    lviv = factories.make_community(oblast_uk="Львівська область", oblast_en="Lviv oblast")
    lublin = made.make_city(name="Lublin", name_uk="Люблін", country="PL", slug="lublin-pl")
    made.make_agreement()
    made.make_agreement(community=lviv, city=lublin, kind="friendship", fields=["sport"])
    made.make_agreement("dormant", procedure="earlier", city=lublin)
    made.make_agreement("draft")
    made.make_agreement(accepted_at=None)
    listed = Filters.of(rf.get(f"/sister-cities/{query}").GET).agreements()
    expected = sorted(listed.values_list("pk", flat=True))
    assert [row["id"] for row in as_json(client, query)["agreements"]] == expected
    assert [int(row["id"]) for row in as_csv(client, query)] == expected
    assert [feature["id"] for feature in features(client, query)] == expected


# What the fields mean -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_page_explains_every_field(client, prefix):
    page = client.get(f"{prefix}/sister-cities/open-data/").content.decode().replace("\xa0", " ")
    for field in FIELDS:
        meaning = words(field.words, "en" if prefix else "uk")
        assert f'<th scope="row" lang="en">{field.name}</th>' in page
        assert meaning.partition(":")[0].partition(" (")[0] in page
    for path in (*PATHS, f"{prefix}/sister-cities/feed/"):
        assert f'href="{path}"' in page
    assert "https://creativecommons.org/licenses/by/4.0/" in page
    assert "GeoNames" in page
    assert "Natural Earth" in page


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_is_explained_in_both_languages(field):
    assert words(field.words, "en")
    assert words(field.words, "uk") != words(field.words, "en")


def test_codes_are_all_named():
    meaning = {field.name: words(field.words, "en") for field in FIELDS}
    assert [code for code in TOPICS if code not in meaning["fields"]] == []
    assert [kind for kind in Agreement.Kind.values if kind not in meaning["kind"]] == []
    assert [way for way in Agreement.Procedure.values if way not in meaning["procedure"]] == []
    assert [str(status) for status in Filters.CHOICES["status"] if status not in meaning["status"]] == []


def test_no_field_is_named_twice():
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_list_leads_to_the_files_of_its_rows_and_to_their_page(client, prefix):
    made.make_agreement()
    page = client.get(f"{prefix}/sister-cities/?country=DE").content.decode()
    for path in PATHS:
        assert f'href="{path}?country=DE"' in page
    assert f'href="{prefix}/sister-cities/open-data/"' in page
