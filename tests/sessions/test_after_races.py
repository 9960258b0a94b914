"""Two at once: one vote, one feedback, no more topics than the limit."""

import pytest

from members.models import Member
from sessions import services
from sessions.models import Feedback, Seat, TopicProposal
from tests.factories import make_member
from tests.session_factories import make_past_session, make_proposal, make_seat
from tests.sessions.test_answering_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_feedback_sent_twice_at_once_is_one():
    seat = make_seat(make_past_session(), attended="in_person")
    outcomes = at_once([lambda: services.give_feedback(Seat.objects.get(pk=seat.pk), useful=5, clear=5)] * 4)
    assert sorted(type(one).__name__ for one in outcomes) == ["AlreadyGiven"] * 3 + ["NoneType"]
    assert Feedback.objects.count() == 1


def test_vote_pressed_twice_at_once_is_one():
    proposal, member = make_proposal(), make_member()
    outcomes = at_once([lambda: services.vote(proposal, Member.objects.get(pk=member.pk), by=member.user)] * 4)
    assert outcomes == [None] * 4
    assert proposal.votes.count() == 1


def test_limit_of_topics_holds_when_all_come_at_once():
    member = make_member()
    at_once([lambda: services.propose_topic(member, title="Вода", by=member.user) for _press in range(8)])
    assert TopicProposal.objects.count() == services.MOST_OPEN_TOPICS
