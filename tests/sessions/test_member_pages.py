"""The page of a session for members, and what everybody else sees at its address."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Member
from sessions import services
from sessions.models import Question
from tests.factories import make_member, make_representative, make_staff
from tests.session_factories import (
    in_kyiv,
    make_agenda_item,
    make_expert,
    make_material,
    make_past_session,
    make_recording,
    make_seat,
    make_session,
)
from tests.sessions.member_area import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]
WAYS_IN = {
    "anonymous": 'href="/login/?next=/member/sessions/413/"',
    "staff": "Сесії призначено для членів Клубу та їхніх представників.",
    "onboarding": "Спершу підтвердьте свої дані",
    "without the right": "Участь у сесіях не входить до Ваших прав.",
}


@pytest.mark.time_machine("2026-11-21 12:00")
def test_page_says_when_in_kyiv_and_where_partners_live(at_home):
    session = make_session(number=413, starts_at=in_kyiv(2026, 11, 26, 15))
    make_agenda_item(session, after_minutes=30, title_uk="Досвід Старогорода", title_en="")
    page = page_of(at_home)
    assert "Експертна сесія № 413 · закрита зустріч" in page
    assert "Четвер, 26 листопада" in page
    assert "15:00–16:30 за київським часом" in page
    assert "14:00–15:30 у Берліні, Варшаві, Парижі" in page
    assert "<b>15:30</b>" in page
    assert "Запитання до експертки" in page
    page = page_of(at_home, "/en/member/sessions/413/")
    assert "Thursday, 26 November" in page
    assert '<h3 lang="uk">Досвід Старогорода</h3>' in page


@pytest.mark.parametrize(
    ("gender", "heading"),
    [("f", "Запитання до експертки"), ("m", "Запитання до експерта"), ("", ">Запитання<")],
)
def test_heading_of_questions_has_the_gender_of_the_expert(at_home, gender, heading):
    make_session(number=413, expert=make_expert(gender=gender))
    assert heading in page_of(at_home)


def test_page_without_expert_plan_and_text_is_whole(at_home):
    make_session(number=413, expert=None, text_uk="", text_en="", lead_uk="", lead_en="", languages=[])
    page = page_of(at_home)
    assert "Про що говоритимемо" not in page
    assert 'id="answer"' in page


@pytest.mark.parametrize("who", ["anonymous", "staff", "onboarding", "without the right"])
def test_others_see_what_is_public_and_no_hour(client, mayor, who):
    make_session(number=413, starts_at=in_kyiv(2027, 3, 18, 15, 20))
    users = {
        "staff": lambda: make_staff("secretariat"),
        "onboarding": lambda: make_member(status=Member.Status.ONBOARDING).user,
        "without the right": lambda: make_representative(mayor, can_attend_sessions=False).user,
    }
    if who in users:
        client.force_login(users[who]())
    page = page_of(client)
    assert "Тепло взимку без газу" in page
    assert "Наталія Ярема" in page
    assert "Четвер, 18 березня 2027 року" in page
    assert "15:20" not in page
    assert "Скільки це коштує" not in page
    assert ('href="/member/activate/"' in page) == (who == "onboarding")
    assert WAYS_IN[who] in page


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_what_was_never_announced_is_not_there(client, at_home, status):
    make_session(status, number=413, announced_at=None)
    missing = at_home.get("/member/sessions/999/")
    for visitor in (client, at_home):
        response = visitor.get("/member/sessions/413/")
        assert response.status_code == 404
        assert response.content == missing.content


def test_who_represents_several_chooses_first(client, mayor, session):
    assistant = make_representative(mayor)
    make_representative(make_member(), assistant.user)
    client.force_login(assistant.user)
    assert client.get("/member/sessions/413/").url == "/member/acting-for/"


@pytest.mark.parametrize("count", [1, 30])
def test_list_costs_the_same_for_many_sessions(at_home, mayor, count, django_assert_max_num_queries):
    for week in range(count):
        make_seat(make_session(starts_in=timedelta(weeks=week + 1)), mayor)
        make_seat(make_past_session(days_ago=14 * (week + 1)), mayor, answer="representative")
    with django_assert_max_num_queries(8):
        at_home.get("/member/sessions/")


@pytest.mark.parametrize("count", [1, 30])
def test_page_costs_the_same_for_much_around_it(at_home, mayor, count, django_assert_max_num_queries):
    session = make_session(number=413, capacity=count)
    for _each in range(count):
        make_agenda_item(session)
        make_representative(mayor)
        make_seat(session)
        Question.objects.create(session=session, text="Скільки?", member=mayor, asked_by=mayor.user)
    make_seat(session, mayor, answer="waiting")
    with django_assert_max_num_queries(8):
        at_home.get("/member/sessions/413/")


@pytest.mark.parametrize("minutes", [-20, -80])
def test_running_page_costs_no_more(at_home, mayor, minutes, django_assert_max_num_queries):
    """Moved, full, with a room, a plan, materials and many who came."""
    session = make_session(number=413, capacity=5, sequence=1, starts_in=timedelta(minutes=minutes))
    set_the_scene(session, mayor)
    with django_assert_max_num_queries(8):
        assert "за київським часом" in page_of(at_home)


def test_held_page_costs_no_more(at_home, mayor, django_assert_max_num_queries):
    session = make_past_session(number=413, sequence=1, summary_uk="Висновки", summary_published_at=timezone.now())
    set_the_scene(session, mayor)
    make_seat(session, mayor, attended="in_person")
    with django_assert_max_num_queries(8):
        assert "Висновки" in page_of(at_home)


def set_the_scene(session, mayor):
    services.set_room(session, provider="jitsi", by=mayor.user)
    make_recording(session)
    for _each in range(5):
        make_agenda_item(session, after_minutes=85)
        make_seat(session, attended="in_person")
        make_material(session)


@pytest.mark.time_machine("2026-11-26 16:00")
def test_plan_after_a_pause_begins_with_what_was_interrupted(at_home):
    session = make_session(number=413, starts_at=in_kyiv(2026, 11, 26, 18, 30), plan_passed=40)
    for minutes, title in ((0, "Три рішення"), (30, "Досвід громади"), (45, "Ваші запитання")):
        make_agenda_item(session, after_minutes=minutes, title_uk=title)
    page = page_of(at_home)
    assert "Три рішення" not in page
    assert re.search(r"18:20.*Досвід громади.*18:35.*Ваші запитання", page, re.DOTALL)
