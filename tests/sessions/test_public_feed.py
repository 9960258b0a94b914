"""Sessions in the Atom feed and in the sitemap: each in the languages it has, with days and no hours."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
import time_machine

from tests.session_factories import in_kyiv, make_expert, make_session
from tests.test_pages import PAGES

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BOTH = pytest.mark.parametrize("prefix", ["", "/en"])


@pytest.fixture(autouse=True)
def today(settings):
    settings.SITE_URL = "https://klub.example"
    with time_machine.travel(in_kyiv(2026, 11, 22, 12), tick=False):
        yield


def make(number=413, status="announced", days=4, **fields):
    starts_at = in_kyiv(2026, 11, 22, 15) + timedelta(days=days)
    fields = {"changed_at": in_kyiv(2026, 11, 15, 15, 20), **fields}
    if status != "planned":
        fields["announced_at"] = in_kyiv(2026, 11, 10, 17, 42)
    return make_session(status, number=number, starts_at=starts_at, **fields)


def entries(client, prefix=""):
    response = client.get(f"{prefix}/sessions/feed/")
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")  # noqa: S314 (our own words)


def text(element, name):
    return element.findtext(ATOM + name)


@pytest.mark.parametrize(
    ("prefix", "title", "summary"),
    [
        (
            "",
            "Експертна сесія № 413. Тепло взимку без газу: що встигне громада",
            "Четвер, 26 листопада 2026 року · Наталія Ярема · Розберемо, які рішення можна впровадити за один "
            "опалювальний сезон.",
        ),
        (
            "/en",
            "Expert session 413. Winter heating without gas: what a community can manage",
            "Thursday, 26 November 2026 · Nataliia Yarema · What can be done within one heating season.",
        ),
    ],
)
def test_entry_in_the_language_of_the_address(client, prefix, title, summary):
    session = make()
    (entry,) = entries(client, prefix)
    assert text(entry, "title") == title
    assert text(entry, "summary").replace("\xa0", " ") == summary
    assert entry.find(f"{ATOM}link").get("href") == f"https://klub.example{prefix}/sessions/413/"
    assert text(entry, "id") == f"tag:klub.example,2026:sessions/{prefix[1:] or 'uk'}/{session.pk}"
    assert (text(entry, "published"), text(entry, "updated")) == (
        "2026-11-10T00:00:00+00:00",
        "2026-11-15T00:00:00+00:00",
    )


def test_cancelled_and_postponed_are_said_in_the_title(client):
    make(412, "postponed")
    make(413, "cancelled")
    titles = [text(entry, "title").split(". ")[0] for entry in entries(client)]
    assert titles == ["Скасовано", "Відкладено"]
    assert "26 листопада" not in text(entries(client)[1], "summary").replace("\xa0", " ")


def test_planned_ones_and_those_without_english_are_left_out(client):
    make(412, "planned")
    make(413, topic_en="")
    assert len(entries(client)) == 1
    assert entries(client, "/en") == []


def test_thirty_latest(client):
    expert = make_expert()
    for number in range(33):
        make(400 + number, "held", days=-number - 1, expert=expert)
    assert [text(entry, "title").split(".")[0][-3:] for entry in entries(client)] == [str(400 + n) for n in range(30)]


@BOTH
def test_feed_is_storable_and_tells_no_time_in_its_headers(client, prefix):
    make()
    response = client.get(f"{prefix}/sessions/feed/")
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert "Last-Modified" not in response.headers
    assert not response.cookies
    again = client.get(f"{prefix}/sessions/feed/", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("count", [1, 60])
def test_one_query_for_any_number(client, django_assert_num_queries, count):
    expert = make_expert()
    for number in range(count):
        make(400 + number, days=number, expert=expert)
    with django_assert_num_queries(1):
        client.get("/sessions/feed/")


def test_sitemap_has_each_session_in_its_languages(client):
    make(412, topic_en="")
    make(413)
    make(414, "planned")
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 (our own words)
    found = {url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod") for url in root}
    ours = {address: day for address, day in found.items() if "/sessions/" in address}
    assert ours == {
        "https://klub.example/sessions/": None,
        "https://klub.example/en/sessions/": None,
        "https://klub.example/sessions/412/": "2026-11-15",
        "https://klub.example/sessions/413/": "2026-11-15",
        "https://klub.example/en/sessions/413/": "2026-11-15",
    }
    others = [address for address in found if "/offices/" in address or "/sister-cities/" in address]
    assert len(found) == len(ours) + 2 * len(PAGES) + len(others)
