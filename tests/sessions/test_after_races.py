"""Two at once: one vote, one feedback, one pause, one summary, no more topics than the limit."""

from datetime import timedelta

import pytest

from mayors_club.models import Event
from members.models import Member
from sessions import services
from sessions.models import ExpertSession, Feedback, Seat, TopicProposal
from tests.at_once import at_once
from tests.factories import make_member, make_staff
from tests.session_factories import make_past_session, make_proposal, make_seat, make_session

pytestmark = pytest.mark.django_db(transaction=True)


def test_feedback_sent_twice_at_once_is_one():
    seat = make_seat(make_past_session(), attended="in_person")
    outcomes = at_once(*[lambda: services.give_feedback(Seat.objects.get(pk=seat.pk), useful=5, clear=5)] * 4)
    assert sorted(type(one).__name__ for one in outcomes) == ["AlreadyGiven"] * 3 + ["NoneType"]
    assert Feedback.objects.count() == 1


def test_vote_pressed_twice_at_once_is_one():
    proposal, member = make_proposal(), make_member()
    outcomes = at_once(*[lambda: services.vote(proposal, Member.objects.get(pk=member.pk), by=member.user)] * 4)
    assert outcomes == [None] * 4
    assert proposal.votes.count() == 1


def test_limit_of_topics_holds_when_all_come_at_once():
    member = make_member()
    at_once(*[lambda: services.propose_topic(member, title="Вода", by=member.user) for _press in range(8)])
    assert TopicProposal.objects.count() == services.MOST_OPEN_TOPICS


def test_alert_pressed_by_four_at_once_moves_once():
    session, officer = make_session("live", starts_in=-timedelta(minutes=20)), make_staff("duty_officer")

    def press():
        own = ExpertSession.objects.get(pk=session.pk)
        return services.pause_for_alert(own, minutes=30, seen=0, by=officer)

    outcomes = at_once(*[press] * 4)
    assert sorted(type(one).__name__ for one in outcomes) == ["MovedMeanwhile"] * 3 + ["NoneType"]
    assert session.moves.count() == 1


def test_summary_published_twice_at_once_is_told_once():
    session, secretary = make_past_session(summary_uk="Три кроки."), make_staff("secretariat")

    def publish():
        return services.publish_summary(ExpertSession.objects.get(pk=session.pk), by=secretary)

    assert at_once(*[publish] * 4) == [None] * 4
    assert Event.objects.filter(verb="session.summary_published").count() == 1
