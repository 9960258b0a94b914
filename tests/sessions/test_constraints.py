"""What the database refuses, whoever asks."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from sessions.models import Digest, ExpertSession, Invitee, JoinTrace, Notice, Question, Room, Seat, TopicProposal
from tests import factories, session_factories

pytestmark = pytest.mark.django_db
Answer, Attended = Seat.Answer, Seat.Attended


@pytest.fixture
def session():
    return session_factories.make_session()


def refused(name, write):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write()


def test_a_number_twice(session):
    refused("number", lambda: session_factories.make_session(number=session.number))


@pytest.mark.parametrize("name", ["topic", "lead", "text", "brief", "reason", "summary"])
def test_english_without_ukrainian(session, name):
    alone = {f"{name}_uk": "", f"{name}_en": "Alone.", "announced_at": None, "status": "planned"}
    refused(f"session_{name}_english_has_ukrainian", lambda: ExpertSession.objects.update(**alone))


def test_a_session_that_ends_before_it_begins(session):
    refused("session_ends_after_its_start", lambda: ExpertSession.objects.update(ends_at=session.starts_at))


@pytest.mark.parametrize("status", ["announced", "open", "live", "postponed"])
def test_announced_without_a_time(session, status):
    refused("session_announced_has_time", lambda: ExpertSession.objects.update(status=status, announced_at=None))


def test_announced_without_a_topic(session):
    nothing = {"topic_uk": "", "topic_en": ""}
    refused("session_announced_is_complete", lambda: ExpertSession.objects.update(**nothing))


@pytest.mark.parametrize(("status", "held_at"), [("held", None), ("announced", timezone.now())])
def test_held_and_its_time(session, status, held_at):
    refused("session_held_has_time", lambda: ExpertSession.objects.update(status=status, held_at=held_at))


def test_a_published_summary_without_words(session):
    refused(
        "session_published_summary_is_written",
        lambda: ExpertSession.objects.update(summary_published_at=timezone.now()),
    )


def test_two_seats_of_one_member(session, member):
    session_factories.make_seat(session, member)
    refused("seat_one_a_member", lambda: session_factories.make_seat(session, member, Answer.DECLINED))


@pytest.mark.parametrize("answer", [Answer.NONE, Answer.GOING, Answer.DECLINED])
def test_a_representative_who_does_not_go(session, member, answer):
    representative = factories.make_representative(member)
    refused(
        "seat_representative_goes_or_waits",
        lambda: session_factories.make_seat(session, member, answer, representative=representative),
    )


def test_a_representative_who_waits_is_remembered(session, member):
    representative = factories.make_representative(member)
    seat = session_factories.make_seat(session, member, Answer.WAITING, representative=representative)
    assert seat.representative == representative


def test_represented_by_nobody(session, member):
    refused(
        "seat_representative_goes_or_waits",
        lambda: session_factories.make_seat(session, member, Answer.REPRESENTATIVE, representative=None),
    )


@pytest.mark.parametrize(("answer", "since"), [(Answer.WAITING, None), (Answer.GOING, timezone.now())])
def test_waiting_and_its_time(session, member, answer, since):
    refused("seat_waiting_has_time", lambda: session_factories.make_seat(session, member, answer, waiting_since=since))


def test_an_answer_without_its_time(session, member):
    refused("seat_answer_has_time", lambda: session_factories.make_seat(session, member, answered_at=None))


@pytest.mark.parametrize(
    ("attended", "at"), [(Attended.IN_PERSON, None), (Attended.PHONE, None), (Attended.ABSENT, timezone.now())]
)
def test_presence_and_its_time(session, member, attended, at):
    refused(
        "seat_presence_has_time",
        lambda: session_factories.make_seat(session, member, attended=attended, attended_at=at),
    )


def test_two_entries_in_one_calendar(session, member):
    session_factories.make_invitee(session, member=member)
    refused("invitee_once", lambda: session_factories.make_invitee(session, member=member))


def test_half_of_what_was_told(session, member):
    session_factories.make_invitee(session, member=member)
    refused("invitee_told_is_whole", lambda: Invitee.objects.update(told_sequence=0))


def test_a_notice_twice(session, member):
    once = {"session": session, "user": member.user, "kind": Notice.Kind.REMINDER_DAY, "sequence": 0}
    Notice.objects.create(**once)
    refused("notice_exactly_once", lambda: Notice.objects.create(**once))
    Notice.objects.create(**once | {"sequence": 1})


def test_a_digest_twice_or_of_a_tuesday(member):
    Digest.objects.create(user=member.user, week=date(2026, 11, 23))
    refused("digest_once_a_week", lambda: Digest.objects.create(user=member.user, week=date(2026, 11, 23)))
    refused("digest_week_is_a_monday", lambda: Digest.objects.create(user=member.user, week=date(2026, 11, 24)))


def test_an_anonymous_question_that_names_somebody(session, member):
    named = {"session": session, "text": "Скільки?", "is_anonymous": True}
    refused("question_anonymous_names_nobody", lambda: Question.objects.create(member=member, **named))
    refused("question_anonymous_names_nobody", lambda: Question.objects.create(asked_by=member.user, **named))


def test_an_open_room(session):
    refused("room_is_sealed", lambda: Room.objects.create(session=session, sealed=""))


def test_a_trace_of_nobody(session, member):
    refused("trace_of_a_person_or_a_host", lambda: JoinTrace.objects.create(session=session, kind="person"))
    refused("trace_of_a_person_or_a_host", lambda: JoinTrace.objects.create(session=session, kind="host"))


def test_a_proposal_that_became_a_session_is_off_the_list(session):
    refused(
        "proposal_with_a_session_is_closed",
        lambda: TopicProposal.objects.create(title="Вода", session=session),
    )


MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("before_start", "state"),
    [
        (16 * MINUTE, "announced"),
        (15 * MINUTE, "open"),
        (MINUTE, "open"),
        (0 * MINUTE, "live"),
        (-90 * MINUTE, "live"),
        (-104 * MINUTE, "live"),
        (-105 * MINUTE, "held"),
    ],
)
def test_the_clock_says_where_a_session_stands(session, before_start, state):
    assert session.state_at(session.starts_at - before_start) == state


@pytest.mark.parametrize("status", ["planned", "postponed", "cancelled", "held"])
def test_the_clock_moves_nothing_that_does_not_take_place(status):
    session = session_factories.make_session(status)
    assert {session.state_at(session.starts_at + minutes * MINUTE) for minutes in (-20, -1, 0, 200)} == {status}
