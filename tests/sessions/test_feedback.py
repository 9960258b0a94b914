"""Feedback: once a seat, without a name, and only for whoever was there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mayors_club.models import Event
from sessions import services
from sessions.models import Feedback, Seat
from tests.factories import make_member, make_representative
from tests.session_factories import make_past_session, make_seat, make_session

pytestmark = pytest.mark.django_db
ANSWERS = {"useful": "5", "clear": "4", "comment": "Більше прикладів."}


@pytest.fixture
def seat():
    return make_seat(make_past_session(number=9402), attended="in_person")


@pytest.fixture
def at(client):
    def sign_in(member, user=None):
        client.force_login(user or member.user)
        return client

    return sign_in


def test_form_says_that_nobody_learns_who_wrote(at, seat):
    page = at(seat.member).get("/member/sessions/9402/feedback/").content.decode()
    assert "Ніхто не дізнається, хто що написав." in page
    assert "щонайменше п’ять" in page


def test_answers_are_kept_without_a_name_or_a_time(at, seat):
    response = at(seat.member).post("/member/sessions/9402/feedback/", ANSWERS)
    assert (response.status_code, response["Location"]) == (302, "/member/sessions/9402/")
    kept = Feedback.objects.get()
    assert (kept.session, kept.useful, kept.clear, kept.comment) == (seat.session, 5, 4, "Більше прикладів.")
    assert {field.name for field in Feedback._meta.get_fields()} == {"id", "session", "useful", "clear", "comment"}
    seat.refresh_from_db()
    assert seat.gave_feedback
    # An event would tell who wrote, and when.
    assert not Event.objects.filter(subject_type__startswith="expert_sessions").exists()


def test_once_for_each_seat_whoever_sits_on_it(at, seat):
    at(seat.member).post("/member/sessions/9402/feedback/", ANSWERS)
    assistant = make_representative(seat.member)
    page = at(seat.member, assistant.user).get("/member/sessions/9402/feedback/").content.decode()
    assert "За це місце відгук уже залишено" in page
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]
    at(seat.member, assistant.user).post("/member/sessions/9402/feedback/", ANSWERS)
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize("missing", ["useful", "clear"])
def test_both_numbers_are_needed_and_what_was_typed_stays(at, seat, missing):
    response = at(seat.member).post("/member/sessions/9402/feedback/", {**ANSWERS, missing: ""})
    assert response.status_code == 422
    assert "Виберіть число від 1 до 5" in response.content.decode()
    assert "Більше прикладів." in response.content.decode()
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("number", ["0", "6", "2.5", "x"])
def test_no_other_number_is_taken(at, seat, number):
    assert at(seat.member).post("/member/sessions/9402/feedback/", {**ANSWERS, "useful": number}).status_code == 422


@pytest.mark.parametrize("attended", ["", "absent"])
def test_who_was_not_there_finds_no_form(at, seat, attended):
    Seat.objects.update(attended=attended, attended_at=None)
    missing = at(seat.member).get("/member/sessions/9999/feedback/")
    for method in ("get", "post"):
        response = getattr(at(seat.member), method)("/member/sessions/9402/feedback/")
        assert (response.status_code, response.content) == (404, missing.content)


def test_window_of_thirty_days(at, seat):
    session = seat.session
    last_moment = session.ends_at + timedelta(days=30)
    with pytest.raises(services.FeedbackClosed):
        services.give_feedback(seat, useful=5, clear=5, now=last_moment)
    services.give_feedback(seat, useful=5, clear=5, now=last_moment - timedelta(seconds=1))


def test_nobody_judges_a_session_that_is_not_over():
    running = make_session("live", starts_in=-timedelta(minutes=30))
    with pytest.raises(services.FeedbackClosed):
        services.give_feedback(make_seat(running, attended="in_person"), useful=5, clear=5)
    over = make_session("live", starts_in=-timedelta(hours=3))
    services.give_feedback(make_seat(over, attended="phone"), useful=5, clear=5, now=timezone.now())


def test_second_answer_is_refused(seat):
    services.give_feedback(seat, useful=5, clear=5)
    with pytest.raises(services.AlreadyGiven):
        services.give_feedback(seat, useful=1, clear=1)


def test_stranger_finds_nothing(client, seat):
    other = make_member()
    client.force_login(other.user)
    assert client.get("/member/sessions/9402/feedback/").status_code == 404


def test_english_form(at, seat):
    page = at(seat.member).get("/en/member/sessions/9402/feedback/").content.decode()
    assert "How useful was the session for your work?" in page
