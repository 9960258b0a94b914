"""Agreements in the members' area: who sees what, in both languages; what waits, what came back, what is taken back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from sister_cities.models import Agreement, Proposal
from sister_cities.services import proposing
from tests.factories import make_admin, make_community, make_member, make_representative, make_staff
from tests.sister_city_factories import (
    make_act,
    make_agreement,
    make_city,
    make_coordinator,
    make_document,
    make_proposal,
)

pytestmark = pytest.mark.django_db
NBSP = "\N{NO-BREAK SPACE}"
MINE = "/member/sister-cities/"
TODAY = timezone.localdate()


def page_of(client, path=MINE, status=200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode().replace(NBSP, " ")


def of(agreement, more="") -> str:
    return f"{MINE}{agreement.pk}/{more}"


@pytest.fixture
def agreement(mayor):
    return make_agreement(community=mayor.community, note="Дзвонити зранку.")


def test_list_says_where_each_stands_and_what_waits(at_home, mayor, agreement):
    make_proposal(agreement)
    sent = TODAY - timedelta(days=10)
    make_agreement("with_ministry", community=mayor.community, council_on=sent, ministry_sent_on=sent)
    page = page_of(at_home)
    assert "чинна" in page
    assert "Чекає на секретаріат: інші відомості" in page
    assert "Міністерство має відповісти до" in page


def test_list_in_english(at_home, agreement):
    page = page_of(at_home, "/en/member/sister-cities/")
    assert "Lindental" in page
    assert "in force" in page


def test_without_agreements_it_says_how_to_begin(at_home):
    assert "досить задуму" in page_of(at_home)


def test_community_out_of_the_codifier_cannot_propose(client):
    member = make_member(community=None, community_typed="Новоград")
    client.force_login(member.user)
    make_agreement()
    page = page_of(client)
    assert "Вашу громаду ще не знайдено" in page
    assert "Лінденталь" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_number_of_questions(at_home, mayor, django_assert_num_queries, count):
    for _agreement in range(count):
        make_proposal(make_agreement(community=mayor.community))
    at_home.get(MINE)
    with django_assert_num_queries(4):
        at_home.get(MINE)


def test_tab_is_for_members_and_who_looks_after_agreements(client, mayor, negotiator):
    tab = 'href="/member/sister-cities/"'
    other = make_representative(mayor, can_manage_agreements=False, can_attend_sessions=True)
    for user, is_there in ((mayor.user, True), (negotiator.user, True), (other.user, False)):
        client.force_login(user)
        assert (tab in page_of(client, "/member/")) is is_there
        assert client.get(MINE).status_code == (200 if is_there else 404)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_own_page_shows_all_of_it(at_home, agreement, language):
    make_act(agreement), make_document(agreement), make_coordinator(agreement), make_proposal(agreement)
    prefix = "/en" if language == "en" else ""
    page = page_of(at_home, prefix + of(agreement))
    words = {
        "uk": (
            "Угода про співпрацю",
            "Учні двох міст",
            "Anna Weber",
            "Дзвонити зранку.",
            "спорт",
            "Дію угоди призупинено",
        ),
        "en": ("Agreement on cooperation", "Pupils of both", "Anna Weber", "Дзвонити зранку.", "sport", "suspended"),
    }
    assert [word for word in words[language] if word not in page] == []


def test_others_read_what_is_public_and_write_nothing(client, agreement):
    make_document(agreement), make_coordinator(agreement), make_proposal(agreement)
    client.force_login(make_member(community=make_community()).user)
    page = page_of(client, of(agreement))
    assert "Anna Weber" in page
    assert "Дзвонити зранку." in page
    for mine_only in ("Відкликати", "/edit/", "/step/", "/remove/", "спорт"):
        assert mine_only not in page


@pytest.mark.parametrize("path", ["edit/", "step/suspended/", "acts/", "documents/", "coordinators/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_others_pages_of_writing_do_not_exist(client, agreement, path, method):
    client.force_login(make_member(community=make_community()).user)
    assert getattr(client, method)(of(agreement, path)).status_code == 404


def test_drafts_of_others_do_not_exist(client):
    draft = make_agreement("draft", community=make_community())
    document = make_document(draft)
    client.force_login(make_member(community=make_community()).user)
    assert client.get(of(draft)).status_code == 404
    assert client.get(of(draft, f"documents/{document.pk}/")).status_code == 404


def test_file_comes_as_an_attachment(at_home, agreement):
    document = make_document(agreement)
    response = at_home.get(of(agreement, f"documents/{document.pk}/"))
    assert b"".join(response).startswith(b"%PDF")
    assert response["Content-Disposition"].startswith("attachment")
    assert (response["X-Content-Type-Options"], response["Cache-Control"]) == ("nosniff", "no-store, private")
    assert "sandbox" in response["Content-Security-Policy"]


def test_file_opens_under_its_own_agreement_only(at_home, mayor, agreement):
    other = make_agreement("draft", community=make_community())
    foreign = make_document(other)
    assert at_home.get(of(agreement, f"documents/{foreign.pk}/")).status_code == 404


def test_staff_of_the_registry_open_files_and_others_do_not(client, agreement):
    path = of(agreement, f"documents/{make_document(agreement).pk}/")
    for staff, status in ((make_staff("secretariat"), 200), (make_admin(), 200), (make_staff("committee"), 404)):
        client.force_login(staff)
        response = client.get(path)
        assert response.status_code == status
        if status == 200:
            b"".join(response)


def test_what_came_back_is_shown_with_its_note_and_can_be_proposed_anew(at_home, mayor):
    returned = make_agreement("draft", community=mayor.community, accepted_at=None, declined_at=timezone.now())
    decided = {"state": "declined", "decided_at": timezone.now(), "decided_by": make_admin(), "note": "Яке саме місто?"}
    make_proposal(returned, Proposal.Kind.NEW, content={}, **decided)
    assert "Повернуто з приміткою: нова угода" in page_of(at_home)
    page = page_of(at_home, of(returned))
    assert "Яке саме місто?" in page
    assert f"{MINE}new/?from={returned.pk}" in page
    assert at_home.get(of(returned, "edit/"))["Location"] == of(returned)
    # Proposed anew, it is no longer spoken of.
    make_agreement("draft", community=mayor.community, city=returned.city, accepted_at=None)
    assert "Повернуто" not in page_of(at_home)


def test_withdrawing(at_home, mayor, agreement):
    proposal = proposing.change(agreement, {"fields": ["sport"]}, by=mayor.user)
    for _press in range(2):
        response = at_home.post(of(agreement, f"withdraw/{proposal.pk}/"))
        assert response["Location"] == of(agreement)
    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"


def test_withdrawing_a_new_one_leads_to_the_list(at_home, mayor):
    agreement = proposing.propose(
        community=mayor.community, city=make_city(), kind="project", procedure="law", status="idea", by=mayor.user
    )
    response = at_home.post(of(agreement, f"withdraw/{agreement.proposals.get().pk}/"))
    assert response["Location"] == MINE
    assert not Agreement.objects.kept().exists()
    assert "Лінденталь" not in page_of(at_home)


def test_proposals_of_others_cannot_be_withdrawn(at_home, agreement):
    foreign = make_proposal(make_agreement())
    assert at_home.post(of(agreement, f"withdraw/{foreign.pk}/")).status_code == 404
    foreign.refresh_from_db()
    assert foreign.state == "pending"


def test_confirming_leads_back_to_the_page(at_home, mayor):
    agreement = make_agreement(community=mayor.community, accepted_at=timezone.now() - timedelta(days=500))
    assert "Не підтверджено з" in page_of(at_home, of(agreement))
    response = at_home.post(of(agreement, "confirm/"))
    assert response["Location"] == of(agreement)
    assert "Чи угода досі" not in page_of(at_home, of(agreement))


def test_what_people_typed_is_shown_as_typed(at_home, mayor):
    planted = "<script>planted()</script>"
    agreement = make_agreement(
        community=mayor.community, note=planted, source_uk=planted, city=make_city(name=planted, name_uk="", name_en="")
    )
    make_coordinator(agreement, name=planted), make_act(agreement, title_uk=planted)
    make_proposal(agreement, content={"source_uk": f"{planted}2"})
    assert "<script>planted" not in page_of(at_home, of(agreement))
    assert "<script>planted" not in page_of(at_home)


def test_overview_names_what_waits(at_home, mayor):
    today = timezone.localdate()
    sent = today - timedelta(days=40)
    late = make_agreement("with_ministry", community=mayor.community, council_on=sent, ministry_sent_on=sent)
    make_agreement(community=mayor.community, ends_on=today + timedelta(days=61))
    page = page_of(at_home, "/member/")
    assert "Запитайте відповідь міністерства: Лінденталь" in page
    assert of(late) in page
    assert "Поновіть угоду" not in page


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"ends_on": TODAY + timedelta(days=60)}, "Поновіть угоду або запишіть її завершення"),
        ({"accepted_at": timezone.now() - timedelta(days=400)}, "Підтвердьте, що угода досі чинна"),
    ],
)
def test_overview_of_a_representative(client, mayor, negotiator, fields, words):
    make_agreement(community=mayor.community, **fields)
    client.force_login(negotiator.user)
    assert words in page_of(client, "/member/")


def test_addresses_are_the_same_in_both_languages():
    with override("en"):
        assert reverse("sister_cities:mine") == "/en/member/sister-cities/"


def test_how_it_came_into_force_is_said_without_the_form_around_it(at_home, mayor):
    old = make_agreement(community=mayor.community, procedure="earlier", signed_on="2013-01-01")
    assert "За порядком, який діяв до закону № 3668-IX 2024 року" in page_of(at_home, of(old))
