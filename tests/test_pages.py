"""Every public page, in both languages: what it says about itself and what it may never do."""

import gzip

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from mayors_club import stylesheet

pytestmark = pytest.mark.django_db

PAGES = ["home", "about", "faq", "join", "help", "accessibility", "privacy"]
OTHER_STORABLE = ["robots", "sitemap"]
TITLES = {
    "home": ("Мери вчаться одне в одного", "Mayors learn from one another"),
    "about": ("Про Клуб", "About the Club"),
    "faq": ("Питання й відповіді", "Questions and answers"),
    "join": ("Як вступити", "How to join"),
    "help": ("Допомога", "Help"),
    "accessibility": ("Доступність", "Accessibility"),
    "privacy": ("Персональні дані", "Personal data"),
}
BOTH = pytest.mark.parametrize("language", ["uk", "en"])
EACH = pytest.mark.parametrize("name", PAGES)


def address(name, language="uk"):
    with translation.override(language):
        return reverse(name)


@EACH
@BOTH
def test_page_names_itself_in_its_language(client, name, language):
    html = client.get(address(name, language)).content.decode()
    site = {"uk": "Клуб мерів", "en": "Mayors’ Club"}[language]
    assert f"<title>{TITLES[name][language == 'en']} — {site}</title>" in html
    assert f'<html lang="{language}">' in html


@EACH
@BOTH
def test_page_may_be_stored_by_anyone(client, name, language):
    response = client.get(address(name, language))
    assert response.status_code == 200
    assert not response.cookies
    assert "Vary" not in response.headers
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert response.headers["Content-Language"] == language
    assert "csrf" not in response.content.decode()


@pytest.mark.parametrize("name", PAGES + OTHER_STORABLE)
def test_unchanged_page_answers_304_to_its_strong_etag(client, name):
    url = address(name)
    etag = client.get(url).headers["ETag"]
    assert not etag.startswith("W/")
    again = client.get(url, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_packed_twin_is_the_same_page_under_its_own_etag(client):
    plain, packed = client.get("/about/"), client.get("/about/", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain.content
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert (
        client.get("/about/", headers={"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}).status_code
        == 304
    )


@EACH
def test_the_same_bytes_for_a_signed_in_visitor(client, django_user_model, name):
    anonymous = client.get(address(name)).content
    client.force_login(django_user_model.objects.create(email="mayor@example.com"))
    assert client.get(address(name)).content == anonymous


@pytest.mark.parametrize("accepts", ["en", "uk", "de"])
def test_browser_language_decides_nothing(client, accepts):
    response = client.get("/about/", headers={"Accept-Language": accepts}, HTTP_COOKIE="django_language=en")
    assert response.headers["Content-Language"] == "uk"


@EACH
def test_alternates_point_both_ways_and_ignore_the_host_header(client, settings, name):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://klub.example", ["*"]
    uk, en = address(name), address(name, "en")
    for own in (uk, en):
        html = client.get(own, headers={"Host": "evil.example"}).content.decode()
        assert f'<link rel="canonical" href="https://klub.example{own}">' in html
        for hreflang, path in (("uk", uk), ("en", en), ("x-default", uk)):
            assert f'<link rel="alternate" hreflang="{hreflang}" href="https://klub.example{path}">' in html
        assert "evil.example" not in html


@EACH
@BOTH
def test_switcher_leads_to_the_same_page(client, name, language):
    other = {"uk": "en", "en": "uk"}[language]
    html = client.get(address(name, language)).content.decode()
    assert f'<a href="{address(name, other)}" hreflang="{other}" lang="{other}">' in html


@EACH
@BOTH
def test_every_link_of_ours_leads_somewhere(client, name, language):
    html = client.get(address(name, language)).content.decode()
    paths = {part.split('"')[0].split("#")[0] for part in html.split("<a ")[1:] for part in part.split('href="')[1:2]}
    for path in {path for path in paths if path.startswith("/")}:
        assert client.get(path).status_code in (200, 302), path


@EACH
@BOTH
def test_page_and_sheet_together_weigh_little(client, name, language):
    sheet = gzip.compress(stylesheet.joined().encode(), 6)
    page = client.get(address(name, language), headers={"Accept-Encoding": "gzip"}).content
    assert len(page) + len(sheet) <= 14 * 1024


@pytest.mark.parametrize(("name", "queries"), [("home", 3), ("about", 0), ("faq", 1), ("join", 1), ("privacy", 0)])
def test_page_asks_the_database_little(client, django_assert_num_queries, name, queries):
    with django_assert_num_queries(queries):
        client.get(address(name))


def test_only_reading_is_possible(client):
    assert client.post("/about/").status_code == 405
    assert client.head("/about/").status_code == 200


def test_small_membership_is_not_shown_as_a_figure(client):
    assert "членів Клубу" not in client.get("/").content.decode()


def test_sitemap_lists_both_languages_under_the_site_url(client, settings):
    settings.SITE_URL = "https://klub.example"
    xml = client.get("/sitemap.xml").content.decode()
    # and the lists of offices and agreements, each with the page about its data, and of sessions
    assert xml.count("<loc>") == 2 * (len(PAGES) + 5)
    assert "<loc>https://klub.example/en/join/</loc>" in xml
    assert 'hreflang="x-default" href="https://klub.example/join/"' in xml


def test_robots_of_a_real_site_point_to_the_sitemap(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /\n" not in text
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text


def test_demonstration_says_so_and_stays_out_of_every_index(client, settings):
    settings.DEMO = True
    response = client.get("/en/")
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "invented" in response.content.decode()
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()


def test_real_site_carries_no_banner(client):
    response = client.get("/en/")
    assert "X-Robots-Tag" not in response.headers
    assert "invented" not in response.content.decode()


def test_security_headers_of_a_page(client):
    headers = client.get("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Request-ID"]


def test_private_answers_are_kept_nowhere(client):
    assert client.get("/admin/").headers["Cache-Control"] == "no-store, private"
