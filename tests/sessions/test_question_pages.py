"""Questions to the expert, with a name and without."""

import pytest
from django.utils import timezone

from mayors_club.models import Event
from sessions.models import Question
from tests.sessions.member_area import NBSP, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]


def ask(client, text="Скільки коштує котельня?", **more):
    return client.post("/member/sessions/413/question/", {"text": text, **more}, follow=True)


def test_question_is_kept_with_its_name(at_home, mayor, session):
    page = ask(at_home).content.decode()
    assert "Запитання надіслано." in page
    assert "Скільки коштує котельня?" in page
    question = Question.objects.get()
    assert (question.member, question.asked_by, question.is_anonymous) == (mayor, mayor.user, False)


def test_answered_question_leaves_the_list(at_home, session):
    ask(at_home)
    Question.objects.update(hidden_at=timezone.now())
    assert "Скільки коштує котельня?" not in page_of(at_home)


def test_question_without_a_name_names_nobody(at_home, mayor, session):
    page = ask(at_home, is_anonymous="on").content.decode()
    assert "Запитання надіслано." in page
    assert "Скільки коштує котельня?" not in page
    question = Question.objects.get()
    assert (question.member, question.asked_by, question.is_anonymous) == (None, None, True)
    assert (question.asked_at.minute, question.asked_at.second, question.asked_at.microsecond) == (0, 0, 0)
    assert not Event.objects.filter(verb="session.asked").exists()


def test_empty_question_is_explained(at_home, session):
    response = ask(at_home, "  ")
    assert response.status_code == 422
    assert "Напишіть своє запитання" in response.content.decode()


def test_questions_have_a_limit_per_person(at_home, session):
    for _question in range(10):
        ask(at_home)
    response = ask(at_home, "Ще одне?")
    assert response.status_code == 429
    assert "Надішліть, будь ласка, наступне пізніше." in response.content.decode().replace(NBSP, " ")
    assert Question.objects.count() == 10


def test_questions_end_with_the_session(at_home, session, time_machine):
    time_machine.move_to(session.closes_at)
    assert "Запитань уже не приймаємо" in ask(at_home).content.decode()
    assert not Question.objects.exists()
