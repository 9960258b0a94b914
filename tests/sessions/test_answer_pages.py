"""Answers on the page of a session and with one press, by members and representatives."""

from uuid import UUID

import pytest
from django.utils import timezone

from sessions.models import Seat
from tests.factories import make_representative
from tests.session_factories import (
    make_seat,
    make_session,
)
from tests.sessions.member_area import NBSP, page_of, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]


def test_member_answers_and_changes_the_answer(at_home, mayor, session):
    assert "Повідомте, будь ласка, чи Ви будете." in page_of(at_home)
    page = say(at_home, "going").content.decode()
    assert "Збережено. Ви будете на сесії." in page
    page = say(at_home, "declined").content.decode()
    assert "Вас не буде на сесії." in page
    assert "Запис із Вашого календаря вилучено." in page.replace(NBSP, " ")
    assert Seat.objects.get().answer == "declined"


def test_member_chooses_by_name_who_goes_instead(at_home, mayor, session):
    assistant = make_representative(mayor, full_name_uk="Оксана Дорошенко")
    make_representative(mayor, full_name_uk="Без Права", can_attend_sessions=False)
    page = page_of(at_home)
    assert "Замість мене: Оксана Дорошенко" in page
    assert "Без Права" not in page
    assert "Instead of me: Oksana Doroshenko" in page_of(at_home, "/en/member/sessions/413/")
    page = say(at_home, assistant.pk).content.decode()
    assert "Замість Вас: Оксана Дорошенко." in page
    assert Seat.objects.get().representative == assistant


@pytest.mark.parametrize("answer", ["", "waiting", "representative", "none", "\0", str(UUID(int=1))])
def test_what_is_no_choice_is_explained(at_home, session, answer):
    response = say(at_home, answer)
    assert response.status_code == 422
    assert "Виберіть одну з відповідей" in response.content.decode()
    assert not Seat.objects.exists()


def test_full_session_says_the_number_in_the_line(at_home, mayor):
    session = make_session(number=413, capacity=1)
    make_seat(session)
    make_seat(session, answer="waiting")
    page = say(at_home, "going").content.decode().replace(NBSP, " ")
    assert "Усі місця зайнято. Ваш номер у черзі: 2." in page
    assert "Запис тим часом лишається у Вашому календарі." in page
    assert Seat.objects.get(member=mayor).answer == "waiting"


def test_move_asks_for_the_answer_again(at_home, mayor, session):
    make_seat(session, mayor, asked_again_at=timezone.now())
    assert "Час сесії змінився." in page_of(at_home)
    assert "Ви будете на сесії." in say(at_home, "going").content.decode()


def test_who_declined_is_asked_again_on_another_day(at_home, mayor, session):
    make_seat(session, mayor, "none", asked_again_at=timezone.now())
    assert "Сесію перенесено на інший день." in page_of(at_home)
    assert "Ви будете на сесії." in say(at_home, "going").content.decode()


def test_answer_that_comes_too_late_is_told(at_home, session, time_machine):
    time_machine.move_to(session.closes_at)
    page = say(at_home, "going").content.decode().replace(NBSP, " ")
    assert "Відповідей уже не приймаємо" in page
    assert 'id="answer"' not in page
    assert not Seat.objects.exists()


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [("list", "/member/sessions/"), ("overview", "/member/"), ("https://evil.example/", "/member/sessions/413/")],
)
def test_one_press_leads_back_to_where_it_was_pressed(at_home, session, back, leads_to):
    assert say(at_home, "declined", back=back).redirect_chain == [(leads_to, 302)]


def test_representative_answers_for_themselves_and_for_the_member(client, mayor, session):
    assistant = make_representative(mayor, can_edit_office=False, full_name_uk="Оксана Дорошенко")
    make_representative(mayor, full_name_uk="Максим Демченко")
    client.force_login(assistant.user)
    page = page_of(client)
    assert "Я буду" in page
    assert "Особисто: Ірина Савчук" in page
    assert "Демченко" not in page
    page = say(client, assistant.pk).content.decode()
    assert "Ви будете на сесії. Кого представляєте: Ірина Савчук." in page
    seat = Seat.objects.get()
    assert (seat.representative, seat.answered_by, seat.answered_for) == (assistant, assistant.user, mayor.user)
    assert "Буде особисто: Ірина Савчук." in say(client, "going").content.decode()
    assert "Нікого не буде." in say(client, "declined").content.decode()


def test_representative_sends_nobody_else(client, mayor, session):
    client.force_login(make_representative(mayor).user)
    assert say(client, make_representative(mayor).pk).status_code == 422


@pytest.mark.parametrize(
    "path", ["/member/sessions/", "/member/sessions/413/answer/", "/member/sessions/413/question/"]
)
def test_sessions_are_not_there_for_a_representative_without_the_right(client, mayor, session, path):
    client.force_login(make_representative(mayor, can_attend_sessions=False).user)
    response = client.get(path) if path == "/member/sessions/" else client.post(path)
    assert response.status_code == 404
    assert 'href="/member/sessions/"' not in page_of(client, "/member/profile/")


def test_right_that_ends_closes_the_page_at_once(client, mayor, session):
    assistant = make_representative(mayor)
    client.force_login(assistant.user)
    assert "15:" in page_of(client) or "за київським часом" in page_of(client)
    assistant.can_attend_sessions = False
    assistant.save()
    assert "за київським часом" not in page_of(client)
