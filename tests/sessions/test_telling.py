"""Which letter is owed, and that it is written exactly once whatever happens."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from icalendar import Calendar

from mayors_club.models import OutgoingEmail
from members.letter_kinds import SESSION_SUMMARIES
from sessions import services
from sessions.models import ExpertSession, Invitee, Notice, Seat
from tests import factories
from tests.session_factories import make_invitee, make_seat, make_session

pytestmark = pytest.mark.django_db
Status, Kind, Answer = ExpertSession.Status, Notice.Kind, Seat.Answer
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def session(member, by):
    session = make_session(Status.PLANNED, provider="jitsi")
    services.announce(session, by=by)
    return session


def write():
    """One run; a second one finds nothing left."""
    written = services.write_letters()
    assert services.write_letters() == 0
    return written


def leave():
    OutgoingEmail.objects.filter(status="queued").update(status="sent", sent_at=timezone.now())


def letters(status="queued"):
    return [
        letter.name.removeprefix("session_")
        for letter in OutgoingEmail.objects.filter(status=status).order_by("created_at")
    ]


def new_letters():
    """What one run writes, all letters before it having left."""
    leave()
    before = set(OutgoingEmail.objects.values_list("pk", flat=True))
    write()
    return [letter.name.removeprefix("session_") for letter in OutgoingEmail.objects.exclude(pk__in=before)]


def move(session, by, shift):
    services.move(session, starts_at=session.starts_at + shift, ends_at=session.ends_at + shift, by=by)


# What is written ------------------------------------------------------------------------------------------------------
def test_a_life_of_letters(session, member, by):
    assert new_letters() == ["invitation"]
    move(session, by, DAY)
    assert new_letters() == ["moved"]
    services.postpone(session, by=by)
    assert new_letters() == ["postponed"]
    services.cancel(session, by=by)
    assert new_letters() == ["cancelled"]
    services.reopen(session, by=by)
    assert new_letters() == ["reopened"]
    seat = make_seat(session, member, Answer.DECLINED)
    services.reconcile_member(session, member)
    assert new_letters() == ["removed"]
    Seat.objects.filter(pk=seat.pk).update(answer=Answer.GOING)
    services.reconcile_member(session, member)
    assert new_letters() == ["added"]
    numbers = list(Notice.objects.order_by("pk").values_list("kind", "sequence"))
    assert numbers == [
        ("invitation", 0),
        ("moved", 1),
        ("postponed", 2),
        ("cancelled", 2),
        ("reopened", 3),
        ("removed", 4),
        ("added", 5),
    ]


def test_the_calendar_part_follows(session, member, by):
    write()
    leave()
    services.cancel(session, by=by)
    write()
    invitation, cancellation = [
        Calendar.from_ical(letter.calendar) for letter in OutgoingEmail.objects.order_by("created_at")
    ]
    assert (invitation["METHOD"], cancellation["METHOD"]) == ("REQUEST", "CANCEL")
    events = [calendar.walk("VEVENT")[0] for calendar in (invitation, cancellation)]
    assert [event["UID"] for event in events] == [str(session.pk)] * 2
    assert [event["SEQUENCE"] for event in events] == [0, 1]
    assert [event["STATUS"] for event in events] == ["CONFIRMED", "CANCELLED"]


def test_what_changed_and_changed_back_needs_no_letter(session, by):
    assert new_letters() == ["invitation"]
    move(session, by, DAY)
    move(session, by, -DAY)
    services.cancel(session, by=by)
    services.reopen(session, by=by)
    assert new_letters() == []
    assert session.sequence == 4


def test_a_text_is_no_letter(session, by):
    assert new_letters() == ["invitation"]
    services.edit(session, {"topic_uk": "Інша тема"}, by=by)
    assert new_letters() == []


def test_a_held_session_sends_no_more(member, by):
    session = make_session(starts_in=-timedelta(hours=3))
    make_invitee(session, member.user, member)
    assert write() == 0
    services.run_clocks()
    assert write() == 0


def test_a_small_move_does_not_ask_again(session, by):
    write()
    for shift, is_asked in ((HOUR, False), (3 * HOUR, True)):
        leave()
        move(session, by, shift)
        write()
        letter = OutgoingEmail.objects.get(status="queued")
        assert ("дайте відповідь" in " ".join(letter.body_text.split())) == is_asked
        assert "Було:" in letter.body_text


def test_letters_carry_one_address_and_no_names_of_others(session, member, by):
    make_seat(session, factories.make_member())
    services.reconcile(session)
    write()
    letter = OutgoingEmail.objects.get(to=member.user.email)
    address = f"/member/sessions/{session.number}/"
    assert letter.body_text.count(address) == letter.body_html.count(address) == 1
    for other in Invitee.objects.exclude(user=member.user):
        assert other.user.full_name_uk not in letter.body_text + letter.calendar
        assert other.user.email not in letter.body_text + letter.calendar


def test_each_in_their_language(session, member):
    english = factories.make_member(factories.make_user(language="en"))
    services.reconcile(session)
    write()
    assert "Berlin" in OutgoingEmail.objects.get(to=english.user.email).body_text
    assert "Берлін" not in OutgoingEmail.objects.get(to=member.user.email).body_text


# What has not left ----------------------------------------------------------------------------------------------------
def test_an_invitation_that_never_left_is_written_anew(session, by):
    write()
    move(session, by, DAY)
    write()
    assert (letters("superseded"), letters()) == (["invitation"], ["invitation"])
    assert "Було" not in OutgoingEmail.objects.get(status="queued").body_text


def test_whoever_was_never_told_is_not_told_that_it_is_off(session, by):
    write()
    services.cancel(session, by=by)
    assert write() == 0
    assert (letters("superseded"), letters()) == (["invitation"], [])
    services.reopen(session, by=by)
    write()
    assert letters() == ["invitation"]


def test_the_old_time_is_the_one_that_the_person_knows(session, by):
    first = session.local_starts_at
    write()
    leave()
    move(session, by, DAY)
    write()
    move(session, by, DAY)
    write()
    assert letters("superseded") == letters() == ["moved"]
    text = " ".join(OutgoingEmail.objects.get(status="queued").body_text.split())
    assert f", {first.day} " in text.split("Було:")[1][:40]


def test_a_move_taken_back_before_its_letter_left_is_forgotten(session, by):
    write()
    leave()
    move(session, by, DAY)
    write()
    move(session, by, -DAY)
    assert write() == 0
    assert (letters("superseded"), letters()) == (["moved"], [])
    assert Invitee.objects.get().told_starts_at == session.starts_at


def test_a_letter_that_may_have_arrived_is_not_stopped(session, by):
    write()
    OutgoingEmail.objects.update(may_have_arrived_twice=True)
    move(session, by, DAY)
    write()
    assert letters() == ["invitation", "moved"]


# What is asked for ----------------------------------------------------------------------------------------------------
def test_a_place_is_told_once_for_each_time(session, member):
    assert new_letters() == ["invitation"]
    seat = make_seat(session, member, Answer.GOING)
    services.reconcile_member(session, member)
    services.tell_place(session, member)
    services.tell_place(session, member)
    assert new_letters() == ["place"]
    assert Calendar.from_ical(OutgoingEmail.objects.get(status="queued").calendar).walk("VEVENT")[0]["SEQUENCE"] == 0
    for answer in (Answer.DECLINED, Answer.GOING):
        Seat.objects.filter(pk=seat.pk).update(answer=answer)
        services.reconcile_member(session, member)
    services.tell_place(session, member)
    assert new_letters() == ["place"]


def test_a_place_given_up_at_once_is_no_letter(session, member):
    assert new_letters() == ["invitation"]
    seat = make_seat(session, member, Answer.GOING)
    services.tell_place(session, member)
    Seat.objects.filter(pk=seat.pk).update(answer=Answer.DECLINED)
    services.reconcile_member(session, member)
    assert new_letters() == ["removed"]


@pytest.mark.parametrize(("off", "count"), [([], 1), ([SESSION_SUMMARIES], 0)])
def test_a_summary_comes_to_those_who_want_it(session, member, off, count):
    write()
    services.run_clocks(session.closes_at)
    session.refresh_from_db()
    session.summary_uk, session.summary_published_at = "Підсумок.", timezone.now()
    session.save()
    member.user.letters_off = off
    member.user.save()
    services.tell_summary(session)
    assert new_letters() == ["summary"] * count


# When things go wrong -------------------------------------------------------------------------------------------------
class KilledError(BaseException):
    """As sudden as a signal."""


def dies_at_the_second_batch():
    """For the connection: the second time that notices are written, the letters before them are written already."""
    batches = []

    def execute(run, sql, params, many, context):
        if sql.startswith('INSERT INTO "expert_sessions_notice"'):
            batches.append(sql)
            if len(batches) == 2:
                raise KilledError
        return run(sql, params, many, context)

    return connection.execute_wrapper(execute)


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(session):
    for _ in range(60):
        factories.make_member()
    services.reconcile(session)
    with pytest.raises(KilledError), dies_at_the_second_batch():
        services.write_letters()
    assert OutgoingEmail.objects.count() == Notice.objects.count() == 50
    assert services.write_letters() == 11
    people = OutgoingEmail.objects.values_list("to", flat=True)
    assert len(people) == len(set(people)) == Invitee.objects.filter(told_confirmed=True).count() == 61


def test_a_turn_ends_after_a_batch_and_says_that_something_is_left(session):
    for _ in range(60):
        factories.make_member()
    services.reconcile(session)
    turn = services.Turn(seconds=0)
    assert (services.write_letters(turn=turn), turn.is_unfinished) == (0, True)
    patient = services.Turn(seconds=60)
    assert (services.write_letters(turn=patient), patient.is_unfinished) == (61, False)
