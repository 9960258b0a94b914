"""Sessions on the overview of the members' area: the next one, answers and feedback that are waited for."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sessions.models import Seat
from tests.factories import make_representative
from tests.office_factories import make_draft, make_office
from tests.session_factories import in_kyiv, make_past_session, make_seat, make_session
from tests.sister_city_factories import make_agreement, make_proposal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_limits_left_from_before")]
NBSP = "\N{NO-BREAK SPACE}"
ANSWER, CONFIRM, FEEDBACK = "Дайте відповідь, чи будете", "Підтвердьте, хто буде", "Дайте відгук"


@pytest.fixture
def overview(client, member):
    client.force_login(member.user)

    def look(path="/member/") -> str:
        response = client.get(path)
        assert response.status_code == 200
        return response.content.decode().replace(NBSP, " ")

    return look


@pytest.mark.time_machine("2026-11-21 12:00")
def test_next_session_stands_on_the_overview(overview):
    make_session(number=413, starts_at=in_kyiv(2026, 11, 26, 15))
    make_session(number=414, starts_in=timedelta(days=20))
    page = overview()
    assert "Найближча сесія, № 413" in page
    assert "Четвер, 26 листопада" in page
    assert "15:00–16:30 за київським часом" in page
    assert "Next session, No. 413" in overview("/en/member/")


def test_one_press_on_the_overview_is_an_answer(client, overview, member):
    make_session(number=413)
    assert 'action="/member/sessions/413/answer/"' in overview()
    client.post("/member/sessions/413/answer/", {"answer": "declined", "back": "overview"})
    assert Seat.objects.get().answer == "declined"
    page = overview()
    assert 'action="/member/sessions/413/answer/"' not in page
    assert "Вас не буде" in page


@pytest.mark.parametrize(("days", "asked"), [(13, True), (15, False)])
def test_answer_is_asked_for_two_weeks_ahead(overview, days, asked):
    make_session(starts_in=timedelta(days=days))
    assert (ANSWER in overview()) == asked


def test_answered_session_asks_nothing_until_it_moves(overview, member):
    seat = make_seat(make_session(), member)
    assert ANSWER not in overview()
    seat.asked_again_at = timezone.now()
    seat.save()
    assert CONFIRM in overview()


@pytest.mark.parametrize(
    ("days_ago", "fields", "asked"),
    [
        (3, {"attended": "in_person"}, True),
        (3, {"attended": "phone"}, True),
        (3, {"attended": "in_person", "gave_feedback": True}, False),
        (3, {"attended": "absent"}, False),
        (16, {"attended": "in_person"}, False),
    ],
)
def test_feedback_is_asked_of_who_was_there_for_two_weeks(overview, member, days_ago, fields, asked):
    make_seat(make_past_session(days_ago=days_ago), member, **fields)
    assert (FEEDBACK in overview()) == asked


def test_nothing_of_it_for_who_may_not_attend(client, member):
    make_session()
    client.force_login(make_representative(member, can_attend_sessions=False).user)
    page = client.get("/member/").content.decode()
    assert ANSWER not in page
    assert "Найближча сесія" not in page


@pytest.mark.parametrize("count", [1, 30])
def test_overview_costs_the_same_however_much_there_is(overview, member, count, django_assert_max_num_queries):
    make_draft(make_office(member), lead="Інше речення.")
    make_representative(member)
    for week in range(count):
        make_proposal(make_agreement(community=member.community))
        make_seat(make_session(starts_in=timedelta(weeks=week + 1)), member, answer="representative")
        make_seat(make_past_session(days_ago=1 + week % 13), member, attended="in_person")
    overview()
    with django_assert_max_num_queries(8):
        overview()
