"""Offices in the sitemap: each in the languages it has."""

from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests import factories, office_factories

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://klub.example"


def offices(client):
    """Address of each page below offices/: its alternates and the day of its last change."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 (our own words)
    found = {}
    for url in root.findall(f"{SITEMAP}url"):
        alternates = {link.get("hreflang"): link.get("href") for link in url.findall(LINK)}
        found[url.findtext(f"{SITEMAP}loc")] = (alternates, url.findtext(f"{SITEMAP}lastmod"))
    return {address: rest for address, rest in found.items() if "/offices/" in address}


def both(path):
    uk, en = f"https://klub.example{path}", f"https://klub.example/en{path}"
    return uk, en, {"uk": uk, "en": en, "x-default": uk}


@pytest.mark.parametrize("path", ["/offices/", "/offices/open-data/"])
def test_list_and_data_are_there_in_both_languages(client, path):
    uk, en, alternates = both(path)
    found = offices(client)
    assert found[uk] == found[en] == (alternates, None)


def test_office_in_both_languages(client):
    office = office_factories.make_office(slug="iryna-savchuk")
    uk, en, alternates = both("/offices/iryna-savchuk/")
    found = offices(client)
    assert found[uk] == found[en] == (alternates, f"{timezone.localtime(office.live.published_at):%Y-%m-%d}")


def test_office_without_english_has_only_its_ukrainian_address(client):
    office_factories.make_office(slug="iryna-savchuk", english=False)
    uk, en, _alternates = both("/offices/iryna-savchuk/")
    found = offices(client)
    assert found[uk][0] == {"uk": uk, "x-default": uk}
    assert en not in found


@pytest.mark.parametrize("count", [1, 20])
def test_five_queries_for_any_number(client, django_assert_num_queries, count):
    for _number in range(count):
        office_factories.make_office(factories.make_member())
    # One for the offices, one for the sessions.
    with django_assert_num_queries(5):
        client.get("/sitemap.xml")
