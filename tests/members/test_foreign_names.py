"""A community typed by a name it had before, or has elsewhere: it is found, and shown as the law calls it."""

import json

import pytest
from django.test import RequestFactory
from django.utils import translation

from members import communities
from members.community_field import CommunityField, Typed
from members.folding import fold
from members.suggest import suggest_communities

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(all_communities):
    pass


def slugs(typed):
    return [community.slug for community in communities.search(typed)]


def suggested(typed, language):
    with translation.override(language):
        return suggest_communities(RequestFactory().get("/", {"q": typed}))


ELSEWHERE = {
    "Харьков": "kharkiv",
    "Kharkov": "kharkiv",
    "Днепр": "dnipro",
    "Dnepropetrovsk": "dnipro",
    "Дніпропетровськ": "dnipro",
    "Запорожье": "zaporizhzhia",
    "Киев": "kyiv",
    "Kiev": "kyiv",
    "Odessa": "odesa",
    "Одесса": "odesa",
    "Lvov": "lviv",
    "Lemberg": "lviv",
    "Кривой Рог": "kryvyi-rih",
    "м. Харьков": "kharkiv",
}


@pytest.mark.parametrize(("typed", "slug"), ELSEWHERE.items())
def test_name_that_is_not_ours_leads_to_the_community(typed, slug):
    assert slugs(typed)[0] == slug
    assert communities.exact(typed).slug == slug


@pytest.mark.parametrize(("typed", "slug"), [("Харько", "kharkiv"), ("Днепроп", "dnipro"), ("Запорож", "zaporizhzhia")])
def test_half_of_it_is_enough_while_it_is_typed(typed, slug):
    assert slug in slugs(typed)
    assert communities.exact(typed) is None


def test_name_that_was_anothers_stands_behind_the_name_of_today():
    assert [one.centre_uk for one in communities.search("Станіслав")][:2] == ["Станіслав", "Івано-Франківськ"]
    assert communities.exact("Станіслав").centre_uk == "Станіслав"


def test_foreign_name_of_several_is_not_guessed():
    assert {one.centre_uk for one in communities.search("Николаев")[:2]} == {"Миколаїв"}
    assert communities.exact("Николаев") is None


def test_former_name_of_a_village_is_not_guessed_where_places_elsewhere_have_it_today():
    assert communities.exact("Артемівка").centre_uk == "Скороходове"
    elsewhere = communities.exact("Харків")
    for name in ("Артемівка", "Одеса", "Южне"):
        elsewhere.settlements.create(category="village", name_uk=name, name_latin=name, key=fold(name))
    assert communities.search("Артемівка")[0].centre_uk == "Скороходове"
    assert communities.exact("Артемівка") is None
    assert communities.exact("Одесса").slug == "odesa"
    assert communities.exact("Южне").centre_uk == "Південне"


@pytest.mark.parametrize(
    "typed", ["Харьков", "Kharkov", "Киев", "Kiev", "Одесса", "Odessa", "Lvov", "Lemberg", "Днепр"]
)
@pytest.mark.parametrize("language", ["uk", "en"])
def test_suggestions_have_the_name_in_law_only(typed, language):
    names = [one["name"] for one in json.loads(suggested(typed, language).content)["communities"]]
    assert names
    assert typed not in str(names)


@pytest.mark.parametrize("typed", ["Харьков", "Kharkov"])
def test_field_takes_a_foreign_name_and_shows_the_name_in_law(typed):
    field = CommunityField(suggest_url="/")
    assert field.clean(Typed(typed)).community.slug == "kharkiv"
    html = field.widget.render("community", Typed(typed))
    assert 'value="Харківська громада, Харківська область"' in html
    assert typed not in html


def test_field_offers_the_communities_that_a_foreign_name_may_mean():
    html = CommunityField(suggest_url="/").widget.render("community", Typed("Николаев"))
    assert "Миколаївська громада, Миколаївська область" in html
    assert "Миколаївська громада, Львівська область" in html
