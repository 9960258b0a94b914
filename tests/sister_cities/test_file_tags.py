"""A long file is named before it is made: any change gives it a new name, and who knows the name gets no bytes."""

import gzip

import pytest
from django.db import connection, transaction

from members.models import Community
from sister_cities import files, streams
from sister_cities.filters import Filters
from sister_cities.models import Agreement, City
from tests import factories
from tests import sister_city_factories as made
from tests.sister_cities.test_files import PATHS

# Each change is a transaction of its own, as everywhere outside of tests.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def long_files(monkeypatch):
    """One row is a short file, more are a long one; nobody else reads."""
    monkeypatch.setattr(files.Rows.first, "__defaults__", (1,))
    streams._taken.clear()
    community = factories.make_community(centre_uk="Старогород")
    for number in range(3):
        made.make_agreement(community=community, city=made.make_city(name=f"Ort {number}"), procedure="earlier")
    yield
    streams._taken.clear()


def get(client, path, **headers):
    """The answer, read to its end."""
    answer = client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer, body


def tag_of(client, path="/sister-cities.csv"):
    return get(client, path)[0].headers["ETag"]


@pytest.mark.parametrize("path", PATHS)
def test_who_knows_the_file_gets_no_bytes(client, path):
    answer, body = get(client, path)
    assert answer.streaming
    tag = answer.headers["ETag"]
    assert tag.startswith('"')
    again, nothing = get(client, path, If_None_Match=tag)
    assert (again.status_code, again.headers["ETag"], nothing) == (304, tag, b"")
    assert again.headers["Cache-Control"] == "public, no-cache"
    assert again.headers["Access-Control-Allow-Origin"] == "*"
    assert get(client, path, If_None_Match='"other"')[1] == body
    assert streams._taken == {}


def test_no_row_is_read_for_who_knows_the_file(client, django_assert_num_queries):
    tag = tag_of(client)
    with django_assert_num_queries(1):
        client.get("/sister-cities.csv", headers={"If-None-Match": tag})


CHANGES = {
    "agreement": lambda: Agreement.objects.filter(pk=first().pk).update(source_uk="Інше джерело"),
    "name of a city": lambda: City.objects.filter(pk=first().city_id).update(name_uk="Інша назва"),
    "name of a community": lambda: Community.objects.filter(pk=first().community_id).update(centre_uk="Інша"),
    "row taken back": lambda: Agreement.objects.filter(pk=first().pk).update(accepted_at=None),
    "row deleted": lambda: first().delete(),
    "row added": lambda: made.make_agreement(city=made.make_city()),
    "country": lambda: City.objects.filter(pk=first().city_id).update(country="FR"),
}


def first():
    return Agreement.objects.order_by("pk").first()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("change", CHANGES)
def test_any_change_gives_a_new_name(client, path, change):
    before, body = get(client, path)
    CHANGES[change]()
    after, other = get(client, path, If_None_Match=before.headers["ETag"])
    assert after.status_code == 200
    assert after.headers["ETag"] != before.headers["ETag"]
    assert other != body


def test_name_stays_while_nothing_changes(client):
    before = tag_of(client)
    Agreement.objects.filter(pk=first().pk).update(source_uk=first().source_uk)
    with transaction.atomic():
        Agreement.objects.all().delete()
        transaction.set_rollback(True)
    assert tag_of(client) == before


def test_name_depends_on_form_filter_and_on_what_the_release_says(client, monkeypatch, settings):
    tags = {
        tag_of(client, path) for path in (*PATHS, "/sister-cities.csv?country=DE", "/sister-cities.csv?status=active")
    }
    assert len(tags) == 5
    settings.SITE_URL = "https://elsewhere.example"
    assert tag_of(client) not in tags
    before = files.Rows(files.JSON, Filters.everything()).tag()
    monkeypatch.setattr(files, "CREDIT", "Other words")
    assert files.Rows(files.JSON, Filters.everything()).tag() != before


def test_changes_at_the_same_time_each_leave_a_mark(client):
    """Whichever is committed first, the other one gives the file another name afterwards."""
    tags = [tag_of(client)]
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("UPDATE sister_cities_agreement SET source_uk = 'A' WHERE id = %s", [first().pk])
            tags.append(tag_of(client))
            Agreement.objects.filter(pk=Agreement.objects.latest("pk").pk).update(source_uk="B")
            tags.append(tag_of(client))
            cursor.execute("COMMIT")
        tags.append(tag_of(client))
    finally:
        other.close()
    assert tags[0] == tags[1]
    assert len(set(tags)) == 3


def test_packed_file_is_the_same_bytes_under_a_name_of_its_own(client):
    plain, body = get(client, "/sister-cities.csv")
    first_time, packed = get(client, "/sister-cities.csv", Accept_Encoding="gzip")
    assert gzip.decompress(packed) == body
    assert get(client, "/sister-cities.csv", Accept_Encoding="gzip")[1] == packed
    assert first_time.headers["Content-Encoding"] == "gzip"
    assert (first_time.headers["Vary"], plain.headers.get("Vary")) == ("Accept-Encoding", "Accept-Encoding")
    assert first_time.headers["ETag"] == plain.headers["ETag"][:-1] + '-gzip"'
    again, _ = get(client, "/sister-cities.csv", Accept_Encoding="gzip", If_None_Match=first_time.headers["ETag"])
    assert (again.status_code, again.headers["Vary"]) == (304, "Accept-Encoding")
