"""Proposing an agreement: first what everybody is asked, then what follows; nothing typed is lost on the way."""

import re
from datetime import date

import pytest
from django.utils import timezone

from mayors_club import read_only
from sister_cities.cities import fill_search
from sister_cities.city_words import told_apart
from sister_cities.facts import needed
from sister_cities.models import Agreement, City, Proposal
from tests.factories import make_community, make_member
from tests.sister_city_factories import LIFE, make_agreement, make_city

pytestmark = pytest.mark.django_db
NEW = "/member/sister-cities/new/"
IDEA = {"kind": "sister_city", "fields": ["sport"], "procedure": "law", "status": "idea"}
SIGNED_IN = {"signed_on_day": "", "signed_on_month": "", "signed_on_year": "1998"}


@pytest.fixture
def city():
    found = make_city()
    fill_search(found, [])
    found.save()
    return found


def another(name="Lindental", country="AT"):
    found = make_city(name=name, name_en=name, country=country)
    fill_search(found, [])
    found.save()
    return found


def post(client, path=NEW, **fields):
    return client.post(path, fields)


def hidden(response, name) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1]


def step_by_step(client, **fields):
    """As a person does: the first questions, then the same with those that follow."""
    first = post(client, **fields)
    assert first.status_code == 200, first.content.decode()
    return post(client, **fields, shown=hidden(first, "shown"))


def text(response) -> str:
    return response.content.decode().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_idea_needs_one_page(at_home, mayor, city, prefix):
    assert at_home.get(prefix + NEW).status_code == 200
    response = post(at_home, prefix + NEW, city="Лінденталь", **IDEA)
    agreement = Agreement.objects.get()
    assert response["Location"] == f"{prefix}/member/sister-cities/{agreement.pk}/"
    assert (agreement.community, agreement.city, agreement.status) == (mayor.community, city, "idea")
    assert (agreement.fields, agreement.proposed_by) == (["sport"], mayor.user)


def test_representative_proposes_for_the_member(client, mayor, negotiator, city):
    client.force_login(negotiator.user)
    post(client, city="Lindental", **IDEA)
    agreement = Agreement.objects.get()
    assert (agreement.proposed_by, agreement.proposed_for) == (negotiator.user, mayor.user)


def test_what_is_signed_is_asked_for_its_facts(at_home, city):
    answers = {**IDEA, "city": "Лінденталь", "status": "registered"}
    first = post(at_home, **answers)
    page = text(first)
    assert (first.status_code, Agreement.objects.count()) == (200, 0)
    assert "Номер рішення ради" in page
    assert "Виправте" not in page
    assert 'value="sport"' in page
    facts = {name: str(LIFE[name]) for name in needed("registered", "law") if name != "signed_on"}
    facts |= {"signed_on_day": "10", "signed_on_month": "4", "signed_on_year": "2026"}
    response = post(at_home, **answers, **facts, source_uk="Сайт ради", shown=hidden(first, "shown"))
    assert response.status_code == 302
    agreement = Agreement.objects.get()
    assert (agreement.registered_on, agreement.source_uk) == (LIFE["registered_on"], "Сайт ради")


def test_an_earlier_one_may_know_its_year_alone(at_home, city):
    answers = {**IDEA, "city": "Лінденталь", "procedure": "earlier", "status": "active", **SIGNED_IN}
    assert step_by_step(at_home, **answers, source_uk="Сайт ради").status_code == 302
    agreement = Agreement.objects.get()
    assert (agreement.signed_on, agreement.signed_precision) == (date(1998, 1, 1), "year")


def test_what_is_missing_is_named_and_nothing_typed_is_lost(at_home, city):
    answers = {**IDEA, "city": "Лінденталь", "status": "agreed", "council_no": "77-а", "council_on": "2026-02-12"}
    response = step_by_step(at_home, **answers)
    page = text(response)
    assert response.status_code == 422
    assert "Укажіть дату наказу міністерства" in page
    for typed in ('value="77-а"', 'value="2026-02-12"', "Лінденталь"):
        assert typed in page


def test_first_questions_come_first(at_home):
    response = post(at_home, city="", kind="", procedure="law", status="signed")
    page = text(response)
    assert response.status_code == 422
    assert "Виправте" in page
    assert "Номер рішення ради" not in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"city": "Немає Такого"}, "Міста з такою назвою немає"),
        ({"kind": "alliance"}, "alliance"),
        ({"status": ""}, "Виберіть стан угоди"),
        ({"status": "dormant"}, "dormant"),
        ({"procedure": "earlier", "status": "draft"}, "вже чинна або завершена"),
        ({"procedure": "organisation"}, "Укажіть назву підприємства чи організації"),
        ({"fields": ["magic"]}, "magic"),
    ],
)
def test_bad_answers_are_told_in_words(at_home, city, fields, words):
    response = post(at_home, **{**IDEA, "city": "Лінденталь", **fields})
    assert response.status_code == 422
    assert words in text(response)
    assert not Agreement.objects.exists()


def test_several_cities_are_chosen_from(at_home, city):
    other = another()
    response = post(at_home, city="Lindental", **IDEA)
    page = text(response)
    assert response.status_code == 422
    assert "Виберіть місто зі списку" in page
    assert f'value="{city.pk}"' in page
    assert post(at_home, city="Lindental", city_code=other.pk, **IDEA).status_code == 302
    assert Agreement.objects.get().city == other


def test_a_choice_for_another_text_does_not_count(at_home, city):
    other = another("Waldhafen", "PL")
    post(at_home, city="Waldhafen", city_code=city.pk, **IDEA)
    assert Agreement.objects.get().city == other


HAND = {"hand_country": "PL", "hand_name_uk": "Вальдгафен", "hand_latitude": "54,1", "hand_longitude": "18.25"}


def test_a_city_out_of_the_list_is_added_by_hand_once(at_home, mayor):
    answers = {**IDEA, "city": "Waldhafen", "city_code": "not-listed"}
    first = post(at_home, **answers)
    assert "Широта" in text(first)
    assert "Назва українською" in text(first)
    assert "Ім’я" not in text(first)
    again = {"shown": hidden(first, "shown"), "key": hidden(first, "key")}
    for _press in range(2):
        assert post(at_home, **answers, **HAND, **again).status_code == 302
    added = City.objects.get()
    assert (added.name, added.name_uk, added.country, added.slug) == ("Waldhafen", "Вальдгафен", "PL", "waldhafen-pl")
    assert (added.is_verified, added.source, added.created_by) == (False, "hand", mayor.user)
    assert Agreement.objects.get().city == added


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"hand_country": ""}, "Виберіть країну міста"),
        ({"hand_country": "UA"}, "UA"),
        ({"hand_latitude": ""}, "широту"),
        ({"hand_latitude": "95"}, "Укажіть градуси числом"),
        ({"hand_longitude": "на схід"}, "Укажіть градуси числом"),
    ],
)
def test_a_city_by_hand_is_checked_and_its_facts_are_not_lost(at_home, fields, words):
    response = step_by_step(at_home, **{**IDEA, "city": "Waldhafen", "city_code": "not-listed", **HAND, **fields})
    assert response.status_code == 422
    assert words in text(response)
    assert "Вальдгафен" in text(response)
    assert not City.objects.exists()


@pytest.mark.parametrize("country", ["RU", "BY"])
def test_a_city_of_an_aggressor_is_history_or_nothing(at_home, country):
    another("Voronyi", country)
    response = post(at_home, **{**IDEA, "city": "Voronyi", "procedure": "earlier", "status": "active"})
    assert response.status_code == 422
    assert "лише як завершена історія" in text(response)
    over = {"terminated_on": "2022-03-01", "terminated_by": "ours", "terminated_reason_uk": "Повномасштабне вторгнення"}
    answers = {**IDEA, "city": "Voronyi", "procedure": "earlier", "status": "terminated", **over, **SIGNED_IN}
    assert step_by_step(at_home, **answers, source_uk="Рішення ради").status_code == 302


def test_a_doubled_tie_leads_to_the_one_that_is_there(at_home, mayor, city):
    known = make_agreement(community=mayor.community, city=city)
    response = post(at_home, city="Лінденталь", **IDEA)
    page = text(response)
    assert response.status_code == 422
    assert "уже є в реєстрі" in page
    assert f'href="/member/sister-cities/{known.pk}/"' in page


def test_pressing_twice_proposes_once(at_home, city):
    key = hidden(at_home.get(NEW), "key")
    places = {post(at_home, city="Лінденталь", key=key, **IDEA)["Location"] for _press in range(2)}
    assert len(places) == 1
    assert Proposal.objects.count() == 1


def make_returned(status, **fields):
    return make_agreement(status, accepted_at=None, declined_at=timezone.now(), **fields)


def test_returned_one_fills_the_form(at_home, mayor, city):
    returned = make_agreement(
        "active",
        procedure="earlier",
        community=mayor.community,
        city=city,
        accepted_at=None,
        declined_at=timezone.now(),
    )
    page = text(at_home.get(f"{NEW}?from={returned.pk}"))
    assert "Лінденталь, Німеччина" in page
    assert 'value="2008"' in page
    assert "Сайт міської ради" in page


@pytest.mark.parametrize("asked", ["x", "9999999", "99999999999999", "-1", "²"])
def test_nothing_else_fills_the_form(at_home, asked):
    assert at_home.get(NEW, {"from": asked}).status_code == 200


def test_returned_ones_of_others_stay_theirs(at_home, city):
    foreign = make_agreement(
        "draft", community=make_community(), city=city, accepted_at=None, declined_at=timezone.now()
    )
    assert "Лінденталь" not in text(at_home.get(f"{NEW}?from={foreign.pk}"))


def test_without_a_community_there_is_nothing_to_propose(client):
    client.force_login(make_member(community=None, community_typed="Новоград").user)
    assert client.get(NEW)["Location"] == "/member/sister-cities/"
    assert post(client, city="x", **IDEA)["Location"] == "/member/sister-cities/"


def test_while_the_site_is_read_only_nothing_is_proposed(at_home, city):
    read_only.turn_on()
    assert post(at_home, city="Лінденталь", **IDEA).status_code == 503
    assert at_home.get(NEW).status_code == 200


def test_script_in_a_name_stays_text(at_home):
    response = post(at_home, **{**IDEA, "city": '"><script>planted()</script>'})
    assert "<script>planted" not in text(response)


def test_one_of_two_places_of_one_name_is_taken(at_home):
    first, second = another("Neufeld", "DE"), another("Neufeld", "DE")
    second.refresh_from_db()
    page = text(post(at_home, city="Neufeld", **IDEA))
    assert page.count("Лінденталь, Німеччина (") == 2
    post(at_home, city=told_apart(second), city_code=str(second.pk), **IDEA)
    assert Agreement.objects.get().city == second != first
