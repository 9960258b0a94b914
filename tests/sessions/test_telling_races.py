"""Two workers at once, with real transactions: nobody is told twice and nobody is left out."""

from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine
from django.db import OperationalError

from mayors_club.models import OutgoingEmail
from sessions import services
from sessions.models import Digest, ExpertSession, Invitee, Notice, Seat
from tests import factories
from tests.at_once import at_once
from tests.session_factories import in_kyiv, make_seat, make_session

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_limits_left_from_before")]
PEOPLE = 120
START = in_kyiv(2027, 1, 14, 15)


@pytest.fixture
def session():
    with time_machine.travel(START - timedelta(days=10), tick=False):
        session = make_session(starts_at=START.astimezone(), provider="jitsi")
        community = factories.make_community()
        for _ in range(PEOPLE):
            make_seat(session, factories.make_member(community=community))
        services.reconcile(session)
        yield session


def test_two_workers_share_the_letters(session):
    written = at_once(*[services.write_letters] * 3)
    assert sum(written) == PEOPLE
    people = list(OutgoingEmail.objects.values_list("to", flat=True))
    assert len(people) == len(set(people)) == PEOPLE
    assert Notice.objects.count() == Invitee.objects.filter(told_confirmed=True).count() == PEOPLE


def test_two_beats_share_the_reminders(session):
    services.write_letters()
    due = START - timedelta(hours=24)
    written = at_once(*[lambda: services.remind(due)] * 3)
    assert sum(written) + services.remind(due) == PEOPLE
    people = list(OutgoingEmail.objects.filter(name="session_reminder_day").values_list("to", flat=True))
    assert len(people) == len(set(people)) == PEOPLE


def test_two_beats_share_the_weekly_letters(session):
    monday = in_kyiv(2027, 1, 11, 9)
    written = at_once(*[lambda: services.send_digests(monday)] * 3)
    assert sum(written) + services.send_digests(monday) == PEOPLE
    assert Digest.objects.count() == OutgoingEmail.objects.count() == PEOPLE


def test_a_move_while_the_letters_are_written(session):
    by = factories.make_user(is_staff=True)
    later = {"starts_at": session.starts_at + timedelta(days=1), "ends_at": session.ends_at + timedelta(days=1)}
    fresh = ExpertSession.objects.get()
    answers = at_once(services.write_letters, lambda: services.move(fresh, **later, by=by), services.write_letters)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    services.write_letters()
    assert set(Invitee.objects.values_list("told_starts_at", flat=True)) == {later["starts_at"]}
    unsent = OutgoingEmail.objects.filter(status="queued")
    assert unsent.count() == PEOPLE == len(set(unsent.values_list("to", flat=True)))


def test_an_answer_while_the_letters_are_written(session):
    """No two steps wait for each other: the worker never asks for the lock of the session."""
    declining = list(Seat.objects.select_related("member__user")[:20])

    def decline():
        while declining:
            seat = declining[-1]
            # On a busy machine a batch may last longer than two seconds: a person would be asked to press again.
            with suppress(OperationalError):
                services.answer(session, seat.member, Seat.Answer.DECLINED, by=seat.member.user)
                declining.pop()

    answers = at_once(services.write_letters, decline, services.write_letters)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    services.write_letters()
    assert Invitee.objects.filter(told_confirmed=True).count() == PEOPLE - 20
