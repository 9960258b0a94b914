"""Cities abroad on the desk: added, put right, checked, two rows made one."""

import pytest

from mayors_club.models import Event
from sister_cities.cities import fill_search
from sister_cities.models import Agreement, City, FormerCityAddress
from sister_cities.services import cities, city_addresses, city_rows
from tests import factories
from tests.client import StrictClient
from tests.desk import signed_in, words
from tests.sister_cities.desk import address
from tests.sister_city_factories import make_agreement, make_city

pytestmark = pytest.mark.django_db
FALUN = {"name": "Falun", "name_uk": "Фалун", "name_en": "", "country": "SE", "latitude": "60.60", "longitude": "15.63"}


def findable(**fields) -> City:
    city = make_city(**fields)
    fill_search(city, [])
    city.save()
    return city


def at(page, *keys):
    return address(page, *keys, model="city")


def test_city_is_added_and_found_by_its_names(client, secretary):
    assert client.post(at("add"), FALUN).status_code == 302
    city = City.objects.get()
    assert (city.slug, city.source, city.is_verified, city.created_by) == ("falun-se", "hand", True, secretary)
    for typed in ("фалун", "Falun", "falun, Швеція"):
        page = client.get(at("changelist"), {"q": typed})
        assert [row.pk for row in page.context["cl"].result_list] == [city.pk]
    assert Event.objects.get().verb == "city.added"


def test_city_that_is_there_already_is_shown_first(client, secretary):
    known = findable(name="Falun", name_uk="", name_en="", country="SE", slug="falun-se")
    response = client.post(at("add"), FALUN)
    assert (response.status_code, response.context["known"]) == (422, known)
    client.post(at("add"), {**FALUN, "although_known": "1"})
    assert set(City.objects.values_list("slug", flat=True)) == {"falun-se", "falun-se-2"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"country": "UA"}, "country"),
        ({"latitude": "91"}, "latitude"),
        ({"longitude": ""}, "longitude"),
        ({"wikidata_id": "2079"}, "wikidata_id"),
        ({"population": "багато"}, "population"),
    ],
)
def test_what_will_not_do_is_refused(client, secretary, changes, field):
    response = client.post(at("add"), {**FALUN, **changes})
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {field}


def test_number_of_another_city_is_refused_in_words(client, secretary):
    make_city(wikidata_id="Q25415")
    assert client.post(at("add"), {**FALUN, "wikidata_id": "Q25415"}).status_code == 422


def test_names_are_put_right(client, secretary):
    city = findable(name="Falun", name_uk="Фалюн", country="SE", population=None)
    assert client.post(at("change", city), FALUN).status_code == 302
    city.refresh_from_db()
    assert (city.name_uk, [found.pk for found in cities_found("Фалун")]) == ("Фалун", [city.pk])
    columns = Event.objects.get(verb="city.changed").codes["columns"]
    assert columns == ["latitude", "longitude", "name_en", "name_uk"]


def cities_found(typed):
    return City.objects.filter(search_keys__contains=[f"={typed.casefold()}"])


def test_agreement_keeps_a_city_from_becoming_an_aggressors(client, secretary):
    agreement = make_agreement()
    response = client.post(at("change", agreement.city), {**FALUN, "country": "BY"})
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"country"})


def test_unchecked_come_first_and_are_checked(client, secretary):
    make_city()
    doubtful = make_city(is_verified=False)
    rows = client.get(at("changelist")).context["cl"].result_list
    assert rows[0].pk == doubtful.pk
    client.post(at("verify", doubtful))
    client.post(at("verify", doubtful))
    doubtful.refresh_from_db()
    assert doubtful.is_verified
    assert Event.objects.filter(verb="city.verified").count() == 1


def test_two_rows_become_one(client, secretary):
    city, into = make_city(name="Lipsk", name_uk="", name_en=""), findable(name="Leipzig", name_uk="Лейпциг")
    agreement = make_agreement(city=city)
    page = client.get(at("merge", city), {"city": "Лейпциг"})
    assert (page.context["into"], page.context["count"]) == (into, 1)
    assert "1" in page.content.decode()
    response = client.post(at("merge", city), {"city": "Leipzig", "city_code": into.pk}, follow=True)
    assert words(response) == ["Об’єднано. Перенесено угод: 1."]
    agreement.refresh_from_db()
    assert (agreement.city, City.objects.count()) == (into, 1)
    assert [found.pk for found in cities_found("Lipsk")] == [into.pk]


def test_agreement_moves_to_another_country(secretary):
    city, into = make_city(country="DE"), make_city(country="PL")
    agreement = make_agreement(city=city)
    assert city_rows.merge(city, into, by=secretary) == 1
    assert Agreement.objects.get(pk=agreement.pk).partner_country == "PL"


def test_same_agreement_with_both_is_looked_at_first(client, secretary):
    community = factories.make_community()
    city, into = make_city(), findable(name="Leipzig")
    first = make_agreement(city=city, community=community)
    make_agreement(city=into, community=community)
    response = client.post(at("merge", city), {"city": "Leipzig", "city_code": into.pk})
    assert response.status_code == 422
    assert f"№ {first.pk}" in response.content.decode()
    assert City.objects.count() == 2


def test_row_of_geonames_stays(secretary):
    with pytest.raises(city_rows.OfGazetteer):
        city_rows.merge(make_city(source="gazetteer"), make_city(), by=secretary)
    city = make_city()
    with pytest.raises(city_rows.OfGazetteer):
        city_rows.refuse_merge(city, city)
    with pytest.raises(city_rows.InForce):
        city_rows.merge(make_agreement().city, make_city(country="RU"), by=secretary)


def test_nobody_is_asked_to_check_a_quarter_of_a_million_places(client, secretary):
    place = make_agreement(city=make_city(is_verified=False, source="gazetteer")).city
    typed = make_city(is_verified=False, source="hand")
    assert "треба перевірити" not in client.get(at("change", place)).content.decode()
    assert [row.pk for row in client.get(f"{at('changelist')}?check=yes").context["cl"].result_list] == [typed.pk]


def test_corrected_place_of_the_gazetteer_keeps_its_correction(secretary):
    place = make_city(is_verified=False, source="gazetteer")
    city_rows.change(place, {"name_uk": "Фалун"}, by=secretary)
    place.refresh_from_db()
    assert (place.name_uk, place.is_verified) == ("Фалун", True)


@pytest.mark.parametrize("rows", [1, 3])
def test_list_costs_the_same_for_any_number_of_rows(client, secretary, rows, django_assert_num_queries):
    for _number in range(rows):
        make_agreement(city=make_city(is_verified=False))
    client.get(at("changelist"))
    with django_assert_num_queries(6):
        client.get(at("changelist"))


@pytest.mark.parametrize(("status", "is_public"), [("active", True), ("with_ministry", False)])
def test_page_leads_to_the_public_page_where_there_is_one(client, secretary, status, is_public):
    city = make_agreement(status).city
    page = client.get(at("change", city)).content.decode()
    assert (f'href="/sister-cities/cities/{city.slug}/"' in page) is is_public
    assert ("Сторінки на сайті ще немає" in page) is not is_public
    assert (StrictClient().get(f"/sister-cities/cities/{city.slug}/").status_code == 200) is is_public


# Addresses -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_former_address_leads_to_the_city_that_stayed(secretary, prefix):
    first, second, last = (make_city(slug=f"{name}-de") for name in ("lipsk", "leipsic", "leipzig"))
    make_agreement(city=first)
    city_rows.merge(first, second, by=secretary)
    city_rows.merge(second, last, by=secretary)
    city_addresses.change_address(last, "leipzig-an-der-pleisse-de", by=secretary)
    reader = StrictClient()
    for former in ("lipsk-de", "leipsic-de", "leipzig-de"):
        response = reader.get(f"{prefix}/sister-cities/cities/{former}/")
        present = f"{prefix}/sister-cities/cities/leipzig-an-der-pleisse-de/"
        assert (response.status_code, response["Location"]) == (301, present)
        assert not response.cookies
    assert reader.get(present).status_code == 200


def test_former_address_of_a_city_without_a_public_agreement_is_not_there(secretary):
    city = make_agreement("draft").city
    before = city.slug
    city_addresses.change_address(city, "other-de", by=secretary)
    answers = {
        (response.status_code, response.content)
        for slug in (before, "other-de", "no-such-city")
        for response in [StrictClient().get(f"/sister-cities/cities/{slug}/")]
    }
    assert [status for status, _body in answers] == [404]


def test_address_is_changed_after_both_are_read(client, secretary):
    city = make_city(slug="lipsk-de")
    page = client.post(at("address", city), {"slug": "Leipzig-DE"}).content.decode()
    assert "/sister-cities/cities/lipsk-de/" in page
    assert "/sister-cities/cities/leipzig-de/" in page
    assert client.post(at("address", city), {"slug": "leipzig-de", "edit": "1"}).context["is_read"] is False
    city.refresh_from_db()
    assert city.slug == "lipsk-de"
    response = client.post(at("address", city), {"slug": "leipzig-de", "confirm": "1"}, follow=True)
    assert words(response) == ["Сторінка має нову адресу. Стара веде на неї."]
    assert "lipsk-de" in response.content.decode()
    city.refresh_from_db()
    assert (city.slug, city.former_addresses.get().slug) == ("leipzig-de", "lipsk-de")
    assert Event.objects.get().verb == "city.address_changed"


def test_address_that_comes_back_leads_nowhere_else(secretary):
    city = make_city(slug="lipsk-de")
    for slug in ("leipzig-de", "lipsk-de", "lipsk-de"):
        city_addresses.change_address(city, slug, by=secretary)
    assert (city.slug, city.former_addresses.get().slug) == ("lipsk-de", "leipzig-de")


@pytest.mark.parametrize("slug", ["", "ляйпциг", "leip zig", "taken-de", "former-de"])
def test_address_of_another_city_is_refused(client, secretary, slug):
    make_city(slug="taken-de")
    FormerCityAddress.objects.create(slug="former-de", city=make_city())
    city = make_city()
    response = client.post(at("address", city), {"slug": slug, "confirm": "1"})
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"slug"})
    if slug.endswith("-de"):
        with pytest.raises(city_addresses.AddressTaken):
            city_addresses.change_address(city, slug, by=secretary)


def test_new_city_takes_no_former_address(client, secretary):
    FormerCityAddress.objects.create(slug="falun-se", city=make_city())
    client.post(at("add"), FALUN)
    proposed = cities.add(name="Falun", country="SE", by=secretary)
    slugs = City.objects.filter(country="SE").order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["falun-se-2", "falun-se-3"]
    assert proposed.slug == "falun-se-3"


def test_chair_reads_and_changes_nothing(client):
    signed_in(client, "chair")
    city = make_city(is_verified=False)
    assert client.get(at("change", city)).status_code == 200
    for response in (client.post(at("change", city), FALUN), client.post(at("verify", city)), client.get(at("add"))):
        assert response.status_code == 403
