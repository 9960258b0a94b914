"""The list of agreements: what it shows, its filters, and what it says when there is nothing."""

import re
from datetime import date

import pytest
from django.utils import timezone

from tests import factories
from tests import sister_city_factories as made
from tests.sister_cities.registry import html, make_city, rows, tie

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("prefix", ["", "/en"])


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
    for typed in ("Дніпропетровськ", "Днепропетровск", "Днепр", "Dnepr"):
        assert len(rows(client, f"/sister-cities/?q={typed}")) == 1


def test_choices_are_counted_among_what_the_other_filters_leave(client, four):
    page = html(client, "/sister-cities/?country=PL")
    assert '<option value="PL" selected>Польща (2)</option>' in page
    assert '<option value="DE">Німеччина (1)</option>' in page
    assert '<option value="culture">Культура та спадщина (1)</option>' in page
    assert 'value="tourism"' not in page
    assert "<b>2 угоди.</b> Країна партнера: Польща." in page
    assert '<a class="noprint" href="/sister-cities/">Скинути фільтри</a>' in page


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


def test_each_filter_alone_may_be_dropped(client, four):
    """Every one of them together, so that no count is mistaken for another's column."""
    query = "q=львів&country=PL&field=sport&oblast=lviv&kind=friendship&status=active"
    page = html(client, f"/sister-cities/?{query}")
    assert "За цими умовами угод немає." in page
    assert 'Прибрати «львів»</a> <span class="mut">1 угода</span>' in page
