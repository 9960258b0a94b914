"""The Atom feed of new and updated offices, in each language."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests import factories, office_factories

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
BOTH = pytest.mark.parametrize("prefix", ["", "/en"])


def make(name="Ірина Савчук", *, days_ago=5, slug="iryna-savchuk", english=True, **fields):
    member = factories.make_member(full_name_uk=name, full_name_latin="Iryna Savchuk")
    office = office_factories.make_office(member, slug=slug, live=False, **fields)
    office_factories.make_live(office, english=english, days_ago=days_ago)
    return office


def feed(client, prefix=""):
    response = client.get(f"{prefix}/offices/feed/")
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 (our own words)


def entries(client, prefix=""):
    return feed(client, prefix).findall(f"{ATOM}entry")


def text(element, name):
    return element.findtext(ATOM + name)


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


@pytest.mark.parametrize(
    ("prefix", "language", "title", "summary"),
    [
        ("", "uk", "Ірина Савчук, Старогородська міська голова", "Очолює громаду з 2015 року."),
        ("/en", "en", "Iryna Savchuk, Mayor of Starohorod", "Has led the community since 2015."),
    ],
)
def test_entry_in_the_language_of_the_address(client, settings, prefix, language, title, summary):
    settings.SITE_URL = "https://klub.example"
    office = make()
    root = feed(client, prefix)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert links(root) == {
        "alternate": f"https://klub.example{prefix}/offices/",
        "self": f"https://klub.example{prefix}/offices/feed/",
    }
    (entry,) = root.findall(f"{ATOM}entry")
    assert text(entry, "title") == title
    assert text(entry, "summary") == summary
    assert links(entry) == {"alternate": f"https://klub.example{prefix}/offices/iryna-savchuk/"}
    assert text(entry, "id") == f"tag:klub.example,2026:offices/{language}/{office.pk}"


def test_entry_keeps_its_name_when_the_address_changes(client):
    office = make()
    before = text(entries(client)[0], "id")
    office.slug = "iryna-savchuk-starohorod"
    office.save()
    assert text(entries(client)[0], "id") == before


def test_host_header_has_no_say(client, settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://klub.example", ["*"]
    make()
    assert b"evil.example" not in client.get("/offices/feed/", headers={"Host": "evil.example"}).content


def test_new_version_moves_to_the_front_and_keeps_the_first_date(client):
    first = make("Перша", slug="first", days_ago=9)
    make("Друга", slug="second", days_ago=5)
    assert [text(entry, "title").split(",")[0] for entry in entries(client)] == ["Друга", "Перша"]
    office_factories.make_live(first, days_ago=1)
    moved = entries(client)[0]
    assert text(moved, "title").startswith("Перша")
    published, updated = (datetime.fromisoformat(text(moved, name)) for name in ("published", "updated"))
    assert (timezone.now() - published).days == 9
    assert (timezone.now() - updated).days == 1
    assert datetime.fromisoformat(text(feed(client), "updated")) == updated


def test_english_feed_holds_only_offices_with_english(client):
    make(english=False)
    assert len(entries(client)) == 1
    assert entries(client, "/en") == []


def test_summary_that_is_not_translated_is_left_out(client):
    office = make()
    office.live.sections.filter(kind="lead").update(text_en="")
    (entry,) = entries(client, "/en")
    assert text(entry, "summary") is None


def test_thirty_newest(client):
    for number in range(32):
        make(f"Особа {number}", slug=f"office-{number}", days_ago=number)
    titles = [text(entry, "title").split(",")[0] for entry in entries(client)]
    assert titles == [f"Особа {number}" for number in range(30)]


def test_markup_in_texts_stays_text(client):
    office = make("Ірина <b>Савчук</b> & Ко")
    office.live.sections.filter(kind="lead").update(text_uk="Менше < більше & <script>")
    (entry,) = entries(client)
    assert text(entry, "title").startswith("Ірина <b>Савчук</b> & Ко")
    assert text(entry, "summary") == "Менше &lt; більше &amp; &lt;script&gt;"
    assert entry.find(f"{ATOM}summary").get("type") == "html"


@BOTH
def test_feed_without_entries_is_the_same_every_second(client, prefix):
    assert datetime.fromisoformat(text(feed(client, prefix), "updated")) == datetime(2026, 1, 1, tzinfo=UTC)


@BOTH
def test_feed_is_storable_and_answers_304(client, prefix):
    make()
    response = client.get(f"{prefix}/offices/feed/")
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert "Last-Modified" not in response.headers
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    again = client.get(f"{prefix}/offices/feed/", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@BOTH
def test_list_names_its_feed(client, prefix):
    page = client.get(f"{prefix}/offices/").content.decode()
    assert 'type="application/atom+xml"' in page
    assert f'href="{prefix}/offices/feed/"' in page


@pytest.mark.parametrize("count", [1, 25])
def test_feed_asks_twice_for_any_number(client, django_assert_num_queries, count):
    for number in range(count):
        make(slug=f"office-{number}")
    with django_assert_num_queries(2):
        client.get("/offices/feed/")
