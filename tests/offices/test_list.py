"""The list of offices: filters, pages, what it says when there is nothing, and what it costs."""

from datetime import date

import pytest
from django.utils import timezone

from members.models import Member
from offices.models import Office
from tests import factories, office_factories

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("prefix", ["", "/en"])


def make(name="Ірина Савчук", latin="Iryna Savchuk", oblast=("Полтавська область", "Poltava oblast"), **fields):
    place = factories.make_community(oblast_uk=oblast[0], oblast_en=oblast[1])
    member = factories.make_member(full_name_uk=name, full_name_latin=latin, community=place)
    return office_factories.make_office(member, **fields)


def make_former(*args, **fields):
    office = make(*args, **fields)
    factories.make_mandate(office.member, starts_on=date(2010, 11, 1), ends_on=date(2015, 11, 1))
    return office


def make_many(count):
    for number in range(count):
        make(f"Олена Новак{number:03}", f"Olena Novak{number:03}")


def html(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("\xa0", " ").split()).replace("</b> </p>", "</b></p>")


def names(client, path):
    """As they stand on the page, in its order."""
    return [part.split(">")[1].split("<")[0] for part in html(client, path).split("<h3>")[1:]]


# What is shown --------------------------------------------------------------------------------------------------------
def test_card_says_name_title_and_community_and_is_one_link(client):
    office = make()
    page = html(client, "/offices/")
    card = page.partition('<ul class="ppl')[2].partition("</ul>")[0]
    assert f'<h3><a href="/offices/{office.slug}/">Ірина Савчук</a></h3>' in card
    assert "Старогородська міська голова" in card
    assert "Старогородська громада, Полтавська область" in card
    assert 'aria-label="Портрет ще не додано"' in card
    assert card.count("<a ") == 1


def test_english_card(client):
    office = make()
    card = html(client, "/en/offices/").partition('<ul class="ppl')[2].partition("</ul>")[0]
    assert f'<h3><a href="/en/offices/{office.slug}/">Iryna Savchuk</a></h3>' in card
    assert "Mayor of Starohorod" in card
    assert "Starohorod community (hromada), Poltava oblast" in card
    assert "lang=" not in card


def test_community_that_has_no_english_is_marked(client):
    member = factories.make_member(community=None, community_typed="Верхня Гора")
    office_factories.make_office(member)
    assert '<p class="sm mut" lang="uk">Верхня Гора</p>' in html(client, "/en/offices/")
    assert '<p class="sm mut">Верхня Гора</p>' in html(client, "/offices/")


def test_former_head_keeps_a_card_with_the_years(client):
    make_former()
    assert "2010–2015" in html(client, "/offices/")


def test_order_is_of_the_alphabet_of_the_language(client):
    for name, latin in (("Зоя Їжак", "Zoia Yizhak"), ("Яна Ґудзь", "Yana Gudz"), ("Анна Гай", "Anna Hai")):
        make(name, latin)
    assert names(client, "/offices/") == ["Анна Гай", "Яна Ґудзь", "Зоя Їжак"]
    assert names(client, "/en/offices/") == ["Yana Gudz", "Anna Hai", "Zoia Yizhak"]


# Filters --------------------------------------------------------------------------------------------------------------
@pytest.fixture
def three():
    make("Ірина Савчук", "Iryna Savchuk")
    make("Тарас Левченко", "Taras Levchenko", ("Рівненська область", "Rivne oblast"))
    make_former("Богдан Гай", "Bohdan Hai", ("Рівненська область", "Rivne oblast"))


@BOTH
@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", {"Гай", "Левченко", "Савчук"}),
        ("?q=&oblast=&status=", {"Гай", "Левченко", "Савчук"}),
        ("?q=savchuk", {"Савчук"}),
        ("?q=Левчинко", {"Левченко"}),
        ("?oblast=rivne", {"Гай", "Левченко"}),
        ("?oblast=rivne&status=current", {"Левченко"}),
        ("?status=former", {"Гай"}),
        ("?status=current", {"Левченко", "Савчук"}),
        ("?q=рівне&status=former", {"Гай"}),
        # What the form never sends is not asked for.
        ("?oblast=atlantis&status=maybe&x=1", {"Гай", "Левченко", "Савчук"}),
    ],
)
def test_filters(client, three, prefix, query, slugs):
    found = names(client, f"{prefix}/offices/{query}")
    in_ukrainian = dict(Office.objects.values_list("member__full_name_latin", "member__full_name_uk"))
    assert {in_ukrainian.get(name, name).split()[1] for name in found} == slugs


def test_filters_are_kept_in_the_form(client, three):
    page = html(client, "/offices/?q=Левченко&oblast=rivne&status=current")
    assert 'name="q" type="search" value="Левченко"' in page
    assert '<option value="rivne" selected>Рівненська область</option>' in page
    assert '<option value="current" selected>' in page


def test_oblasts_to_choose_from_are_those_with_offices(client, three):
    page = html(client, "/offices/?oblast=sumy")
    options = page.partition('<select id="oblast"')[2].partition("</select>")[0]
    assert [part.split('"')[0] for part in options.split('value="')[1:]] == ["", "poltava", "rivne", "sumy"]


def test_typed_text_is_escaped_and_cut(client, three):
    page = client.get("/offices/", {"q": '"><b>\x00' + "я" * 200}).content.decode()
    assert 'value="&quot;&gt;&lt;b&gt;яя' in page
    assert "\x00" not in page
    assert "я" * 95 in page
    assert "я" * 101 not in page


def test_similar_names_are_offered_as_such(client, three):
    assert "Точного збігу з «Савчюк» немає. Схожі:" in html(client, "/offices/?q=Савчюк")
    assert "Схожі:" not in html(client, "/offices/?q=Савчук")


# How many -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("count", "ukrainian", "english"),
    [
        (1, "1 офіс", "1 office"),
        (2, "2 офіси", "2 offices"),
        (5, "5 офісів", "5 offices"),
        (21, "21 офіс", "21 offices"),
    ],
)
def test_count_agrees_with_its_noun(client, count, ukrainian, english):
    make_many(count)
    assert f'<p aria-live="polite" data-part="count"><b>{ukrainian}</b></p>' in html(client, "/offices/")
    assert f'<p aria-live="polite" data-part="count"><b>{english}</b></p>' in html(client, "/en/offices/")


def test_count_of_what_was_found(client, three):
    page = html(client, "/offices/?oblast=rivne")
    assert '<p aria-live="polite" data-part="count">Знайдено: <b>2 офіси</b></p>' in page
    assert '<a href="/offices/">Скинути фільтри</a>' in page


# Nothing --------------------------------------------------------------------------------------------------------------
@BOTH
def test_no_office_at_all(client, prefix):
    page = html(client, f"{prefix}/offices/")
    expected = {"": "Опублікованих офісів ще немає.", "/en": "No office is public yet."}
    assert expected[prefix] in page
    assert f'href="{prefix}/join/"' in page.partition("<main")[2]
    assert "<form" not in page


def test_nothing_found_says_which_filter_to_drop_and_how_long_the_whole_list_is(client, three):
    page = html(client, "/offices/?q=Савчук&oblast=rivne&status=current")
    assert '<p aria-live="polite" data-part="count"><b>За цими умовами офісів немає.</b></p>' in page
    assert '<a href="/offices/?oblast=rivne&amp;status=current">Прибрати «Савчук»</a> <span class="mut">1 офіс' in page
    assert "Прибрати «Чинні»" not in page  # nothing would be found without it either
    assert 'status=current">Прибрати «Рівненська область»</a>' in page
    assert '<a href="/offices/">Переглянути весь список</a> <span class="mut">3 офіси</span>' in page


def test_nothing_found_by_words_alone(client, three):
    page = html(client, "/en/offices/?q=Nobody")
    assert "No office matches." in page
    assert "Check the spelling" in page
    assert '<a href="/en/offices/">See the whole list</a> <span class="mut">3 offices</span>' in page


# Pages ----------------------------------------------------------------------------------------------------------------
def test_twenty_four_a_page(client):
    make_many(50)
    first, second, last = (names(client, f"/offices/{query}") for query in ("", "?page=2", "?page=3"))
    assert [len(first), len(second), len(last)] == [24, 24, 2]
    assert len({*first, *second, *last}) == 50
    page = html(client, "/offices/?page=2")
    assert "Сторінка 2 з 3" in page
    assert '<a rel="prev" href="/offices/">' in page
    assert '<a rel="next" href="/offices/?page=3">' in page
    assert "<title>Офіси мерів, сторінка 2 — Клуб мерів</title>" in page
    assert 'rel="next"' not in html(client, "/offices/?page=3")


def test_pages_keep_the_filters(client):
    make_many(30)
    page = html(client, "/offices/?status=current&q=Олена&oblast=")
    assert 'href="/offices/?q=%D0%9E%D0%BB%D0%B5%D0%BD%D0%B0&amp;status=current&amp;page=2"' in page


@pytest.mark.parametrize("number", ["0", "3", "-1", "x", "", "1.5", "99999999999999999999", "²"])
def test_page_that_does_not_exist(client, number):
    make_many(25)
    assert client.get("/offices/", {"page": number}).status_code == 404


def test_full_last_page_has_no_next(client):
    make_many(24)
    assert 'rel="next"' not in html(client, "/offices/")
    assert client.get("/offices/?page=2").status_code == 404


def test_first_page_of_nothing_exists(client):
    assert client.get("/offices/?page=1").status_code == 200
    make()
    assert client.get("/offices/?q=nobody&page=1").status_code == 200


# For machines and caches ----------------------------------------------------------------------------------------------
def test_canonical_address_has_no_empty_parameters(client, three, settings):
    settings.SITE_URL = "https://klub.example"
    page = html(client, "/offices/?q=&oblast=rivne&status=&page=1&utm=x")
    assert '<link rel="canonical" href="https://klub.example/offices/?oblast=rivne">' in page
    assert '<link rel="canonical" href="https://klub.example/offices/">' in html(client, "/offices/?q=")


def test_filtered_list_stays_out_of_indexes(client, three):
    filtered, whole = html(client, "/offices/?status=former"), html(client, "/offices/")
    assert '<meta name="robots" content="noindex, follow">' in filtered
    assert 'hreflang="x-default"' not in filtered
    assert "noindex" not in whole
    assert 'hreflang="x-default"' in whole


def test_language_switch_keeps_the_filters(client, three):
    assert '<a href="/en/offices/?oblast=rivne" hreflang="en" lang="en">' in html(client, "/offices/?oblast=rivne")
    assert '<a href="/offices/?oblast=rivne" hreflang="uk" lang="uk">' in html(client, "/en/offices/?oblast=rivne")


@BOTH
def test_list_may_be_stored_by_anyone(client, prefix):
    make()
    response = client.get(f"{prefix}/offices/")
    assert not response.cookies
    assert "Vary" not in response.headers
    assert response.headers["Cache-Control"] == "public, no-cache"
    assert client.get(f"{prefix}/offices/", headers={"If-None-Match": response.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("count", [1, 60])
@pytest.mark.parametrize(("query", "queries"), [("", 3), ("?q=Олена&oblast=poltava&status=current", 4)])
def test_queries_are_the_same_for_one_and_for_sixty(client, django_assert_num_queries, count, query, queries):
    make_many(count)
    with django_assert_num_queries(queries):
        client.get(f"/offices/{query}")


def test_queries_when_nothing_is_found(client, django_assert_max_num_queries, three):
    with django_assert_max_num_queries(4):
        client.get("/offices/?q=Савчук&oblast=rivne&status=former")


def test_full_page_weighs_little(client):
    make_many(30)
    packed = client.get("/offices/", headers={"Accept-Encoding": "gzip"})
    assert len(packed.content) < 8 * 1024


@BOTH
def test_header_and_footer_lead_here(client, prefix):
    page = html(client, f"{prefix}/about/")
    assert page.count(f'href="{prefix}/offices/"') >= 3


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Member.Status.ENDED, "ended_at": timezone.now(), "end_reason": Member.EndReason.RESIGNED},
        {"status": Member.Status.ONBOARDING, "confirmed_at": None},
    ],
)
def test_member_not_in_force_is_not_listed(client, fields):
    office = make()
    Member.objects.filter(pk=office.member_id).update(**fields)
    assert names(client, "/offices/") == []
