"""A row whose community or city is none of the candidates: chosen among all, added as named, or left out."""

import pytest
from django.db import connection

from members.models import Community
from sister_cities import cities
from sister_cities.models import City, ImportRow
from sister_cities.services import city_rows, importing
from tests.factories import make_staff
from tests.sister_cities.importing import HEAD, checked
from tests.sister_city_factories import make_city

pytestmark = pytest.mark.django_db
ROW = "Pivdenne,Lindental,Germany,51.2,10.4,,1961,,,,\n"
# The place of this name lies far away.
FAR = "Kyiv,Lindental,Germany,48.0,7.9,,1961,,,,\n"


@pytest.fixture
def desk(client, lindental):
    client.force_login(make_staff("secretariat"))
    return client


def known_city(**fields) -> City:
    city = make_city(**fields)
    cities.fill_search(city)
    city.save()
    return city


def tried(*rows: str):
    return checked((HEAD + "".join(rows)).encode())


def path(run, number=2) -> str:
    return f"/admin/sister_cities/importrun/{run.pk}/rows/{number}/other/"


def words_of(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def test_list_leads_to_the_page_that_knows_every_community_and_city(desk):
    run = tried(FAR)
    assert path(run) in words_of(desk.get(f"/admin/sister_cities/importrun/{run.pk}/change/"))
    page = words_of(desk.get(path(run)))
    for words in ("Lindental", "data-combo", "Додати місто так, як його названо в рядку: Lindental, Німеччина"):
        assert words in page


def test_community_and_city_that_are_no_candidates_are_taken(desk):
    glen = known_city(name="Glenmore", name_uk="Гленмор", name_en="Glenmore", country="GB", slug="glenmore-gb")
    lviv = Community.objects.get(centre_uk="Львів")
    run = tried(ROW)
    typed = {"community": lviv.full_name_uk, "city": "Glenmore", "query": "verdict=doubtful"}
    response = desk.post(path(run), typed)
    assert response["Location"].endswith("?verdict=doubtful#row-2")
    row = run.rows.get()
    assert (row.verdict, row.community, row.city) == ("matched", lviv, glen)
    assert "обрано вручну" in words_of(desk.get(f"/admin/sister_cities/importrun/{run.pk}/change/"))
    importing.confirm(run)
    assert run.rows.get().agreement.city == glen


def test_without_javascript_a_name_of_several_is_answered_with_a_list(desk):
    for number, place in ((1, 40), (2, 45)):
        known_city(
            name="Glenmore", name_uk="", name_en="", country="US", slug=f"glenmore-{number}", latitude=place,
            longitude=-90, population=number * 1000,
        )  # fmt: skip
    run = tried(ROW)
    response = desk.post(path(run), {"community": "Львів", "city": "Glenmore"})
    assert response.status_code == 422
    page = words_of(response)
    assert "населення 1 000" in page
    assert "населення 2 000" in page


def test_city_is_added_as_the_row_names_it(desk, lindental):
    run = tried(FAR)
    community = Community.objects.get(centre_uk="Київ").full_name_uk
    desk.post(path(run), {"community": community, "city": "", "as_named": "on"})
    row = run.rows.get()
    assert (row.verdict, row.new_city["name"]) == ("matched", "Lindental")
    importing.confirm(run)
    assert run.rows.get().city.slug == "lindental-de-2" or run.rows.get().city != lindental


def test_city_and_box_together_are_refused(desk):
    run = tried(FAR)
    community = Community.objects.get(centre_uk="Київ").full_name_uk
    response = desk.post(path(run), {"community": community, "city": "Lindental", "as_named": "on"})
    assert response.status_code == 422
    assert "Або це, або місто вище" in words_of(response)


def test_city_of_an_aggressor_is_refused_in_words_whatever_the_row_names(desk):
    known_city(name="Zarechensk", name_uk="", name_en="", country="RU", slug="zarechensk-ru")
    run = tried(ROW)
    response = desk.post(path(run), {"community": "Київ, місто зі спеціальним статусом", "city": "Zarechensk"})
    assert response.status_code == 422
    assert "лише як історія" in words_of(response) or "Росії" in words_of(response)
    row = run.rows.get()
    assert (row.verdict, row.choice) == ("doubtful", {})


def test_city_of_ukraine_cannot_be_chosen(lindental):
    home = known_city(name="Дрогобич", name_uk="Дрогобич", name_en="Drohobych", country="PL", slug="drohobych-pl")
    City.objects.filter(pk=home.pk).update(country="UA")
    run = tried(ROW)
    with pytest.raises(importing.NotOpen):
        importing.choose(run.rows.get(), {"city": home.pk}, by=make_staff("secretariat"))


def test_choice_survives_another_trial_with_the_same_cells(lindental):
    run = tried(ROW)
    community = Community.objects.filter(centre_uk="Південне").first()
    importing.choose(run.rows.get(), {"community": community.pk}, by=make_staff("secretariat"))
    importing.set_up(run, columns=run.columns, kind="memorandum")
    importing.check(run)
    row = run.rows.get()
    assert (row.verdict, row.community) == ("matched", community)


def test_rejected_row_has_no_such_page(desk):
    run = tried("Liubar Raion,Lindental,Germany,51.2,10.4,,,,,,\n")
    assert desk.get(path(run))["Location"].endswith("#row-2")


def test_candidates_that_read_alike_are_told_apart(desk):
    for number, place in ((1, 40), (2, 45)):
        known_city(
            name="Glenmore", name_uk="", name_en="", country="US", slug=f"glenmore-{number}", latitude=place,
            longitude=-90, population=1000,
        )  # fmt: skip
    run = tried("Kyiv,Glenmore,USA,,,,,,,,\n")
    page = words_of(desk.get(f"/admin/sister_cities/importrun/{run.pk}/change/"))
    assert "40,0° пн. ш." in page
    assert "45,0° пн. ш." in page


def test_a_city_that_was_merged_meanwhile_is_the_one_that_stayed(desk):
    """Chosen by hand, and found by the matching."""
    glen, stayed = (known_city(name="Glenmore", country="GB", slug=slug, source="hand") for slug in ("glen", "stayed"))
    run = tried(ROW, FAR)
    first, second = run.rows.order_by("number")
    secretariat = make_staff("secretariat")
    importing.choose(first, {"community": first.candidates["community"][0], "city": glen.pk}, by=secretariat)
    ImportRow.objects.filter(pk=second.pk).update(candidates={**second.candidates, "city": [stayed.pk, glen.pk]})
    city_rows.merge(glen, stayed, by=secretariat)
    first, second = run.rows.order_by("number")
    assert (first.choice["city"], second.candidates["city"]) == (stayed.pk, [stayed.pk])
    importing.check(run)
    connection.check_constraints()
    importing.confirm(run)
    assert run.rows.get(number=first.number).agreement.city == stayed
