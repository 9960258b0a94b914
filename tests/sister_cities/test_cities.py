"""Finding a city by typing: the search and the suggestions."""

import json
import random

import pytest
from django.test import RequestFactory
from django.utils import translation

from sister_cities import cities
from sister_cities.cities import fill_search, search
from sister_cities.folding import folded
from sister_cities.models import City
from sister_cities.suggest import suggest_cities
from tests.members.typos import typo_of_each_kind
from tests.sister_city_factories import make_city

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(all_cities):
    pass


def english(typed, **options):
    return [city.name_en for city in search(typed, **options)]


@pytest.mark.parametrize(
    "typed", ["Leipzig", "leipz", "Лейпциг", "лейп", "Лейпціг", "Lepizig", "Lipsk", "Leipzig, Germany", "Лейпциг, ФРН"]
)
def test_search_finds_by_either_script_prefix_and_typo(typed):
    assert english(typed)[0] == "Leipzig"


@pytest.mark.parametrize(
    ("typed", "city"),
    [
        ("Sao Paulo", "São Paulo"),
        ("saopaulo", "São Paulo"),
        ("Paulo", "São Paulo"),
        ("кралове", "Hradec Králové"),
        ("Hrdaec Kralove", "Hradec Králové"),
        ("Новий Сонч", "Nowy Sącz"),
        ("нью йорк", "New York"),
        ("münchen", "Munich"),
        ("Sighetu", "Sighetu Marmației"),
    ],
)
def test_search_finds_names_of_several_words(typed, city):
    assert city in english(typed)


def test_search_shows_the_whole_name_first_then_the_most_populous():
    assert english("York")[0] == "New York"
    assert english("San D")[0] == "San Diego"
    assert english("Salt")[0] == "Saltillo"
    assert english("London") == ["London", "London"]
    assert english("London, Canada") == ["London"]
    assert search("London", country="CA")[0].country == "CA"


@pytest.mark.parametrize("typed", ["", "x", " , ", "???", "щщщщщщ", "%", "_____", "'; --", "|", "\\"])
def test_search_of_nothing_finds_nothing(typed):
    assert search(typed) == []


def test_search_knows_no_codes_of_airports():
    assert "Almería" not in english("LEI")


@pytest.mark.parametrize("column", ["name_uk", "name_en"])
def test_search_forgives_one_typo(column):
    dice = random.Random(7)
    names = [name for name in City.objects.values_list(column, flat=True).order_by("pk") if len(name) > 3]
    asked = [(typed, name) for name in dice.sample(names, 60) for typed in typo_of_each_kind(name, dice)]
    found = sum(any(f"|{folded(name)}|" in one.search_text for one in search(typed)) for typed, name in asked)
    assert found / len(asked) >= 0.95


def make_called(name, times, population=1_000):
    for number in range(times):
        place = make_city(name=name, name_uk="", name_en=name, country="US", population=population - number)
        fill_search(place, [])
        place.save()


def test_search_leaves_room_for_a_typo_however_many_names_begin_so():
    make_called("Langenfeld", 11, population=90_000)
    make_called("Langgen", 1)
    assert english("Langen") == [*["Langenfeld"] * 9, "Langgen"]


def test_search_shows_one_of_each_similar_name_before_the_second_of_any():
    make_called("Zalma", 11, population=90_000)
    make_called("Zalmyra", 1)
    assert english("Zalmya") == ["Zalma", "Zalmyra", *["Zalma"] * 8]


def test_search_costs_one_query_and_a_typo_three(django_assert_num_queries):
    with django_assert_num_queries(1):
        search("San")
    with django_assert_num_queries(3):
        search("Lepizig")


def test_exact_is_what_was_typed_in_full():
    assert cities.exact("Лейпциг, Німеччина").name == "Leipzig"
    assert cities.exact("Leipzig").name == "Leipzig"
    assert cities.exact("Leipz") is None
    assert cities.exact("London") is None
    assert cities.exact("London, Canada").country == "CA"


def test_fill_search_keeps_the_names_in_other_languages():
    leipzig = City.objects.get(name="Leipzig")
    leipzig.name_uk = "Липськ"
    fill_search(leipzig)
    leipzig.save()
    assert search("Липськ") == [leipzig] == search("Lipsk")


# Suggestions ----------------------------------------------------------------------------------------------------------
def suggested(typed, language="uk"):
    with translation.override(language):
        return suggest_cities(RequestFactory().get("/", {"q": typed}))


def test_suggestions_name_the_country_in_the_language_of_the_page():
    pk = City.objects.get(name="Leipzig").pk
    assert json.loads(suggested("leipz").content) == {"communities": [{"code": str(pk), "name": "Лейпциг, Німеччина"}]}
    assert json.loads(suggested("лейпц", "en").content)["communities"][0]["name"] == "Leipzig, Germany"


def test_places_of_one_name_and_country_are_told_apart():
    for people, west in ((169176, "-89.64371"), (None, "-72.58981")):
        place = make_city(
            name="Springfield", name_uk="Спрингфілд", name_en="Springfield", country="US", population=people,
            latitude="39.80172", longitude=west,
        )  # fmt: skip
        fill_search(place, [])
        place.save()
    names = [one["name"].replace("\xa0", " ") for one in json.loads(suggested("Springf").content)["communities"]]
    assert sorted(names) == [
        "Спрингфілд, США (39,8° пн. ш., 72,6° зх. д.)",
        "Спрингфілд, США (населення 169 176; 39,8° пн. ш., 89,6° зх. д.)",
    ]


def test_suggestions_are_public_and_storable():
    answer = suggested("Leipzig")
    assert suggest_cities.login_required is False
    assert answer["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies
    assert suggest_cities(RequestFactory().post("/")).status_code == 405
