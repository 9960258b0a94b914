"""A member’s list of sessions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Member
from tests.factories import make_member, make_user
from tests.session_factories import (
    make_past_session,
    make_seat,
    make_session,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def mayor():
    return make_member(make_user(full_name_uk="Ірина Савчук", full_name_latin="Iryna Savchuk"))


@pytest.fixture
def session():
    return make_session(number=413)


@pytest.fixture
def at_home(client, mayor):
    client.force_login(mayor.user)
    return client


def page_of(client, path="/member/sessions/413/", status=200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode().replace(NBSP, " ")


def say(client, answer, path="/member/sessions/413/answer/", **more):
    return client.post(path, {"answer": answer, **more}, follow=True)


def test_list_shows_what_comes_and_what_was(at_home, mayor):
    coming, answered = make_session(number=413), make_session(number=414, starts_in=timedelta(days=21))
    make_seat(answered, mayor)
    make_session("postponed", number=415)
    make_session("cancelled", number=416, starts_in=timedelta(days=3))
    make_session("planned", number=417)
    was = make_past_session(number=412, summary_uk="Три висновки.", summary_published_at=timezone.now())
    make_seat(was, mayor, attended="phone")
    page = page_of(at_home, "/member/sessions/")
    for number in (412, 413, 414, 415, 416):
        assert f'href="/member/sessions/{number}/"' in page
    assert "417" not in page
    assert page.count('action="/member/sessions/413/answer/"') == 1
    assert 'action="/member/sessions/414/answer/"' not in page
    assert "Ви будете" in page
    assert "відкладено" in page
    assert "скасовано" in page
    assert 'href="/member/sessions/412/#summary"' in page
    assert coming.topic in page


def test_list_without_sessions_says_so(at_home):
    assert "Найближчу сесію ще не оголошено. Про неї повідомимо листом." in page_of(at_home, "/member/sessions/")
    assert "No session has been announced yet." in page_of(at_home, "/en/member/sessions/")


def test_onboarding_member_is_told_what_to_do_first(client):
    client.force_login(make_member(status=Member.Status.ONBOARDING).user)
    page = page_of(client, "/member/sessions/")
    assert "Сесії відкриються, щойно Ви підтвердите свої дані" in page
