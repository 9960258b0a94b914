"""A member’s list of sessions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import Member
from tests.factories import make_member
from tests.session_factories import (
    make_past_session,
    make_seat,
    make_session,
)
from tests.sessions.member_area import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]


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
