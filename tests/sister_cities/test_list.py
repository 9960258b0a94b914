"""The list of agreements: filters, order, pages, what it says when there is nothing, and what it costs."""

import re
from datetime import date

import pytest
from django.utils import timezone

from sister_cities.cities import fill_search
from sister_cities.models import Agreement
from tests import factories
from tests import sister_city_factories as made

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("prefix", ["", "/en"])
NAMES = {"Львів": "Lviv", "Київ": "Kyiv", "Ґудзьове": "Gudzove", "Їжакове": "Yizhakove", "Галич": "Halych"}


def make_city(name, country="DE", **fields):
    city = made.make_city(**{"name": name, "name_uk": "", "name_en": name, "country": country, **fields})
    fill_search(city)
    city.save()
    return city


def tie(centre="Львів", city="Freiburg", country="DE", **fields):
    place = {"centre_uk": centre, "centre_latin": NAMES.get(centre, centre), "name_uk": f"{centre}ська"}
    region = fields.pop("oblast", ("Львівська область", "Lviv oblast"))
    community = fields.pop("community", None) or factories.make_community(
        **place, oblast_uk=region[0], oblast_en=region[1], kind=fields.pop("community_kind", "urban")
    )
    partner = make_city(city, country, **fields.pop("of_city", {}))
    return made.make_agreement(
        fields.pop("status", "active"), procedure="earlier", community=community, city=partner, **fields
    )


def html(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def rows(client, path):
    """«Львів — Freiburg» as they stand in the table."""
    table = html(client, path).partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        re.sub("<[^>]+>", "", row).strip() for row in re.findall(r'<th scope="row"><a href="[^"]+">(.+?)</a>', table)
    ]


# What is shown --------------------------------------------------------------------------------------------------------
def test_row_says_who_with_whom_in_what_since_when_and_how_it_stands(client):
    agreement = tie(of_city={"name_uk": "Фрайбург"}, fields=["education", "culture"])
    page = html(client, "/sister-cities/")
    row = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert f'<a href="/sister-cities/{agreement.pk}/">Львів<span class="vh"> — Фрайбург</span></a>' in row
    assert '<td data-l="Партнер">Фрайбург, Німеччина</td>' in row
    assert "культура та спадщина, освіта" in row
    assert '<td data-l="Рік">2008</td>' in row
    assert '<span class="tag ok">чинна</span>' in row
    assert "<b>1 угода.</b>" in page


def test_english_row(client):
    tie()
    row = html(client, "/en/sister-cities/").partition("<tbody>")[2].partition("</tbody>")[0]
    assert "Lviv" in row
    assert "Freiburg, Germany" in row
    assert '<span class="tag ok">in force</span>' in row
    assert not re.search("[а-яіїєґ]", row, re.IGNORECASE)


def test_a_name_in_its_own_language_alone_claims_no_language(client):
    tie(city="Świdnica", country="PL")
    assert '<span translate="no">Świdnica</span>, Польща' in html(client, "/sister-cities/")
    assert 'translate="no"' not in html(client, "/en/sister-cities/")


def test_a_village_is_told_from_a_town_of_the_same_name(client):
    tie("Миколаїв", "A")
    tie("Миколаїв", "B", oblast=("Миколаївська область", "Mykolaiv oblast"))
    tie("Солонка", "C", community_kind="rural")
    tie("Суми", "D", oblast=("Сумська область", "Sumy oblast"))
    page = html(client, "/sister-cities/")
    assert ">Львівська область</span>" in page
    assert ">Миколаївська область</span>" in page
    assert ">сільська громада, Львівська область</span>" in page
    assert ">Сумська область</span>" not in page


@pytest.mark.parametrize(
    ("fields", "look", "words"),
    [
        (
            {"status": "dormant", "heard": date(2024, 5, 3)},
            "off",
            "немає відомостей про спільні дії з травня 2024 року",
        ),
        ({"status": "expired", "ends_on": date(2025, 1, 1)}, "warn", "очікує поновлення"),
        ({"status": "suspended"}, "warn", "призупинена"),
        ({"status": "terminated"}, "off", "завершена"),
    ],
)
def test_status_is_a_word(client, fields, look, words):
    heard = fields.pop("heard", None)
    facts = made.facts_of(fields["status"], "earlier")
    tie(**{**facts, **fields}, **({"last_act_on": heard} if heard else {}))
    assert f'<span class="tag {look}">{words}</span>' in html(client, "/sister-cities/")


@BOTH
def test_only_public_rows(client, prefix):
    for number, fields in enumerate(
        ({"accepted_at": None}, {"declined_at": timezone.now(), "accepted_at": None}, {"accepted_at": timezone.now()})
    ):
        made.make_agreement("draft" if number == 2 else "active", city=make_city(f"Secret{number}"), **fields)
    tie()
    page = html(client, f"{prefix}/sister-cities/")
    assert "Secret" not in page
    assert len(rows(client, f"{prefix}/sister-cities/")) == 1


def test_registry_without_a_row(client):
    page = html(client, "/sister-cities/")
    assert "Жодної угоди ще не оприлюднено." in page
    assert "<form" not in page
    assert "<table" not in page


# Filters --------------------------------------------------------------------------------------------------------------
@pytest.fixture
def four():
    tie("Львів", "Freiburg", fields=["culture"], of_city={"name_uk": "Фрайбург"})
    tie("Київ", "Kraków", "PL", fields=["education"], oblast=("місто Київ", "Kyiv city"), community_kind="city")
    tie("Галич", "Gdańsk", "PL", fields=["culture", "sport"], kind="friendship")
    tie("Львів", "Paris", "FR", **made.facts_of("terminated", "earlier"), status="terminated")


@BOTH
@pytest.mark.parametrize(
    ("query", "partners"),
    [
        ("", {"Freiburg", "Kraków", "Gdańsk", "Paris"}),
        ("?q=&country=&field=&oblast=&kind=&status=", {"Freiburg", "Kraków", "Gdańsk", "Paris"}),
        ("?country=PL", {"Kraków", "Gdańsk"}),
        ("?field=culture", {"Freiburg", "Gdańsk", "Paris"}),
        ("?field=culture&country=PL", {"Gdańsk"}),
        ("?oblast=kyiv-city", {"Kraków"}),
        ("?kind=friendship", {"Gdańsk"}),
        ("?status=terminated", {"Paris"}),
        # Either script, any part, one typo, without diacritics.
        ("?q=львів", {"Freiburg", "Paris"}),
        ("?q=lviv", {"Freiburg", "Paris"}),
        ("?q=lvvi", {"Freiburg", "Paris"}),
        ("?q=Фрайбург", {"Freiburg"}),
        ("?q=freiborg", {"Freiburg"}),
        ("?q=krakow", {"Kraków"}),
        ("?q=львів freiburg", {"Freiburg"}),
        ("?q=місто Київ", {"Kraków"}),
        # A country's name is understood, too.
        ("?q=Польща", {"Kraków", "Gdańsk"}),
        ("?q=Poland", {"Kraków", "Gdańsk"}),
        ("?q=xyzzy", set()),
        ("?q=львів krakow", set()),
    ],
)
def test_filters(client, four, prefix, query, partners):
    found = {
        row.split(" — ")[1].replace("Фрайбург", "Freiburg") for row in rows(client, f"{prefix}/sister-cities/{query}")
    }
    assert found == partners


def test_former_and_foreign_names_of_a_community_are_known(client):
    tie("Дніпро", "Köln", community=factories.make_community(centre_uk="Дніпро", code="UA12020010000033698"))
    assert len(rows(client, "/sister-cities/?q=Дніпропетровськ")) == 1


def test_choices_are_counted_among_what_the_other_filters_leave(client, four):
    page = html(client, "/sister-cities/?country=PL")
    assert '<option value="PL" selected>Польща (2)</option>' in page
    assert '<option value="DE">Німеччина (1)</option>' in page
    assert '<option value="culture">Культура та спадщина (1)</option>' in page
    assert 'value="tourism"' not in page
    assert "<b>2 угоди.</b> Країна партнера: Польща." in page
    assert '<a href="/sister-cities/">Скинути фільтри</a>' in page


def test_a_choice_for_which_there_is_nothing_stays_chosen(client, four):
    page = html(client, "/sister-cities/?country=BR&q=Львів")
    assert '<option value="BR" selected>Бразилія (0)</option>' in page
    assert "За цими умовами угод немає." in page
    assert '<a href="/sister-cities/?q=%D0%9B%D1%8C%D0%B2%D1%96%D0%B2">Прибрати «Бразилія»</a>' in page
    assert "4 угоди" in page
    assert "<table" not in page


def test_what_does_not_exist_is_said_and_the_rest_is_kept(client, four):
    page = html(client, "/sister-cities/?country=ZZ&oblast=atlantis&q=львів&field=culture")
    assert "Країна партнера: такого значення, як «ZZ», у реєстрі немає. Показано всі." in page
    assert "«atlantis»" in page
    assert 'value="львів"' in page
    assert '<option value="culture" selected>' in page
    assert len(rows(client, "/sister-cities/?country=ZZ&oblast=atlantis&q=львів&field=culture")) == 2


HOSTILE = [
    "<script>alert(1)</script>", "'; DROP TABLE x;--", "%00", "\u202egpj.exe", "’" * 300, "𝔏𝔳𝔦𝔳",
    "%", "_", "\\", "а" * 5000, "1 2 3 4 5 6 7 8 9 10 11 12",
]  # fmt: skip


@BOTH
@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_values_harm_nothing(client, four, prefix, typed):
    names = ("q", "country", "field", "oblast", "kind", "status", "sort", "map", "page", "after", "before")
    for name in names:
        response = client.get(f"{prefix}/sister-cities/", {name: typed, "page" if name == "after" else "x": "2"})
        assert response.status_code in (200, 302, 400)
        assert b"<script>alert" not in response.content


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
