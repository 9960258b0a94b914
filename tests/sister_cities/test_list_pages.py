"""The list of agreements: its order, its pages, how it is stored and what it costs."""

import re
from datetime import date

import pytest
from django.utils import timezone

from sister_cities.models import Agreement
from tests import factories
from tests import sister_city_factories as made
from tests.sister_cities.registry import html, make_city, rows, tie

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("prefix", ["", "/en"])


@pytest.fixture
def four():
    tie("Львів", "Freiburg")
    tie("Київ", "Kraków", "PL")
    tie("Галич", "Gdańsk", "PL")
    tie("Львів", "Paris", "FR")


# Order and pages ------------------------------------------------------------------------------------------------------
def test_communities_stand_in_the_alphabet_of_the_language(client):
    for centre in ("Їжакове", "Галич", "Ґудзьове"):
        tie(centre)
    assert [row.split()[0] for row in rows(client, "/sister-cities/")] == ["Галич", "Ґудзьове", "Їжакове"]
    assert [row.split()[0] for row in rows(client, "/en/sister-cities/")] == ["Gudzove", "Halych", "Yizhakove"]


def test_partners_of_one_community_stand_in_order(client):
    community = factories.make_community(centre_uk="Львів")
    for name in ("Łódź", "Zagreb", "Lublin", "Århus"):
        tie(community=community, city=name)
    assert [row.split()[-1] for row in rows(client, "/en/sister-cities/")] == ["Århus", "Łódź", "Lublin", "Zagreb"]


def test_years_begin_with_the_newest_and_rows_without_a_day_stand_last(client):
    tie("Галич", signed_on=date(1990, 1, 1))
    tie("Київ", signed_on=None)
    tie("Львів", signed_on=date(2010, 1, 1))
    page = html(client, "/sister-cities/")
    assert '<th scope="col" aria-sort="ascending"><a href="/sister-cities/?sort=-community">' in page
    assert '<a href="/sister-cities/?sort=-year">Рік</a>' in page
    newest = html(client, "/sister-cities/?sort=-year")
    assert 'aria-sort="descending"><a href="/sister-cities/?sort=year">Рік</a>' in newest
    assert [row.split()[0] for row in rows(client, "/sister-cities/?sort=-year")] == ["Львів", "Галич", "Київ"]
    assert [row.split()[0] for row in rows(client, "/sister-cities/?sort=year")] == ["Галич", "Львів", "Київ"]


@pytest.mark.parametrize("sort", ["", "-community", "partner", "-partner", "year", "-year"])
@BOTH
def test_pages_hold_every_row_once_forwards_and_backwards(client, sort, prefix):
    community = factories.make_community()
    for number in range(53):
        partner = make_city(f"Ort {number % 7}")
        made.make_agreement(
            community=community, city=partner, procedure="earlier", signed_on=date(1990 + number % 3, 1, 1)
        )
    first = f"{prefix}/sister-cities/" + (f"?sort={sort}" if sort else "")
    forwards = walk(client, first, "next")
    assert [len(keys) for keys in forwards] == [25, 25, 3]
    assert len({key for keys in forwards for key in keys}) == 53
    last = html(client, first + ("&" if sort else "?") + "page=last")
    assert keys_of(last) == forwards[-1]
    assert ("Сторінка 3 з 3" in last) or ("Page 3 of 3" in last)
    address = re.search(r'rel="prev" href="([^"]+)"', last)[1].replace("&amp;", "&")
    assert walk(client, address, "prev") == [forwards[1], forwards[0]]


def walk(client, address, direction):
    found = []
    while address:
        page = html(client, address)
        found.append(keys_of(page))
        link = re.search(rf'rel="{direction}" href="([^"]+)"', page)
        address = link and link[1].replace("&amp;", "&")
    return found


def keys_of(page):
    return [int(key) for key in re.findall(r'<th scope="row"><a href="(?:/en)?/sister-cities/(\d+)/">', page)]


def test_a_row_that_has_gone_leads_back_to_the_first_page(client):
    hidden = made.make_agreement("draft")
    tie()
    for pk in (hidden.pk, 99999999):
        response = client.get(f"/sister-cities/?q=львів&page=2&after={pk}")
        assert (response.status_code, response["Location"]) == (302, "/sister-cities/?q=%D0%BB%D1%8C%D0%B2%D1%96%D0%B2")


def test_filters_and_order_are_kept_from_page_to_page(client):
    community = factories.make_community()
    for number in range(30):
        made.make_agreement(community=community, city=make_city(f"Ort {number}"))
    page = html(client, "/sister-cities/?country=DE&sort=-partner&map=world")
    assert re.search(
        r'rel="next" href="/sister-cities/\?country=DE&amp;sort=-partner&amp;map=world&amp;page=2&amp;after=\d+"', page
    )
    assert '<input type="hidden" name="sort" value="-partner">' in page


# Addresses and storing ------------------------------------------------------------------------------------------------
@BOTH
def test_page_may_be_stored(client, prefix):
    tie()
    response = client.get(f"{prefix}/sister-cities/?q=львів")
    assert response["Cache-Control"] == "public, no-cache"
    assert response["ETag"].startswith('"')
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    again = client.get(f"{prefix}/sister-cities/?q=львів", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_twin_in_the_other_language_asks_the_same(client, four):
    page = html(client, "/sister-cities/?country=PL&sort=-year")
    assert 'href="/en/sister-cities/?country=PL"' in page
    assert '<meta name="robots" content="noindex, follow">' in page
    assert 'hreflang="x-default"' not in page
    assert 'hreflang="x-default"' in html(client, "/sister-cities/")


def test_header_leads_here(client):
    assert '<a href="/sister-cities/"' in html(client, "/about/")


# What it costs --------------------------------------------------------------------------------------------------------
def fill(count):
    community = factories.make_community()
    cities = [make_city(f"Ort {number}") for number in range(count)]
    Agreement.objects.bulk_create(
        Agreement(
            community=community, city=city, partner_country="DE", procedure="earlier", status="active",
            source_uk="Сайт", accepted_at=timezone.now(), fields=["culture"],
        )
        for city in cities
    )  # fmt: skip


@pytest.mark.parametrize("count", [1, 500, 700])
def test_questions_do_not_grow_with_the_rows(client, count, django_assert_num_queries):
    fill(count)
    with django_assert_num_queries(3):
        client.get("/sister-cities/")
    with django_assert_num_queries(5):
        client.get("/sister-cities/?q=Ort&country=DE&sort=-year")
