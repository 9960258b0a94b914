"""`sister-cities.csv`, `.json`, `.geojson` and the page that says what their fields mean."""

import csv
import io
import json
from datetime import date

import pytest

from mayors_club.open_data import LICENCE, words
from sister_cities import files
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


# Forms of the files ---------------------------------------------------------------------------------------------------
def test_csv_is_for_spreadsheets_and_says_the_same(client):
    made.make_agreement(procedure="earlier", fields=["culture", "sport"])
    raw = client.get("/sister-cities.csv")
    assert raw.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert raw.content.startswith(b"\xef\xbb\xbfid,url_uk,")
    assert raw.content.count(b"\r\n") == raw.content.count(b"\n") == 2
    (row,) = as_csv(client)
    assert list(row) == NAMES
    said = only(client) | {"fields": "culture; sport"}
    assert {name: value for name, value in row.items() if value} == {
        name: f"{value:.5f}" if isinstance(value, float) else str(value) for name, value in said.items() if value
    }


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_cell_never_becomes_a_formula(client, first):
    hostile = f'{first}HYPERLINK("http://evil.example";"a,b")\n'
    texts = dict.fromkeys(["source_uk", "source_en", "source_url"], hostile)
    agreement = made.make_agreement("suspended", procedure="organisation", organisation=hostile, city=made.make_city())
    Agreement.objects.filter(pk=agreement.pk).update(**texts, suspended_reason_uk=hostile, suspended_reason_en=hostile)
    type(agreement.city).objects.update(name=hostile, name_uk=hostile, name_en=hostile)
    (row,) = as_csv(client)
    names = [*texts, "organisation", "suspended_reason_uk", "suspended_reason_en", "city", "city_uk", "city_en"]
    assert {row[name] for name in names} == {f"'{hostile}"}
    assert only(client)["city"] == hostile


def test_every_text_that_people_write_is_guarded():
    """What is not guarded is a number, a day, a code of ours or an address that we made."""
    safe = {"id", "url_uk", "url_en", "fields", "signed_on", "signed_precision", "country_uk", "country_en"}
    safe |= {name for name in NAMES if name.endswith(("_on", "_latitude", "_longitude", "_since"))}
    safe |= {"kind", "procedure", "status", "country", "city_geonames", "city_wikidata"}
    safe |= {"community_code", "community_kind", "oblast_uk", "oblast_en"}
    assert {field.name for field in FIELDS if not field.is_text} == safe & set(NAMES)


def test_degrees_below_zero_stay_numbers(client):
    made.make_agreement(city=made.make_city(country="US", latitude="40.71427", longitude="-74.00597"))
    assert as_csv(client)[0]["city_longitude"] == "-74.00597"


@pytest.mark.parametrize("hostile", ['"quoted" \\ "back\\slash"', "two\nlines\r\nof text", "\x01\x02 control", "}]},"])
def test_json_survives_any_text(client, hostile):
    agreement = made.make_agreement()
    Agreement.objects.filter(pk=agreement.pk).update(source_uk=hostile)
    assert only(client)["source_uk"] == hostile
    assert features(client)[0]["properties"]["source_uk"] == hostile
    assert as_csv(client)[0]["source_uk"] == hostile


def test_geojson_is_a_line_between_the_two_places(client):
    agreement = made.make_agreement(community=make_community())
    raw = client.get("/sister-cities.geojson")
    assert raw.headers["Content-Type"] == "application/geo+json"
    assert json.loads(raw.content)["type"] == "FeatureCollection"
    (feature,) = features(client)
    assert feature == {
        "type": "Feature",
        "id": agreement.pk,
        "geometry": {"type": "LineString", "coordinates": [[34.55142, 49.58827], [10.4, 51.2]]},
        "properties": only(client),
    }


def test_geojson_without_a_place_has_no_line(client):
    made.make_agreement(community=make_community(), city=made.make_city(latitude=None, longitude=None))
    made.make_agreement(community=make_community(code="UA53060090000010002", latitude=None, longitude=None))
    assert [feature["geometry"] for feature in features(client)] == [None, None]


def test_empty_files(client):
    assert client.get("/sister-cities.csv").content.decode("utf-8-sig") == ",".join(NAMES) + "\r\n"
    assert as_json(client)["agreements"] == []
    assert features(client) == []


def test_json_says_what_its_fields_mean_and_how_it_may_be_used(client):
    content = as_json(client)
    assert content["licence"] == LICENCE
    assert "GeoNames (CC BY 4.0)" in content["credit"]
    assert [field["name"] for field in content["fields"]] == NAMES


# How the files are answered -------------------------------------------------------------------------------------------
@pytest.mark.parametrize("path", PATHS)
def test_short_file_is_the_same_bytes_until_something_changes(client, path):
    agreement = made.make_agreement()
    first = client.get(path)
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert first.headers["X-Content-Type-Options"] == "nosniff"
    assert "Last-Modified" not in first.headers
    assert not first.cookies
    tag = {"If-None-Match": first.headers["ETag"]}
    assert client.get(path, headers=tag).status_code == 304
    Agreement.objects.filter(pk=agreement.pk).update(source_uk="Інше джерело")
    assert client.get(path, headers=tag).status_code == 200


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("count", [1, 500])
def test_file_asks_once_for_any_number(client, django_assert_num_queries, path, count):
    make_many(count)
    with django_assert_num_queries(1):
        client.get(path)


@pytest.mark.parametrize("path", PATHS)
def test_long_file_streams(client, path):
    make_many(files.FIRST + 1)
    answer = client.get(path)
    assert answer.streaming
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "ETag" not in answer.headers
    assert not answer.cookies
    content = b"".join(answer.streaming_content)
    if path.endswith("csv"):
        numbers = [int(row["id"]) for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))]
    else:
        found = json.loads(content)
        numbers = [row["id"] for row in found.get("agreements") or found["features"]]
    assert numbers == sorted(Agreement.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("form", [files.CSV, files.JSON, files.GEOJSON], ids=["csv", "json", "geojson"])
@pytest.mark.parametrize("most", [1, 2, 3, 4, 9])
def test_stream_is_the_same_file_whatever_its_batches(form, most):
    make_many(4)
    rows = files.Rows(form, Agreement.objects.public())
    whole = form.whole(rows.first())
    assert b"".join(rows.stream(rows.first(most), most)) == whole


def test_first_piece_leaves_before_the_last_row_is_read(django_assert_num_queries):
    make_many(6)
    rows = files.Rows(files.CSV, Agreement.objects.public())
    first = rows.first(2)
    assert len(first.lines) == 2
    pieces = rows.stream(first, 2)
    with django_assert_num_queries(0):
        assert next(pieces).startswith(b"\xef\xbb\xbfid,")
        assert next(pieces).count(b"\r\n") == 2
    # What comes to the registry meanwhile is in the file, what leaves it is not.
    Agreement.objects.filter(pk=Agreement.objects.latest("pk").pk).update(accepted_at=None)
    assert b"".join(pieces).count(b"\r\n") == 3


def make_many(count: int) -> None:
    community, city = factories.make_community(), made.make_city()
    days = [date.fromordinal(date(1990, 1, 1).toordinal() + n) for n in range(count)]
    model = made.make_agreement(community=community, city=city, procedure="earlier", signed_on=days[0])
    fields = {field.attname: getattr(model, field.attname) for field in Agreement._meta.concrete_fields}
    generated = {"id", "heard_on"}
    fields = {name: value for name, value in fields.items() if name not in generated}
    Agreement.objects.bulk_create(Agreement(**fields | {"signed_on": day}) for day in days[1:])


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
