"""The forms of `sister-cities.csv`, `.json` and `.geojson`, and how they are answered: whole or as a stream."""

import csv
import io
import json
import re
from datetime import date

import pytest

from mayors_club.open_data import LICENCE
from sister_cities import files
from sister_cities.models import Agreement
from sister_cities.open_data import FIELDS
from tests import factories
from tests import sister_city_factories as made
from tests.sister_cities.test_files import NAMES, PATHS, as_csv, as_json, features, make_community, only

pytestmark = pytest.mark.django_db


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
def test_file_asks_twice_for_any_number(client, django_assert_num_queries, path, count):
    """What it is called, then its rows."""
    make_many(count)
    with django_assert_num_queries(2):
        client.get(path)


@pytest.mark.parametrize("path", PATHS)
def test_long_file_streams(client, path):
    make_many(files.FIRST + 1)
    answer = client.get(path)
    assert answer.streaming
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert re.fullmatch('"[0-9a-f]{32}"', answer.headers["ETag"])
    assert answer.headers["Vary"] == "Accept-Encoding"
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
    assert first.body.count(b"\r\n") == 2
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
