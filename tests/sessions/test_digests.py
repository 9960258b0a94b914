"""The weekly letter: Mondays from nine in Kyiv, once a person and week, only with something in it."""

from datetime import timedelta

import pytest
import time_machine

from mayors_club.models import OutgoingEmail
from members.letter_kinds import SESSION_DIGEST
from sessions import services
from sessions.models import Digest, ExpertSession, TopicProposal
from tests import factories
from tests.session_factories import in_kyiv, make_past_session, make_session

pytestmark = pytest.mark.django_db
MONDAY = in_kyiv(2026, 11, 23, 9)
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(MONDAY, tick=False) as traveller:
        yield traveller


def session_next_thursday():
    return make_session(starts_at=(MONDAY + timedelta(days=3, hours=6)).astimezone())


@pytest.mark.parametrize(
    ("moment", "count"),
    [
        (MONDAY - timedelta(minutes=1), 0),
        (MONDAY, 1),
        (MONDAY + timedelta(hours=14, minutes=59), 1),
        (MONDAY + timedelta(hours=15), 0),
        (MONDAY - DAY, 0),
    ],
)
def test_on_mondays_from_nine(clock, member, moment, count):
    session_next_thursday()
    clock.move_to(moment)
    assert (services.send_digests(), services.send_digests()) == (count, 0)


def test_once_a_week(clock, member):
    make_session(starts_at=(MONDAY + 2 * WEEK).astimezone())
    assert services.send_digests() == 1
    clock.move_to(MONDAY + WEEK)
    assert services.send_digests() == 1
    assert [str(digest.week) for digest in Digest.objects.order_by("week")] == ["2026-11-23", "2026-11-30"]


def test_nothing_to_say(member):
    make_session(ExpertSession.Status.PLANNED)
    make_session(ExpertSession.Status.CANCELLED)
    make_session(starts_at=(MONDAY + 3 * WEEK).astimezone())
    assert services.send_digests() == 0
    assert not Digest.objects.exists()


def test_members_and_those_who_may_attend_for_them(member):
    session_next_thursday()
    aide = factories.make_representative(member, can_attend_sessions=True)
    factories.make_representative(member, can_attend_sessions=False)
    factories.make_representative(member, can_attend_sessions=True, ends_on=(MONDAY - DAY).date())
    factories.make_member(status="onboarding")
    factories.make_member(factories.make_user(letters_off=[SESSION_DIGEST]))
    factories.make_user(is_staff=True)
    assert services.send_digests() == 2
    assert set(Digest.objects.values_list("user", flat=True)) == {member.user_id, aide.user_id}
    assert member.greeting_uk in OutgoingEmail.objects.get(to=member.user.email).body_text
    assert member.greeting_uk not in OutgoingEmail.objects.get(to=aide.user.email).body_text


def test_what_it_says(member):
    session = session_next_thursday()
    past = make_past_session(topic_uk="Мости", summary_uk="Підсумок.", summary_published_at=MONDAY - DAY)
    old = make_past_session(topic_uk="Школи", summary_uk="Підсумок.", summary_published_at=MONDAY - 2 * WEEK)
    TopicProposal.objects.create(title="Укриття")
    TopicProposal.objects.create(title="Дороги", closed_at=MONDAY)
    services.send_digests()
    letter = OutgoingEmail.objects.get()
    for one, is_there in ((session, True), (past, True), (old, False)):
        for part in (letter.body_text, letter.body_html):
            assert (f"/member/sessions/{one.number}/" in part) == is_there
            assert (one.topic_uk in part.replace("\n  ", " ")) == is_there
    assert "Укриття" in letter.body_text
    assert "Дороги" not in letter.body_text
    assert letter.calendar == ""


def test_the_number_of_questions_follows_the_batches(django_assert_max_num_queries):
    session_next_thursday()
    for _ in range(60):
        factories.make_member()
    with django_assert_max_num_queries(25):
        assert services.send_digests() == 60
