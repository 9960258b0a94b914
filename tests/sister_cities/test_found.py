"""Communities and cities abroad in the search of the whole site."""

import pytest
from django.utils import timezone

from members.communities import fill_search as fill_community
from sister_cities.cities import fill_search as fill_city
from sister_cities.models import Agreement
from tests import factories, sister_city_factories
from tests.searching import found, html, said

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("prefix", ["", "/en"])


@pytest.fixture
def community():
    place = factories.make_community(
        slug="kamianka",
        name_uk="Кам’янська",
        centre_uk="Кам’янка",
        centre_latin="Kamianka",
        oblast_uk="Черкаська область",
        oblast_en="Cherkasy oblast",
    )
    fill_community(place)
    place.save()
    return place


@pytest.fixture
def city():
    city = sister_city_factories.make_city(
        name="Bad Muskau", name_uk="Бад-Мускау", name_en="Bad Muskau", slug="bad-muskau-de"
    )
    fill_city(city)
    city.save()
    return city


@pytest.fixture
def agreement(community, city):
    return sister_city_factories.make_agreement(community=community, city=city)


@BOTH
@pytest.mark.parametrize("typed", ["Кам'янка", "Кам’янки", "камянська громада", "Kamianka", "kamianska", "Черкаська"])
def test_community_is_found_by_name_and_oblast(client, agreement, prefix, typed):
    assert found(client, typed, prefix, kind="communities") == [f"{prefix}/sister-cities/communities/kamianka/"]
    assert not said(client, typed, prefix).startswith(("Точного", "Nothing"))


@BOTH
@pytest.mark.parametrize(
    "typed",
    ["Бад-Мускау", "Мускау", "Bad Muskau", "badmuskau", "ba dmuskau", "muskau німеччина", "Німеччини", "Germany"],
)
def test_city_is_found_by_every_name_and_its_country(client, agreement, prefix, typed):
    assert found(client, typed, prefix, kind="cities") == [f"{prefix}/sister-cities/cities/bad-muskau-de/"]
    assert not said(client, typed, prefix).startswith(("Точного", "Nothing"))


@BOTH
@pytest.mark.parametrize(("typed", "kind"), [("Кемянка", "communities"), ("Мускав", "cities"), ("Muskua", "cities")])
def test_one_typo_is_forgiven_and_said(client, agreement, prefix, typed, kind):
    assert len(found(client, typed, prefix, kind=kind)) == 1
    assert said(client, typed, prefix).startswith(("Точного", "Nothing"))


@BOTH
@pytest.mark.parametrize("typed", ["Абд-Мускау", "Bda Muskau", "BadMuskua", "Bad Moskau"])
def test_typo_may_stand_anywhere_in_a_name_of_several_words(client, agreement, prefix, typed):
    assert len(found(client, typed, prefix, kind="cities")) == 1
    assert said(client, typed, prefix).startswith(("Точного", "Nothing"))


def test_country_is_found_by_a_word_and_by_four_letters_of_it(client, agreement):
    assert len(found(client, "Німе")) == len(found(client, "Німеччина Мускау")) == 1
    assert found(client, "Нім") == found(client, "Франція Мускау") == []


def test_what_is_said_of_them(client, agreement):
    page = html(client, "Кам’янка")
    assert '<h2 class="h3b" id="communities">Громади' in page
    assert "Черкаська область</p>" in page
    assert "1 угода</p>" in page
    assert '<h2 class="h3b" id="cities">Partner cities' in html(client, "muskau", "/en")
    assert "Germany</p>" in html(client, "muskau", "/en")


@pytest.fixture
def dnipro():
    place = factories.make_community(
        code="UA12020010000033698", slug="dnipro", name_uk="Дніпровська", centre_uk="Дніпро", centre_latin="Dnipro"
    )
    fill_community(place)
    place.save()
    return sister_city_factories.make_agreement(community=place)


@BOTH
@pytest.mark.parametrize("typed", ["Днепр", "Dnepr", "Днепропетровск", "Dnepropetrovsk"])
def test_foreign_name_leads_to_the_community_and_is_not_shown(client, dnipro, prefix, typed):
    assert found(client, typed, prefix, kind="communities") == [f"{prefix}/sister-cities/communities/dnipro/"]
    assert not said(client, typed, prefix).startswith(("Точного", "Nothing"))
    results = html(client, typed, prefix).partition("<h2")[2]
    assert "Dnipro" in results or "Дніпр" in results
    assert typed not in results
    assert ("Дніпропетровськ<" in results or "Dnipropetrovsk<" in results) == (len(typed) > 5)


def test_former_name_leads_to_the_present_one_and_is_said(client, dnipro):
    assert "/sister-cities/communities/dnipro/" in found(client, "Дніпропетровськ")
    assert "Колишня назва: Дніпропетровськ" in html(client, "Дніпропетровськ")
    assert "Formerly Dnipropetrovsk<" in html(client, "Дніпропетровськ", "/en")


@pytest.mark.parametrize(
    "fields",
    [
        {"accepted_at": None},
        {"accepted_at": None, "declined_at": timezone.now()},
        {"status": Agreement.Status.DRAFT, "signed_on": None},
    ],
    ids=["not accepted", "declined", "not signed"],
)
def test_what_has_no_public_agreement_is_never_found(client, agreement, fields):
    Agreement.objects.filter(pk=agreement.pk).update(**fields)
    for typed in ("Кам’янка", "Кемянка", "Мускау", "Німеччина"):
        assert found(client, typed) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_are_as_many_whatever_is_found(client, rows, django_assert_num_queries):
    for _ in range(rows):
        city = sister_city_factories.make_city()
        fill_city(city)
        city.save()
        sister_city_factories.make_agreement(city=city)
    with django_assert_num_queries(5):
        found(client, "Лінденталь")
