"""Terms in office kept by the member; «active» and «former» follow from the dates."""

from datetime import date

import pytest

from members import services
from members.models import Mandate
from members.terms_in_words import span
from tests.factories import make_community, make_mandate, make_member, make_representative

pytestmark = pytest.mark.django_db


@pytest.fixture
def mayor():
    return make_member(community=make_community())


@pytest.fixture
def cabinet(client, mayor):
    client.force_login(mayor.user)
    return client


def answers(place, **typed):
    first = {"kind": "elected", "community": place.full_name_uk, "community_code": place.code}
    start = {"start_day": "", "start_month": "11", "start_year": "2020"}
    return {**first, **start, "end_day": "", "end_month": "", "end_year": "", "source_url": "", **typed}


def test_form_speaks_to_the_member_in_one_form(client):
    client.force_login(make_member(gender="f").user)
    page = client.get("/member/mandates/add/").content.decode()
    assert "обрана голова" in page
    assert "обраний" not in page
    assert "elected head" in client.get("/en/member/mandates/add/").content.decode()


def test_member_adds_a_term_as_exactly_as_they_know_it(cabinet, mayor):
    response = cabinet.post("/member/mandates/add/", answers(mayor.community))
    assert response.status_code == 302, response.content.decode()
    term = mayor.mandates.get()
    assert (term.starts_on, term.precision, term.ends_on) == (date(2020, 11, 1), "month", None)
    page = cabinet.get("/member/mandates/").content.decode()
    assert "листопад 2020 — дотепер" in page
    assert "триває" in page
    assert "November 2020 – until now" in cabinet.get("/en/member/mandates/").content.decode()


def test_coarser_of_two_dates_counts(cabinet, mayor):
    typed = {"start_day": "12", "start_month": "11", "start_year": "2010", "end_year": "2015"}
    cabinet.post("/member/mandates/add/", answers(mayor.community, **typed))
    term = mayor.mandates.get()
    assert (term.starts_on, term.ends_on, term.precision) == (date(2010, 1, 1), date(2015, 1, 1), "year")
    assert span(term, "uk") == "2010 — 2015"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"start_month": "", "start_year": ""}, "Укажіть щонайменше рік"),
        ({"start_month": "13"}, "Такого дня немає: перевірте день і місяць"),
        ({"start_day": "5", "start_month": ""}, "Укажіть і місяць або не вказуйте дня"),
        ({"start_year": "205"}, "Перевірте дату"),
        ({"end_month": "10", "end_year": "2020"}, "Дата завершення має бути пізнішою за дату початку"),
        ({"kind": ""}, "Виберіть посаду"),
        ({"community": "Неіснуюча", "community_code": ""}, "Громади з такою назвою"),
    ],
)
def test_bad_answers_are_explained_and_kept(cabinet, mayor, typed, sentence):
    response = cabinet.post("/member/mandates/add/", answers(mayor.community, **typed))
    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert typed.get("start_year", "2020") in page
    assert not mayor.mandates.exists()


def test_second_elected_head_at_the_same_time_is_refused_with_what_to_do(cabinet, mayor):
    make_mandate(make_member(community=mayor.community))
    response = cabinet.post("/member/mandates/add/", answers(mayor.community))
    assert response.status_code == 422
    assert "напишіть до секретаріату" in response.content.decode()
    assert not mayor.mandates.exists()


def test_contested_terms_may_overlap(mayor):
    make_mandate(make_member(community=mayor.community))
    columns = {"kind": "elected", "community": mayor.community, "starts_on": date(2021, 1, 1), "precision": "month"}
    with pytest.raises(services.OverlappingTerm):
        services.add_mandate(mayor, by=mayor.user, **columns)
    assert services.add_mandate(mayor, by=mayor.user, is_contested=True, **columns).is_contested


def test_ending_a_term_makes_its_holder_former(cabinet, mayor):
    term = make_mandate(mayor)
    path = f"/member/mandates/{term.pk}/end/"
    assert cabinet.get(path).status_code == 200
    response = cabinet.post(path, {"end_day": "", "end_month": "10", "end_year": "2025", "end_reason": "Складення"})
    assert response.status_code == 302
    assert not Mandate.objects.current().exists()
    assert "завершено" in cabinet.get("/member/mandates/").content.decode()
    assert cabinet.get(path).status_code == 404


def test_end_before_the_beginning_is_refused(cabinet, mayor):
    term = make_mandate(mayor)
    response = cabinet.post(f"/member/mandates/{term.pk}/end/", {"end_month": "10", "end_year": "2019"})
    assert response.status_code == 422
    term.refresh_from_db()
    assert term.ends_on is None


def test_terms_belong_to_the_member_alone(client, mayor):
    term = make_mandate(mayor)
    client.force_login(make_representative(mayor).user)
    assert client.get("/member/mandates/").status_code == 404
    client.force_login(make_member().user)
    assert client.post(f"/member/mandates/{term.pk}/end/", {"end_year": "2025"}).status_code == 404
