"""Each reminder exactly once for a person, kind and sequence, whatever beat and the secretariat do."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from mayors_club.models import OutgoingEmail
from members.letter_kinds import SESSION_REMINDERS
from members.models import Representative
from sessions import services
from sessions.models import ExpertSession, Move, Notice, Seat
from tests import factories
from tests.session_factories import in_kyiv, make_agenda_item, make_seat, make_session

pytestmark = pytest.mark.django_db
Kind, Answer = Notice.Kind, Seat.Answer
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
START = in_kyiv(2027, 1, 14, 15)


@pytest.fixture
def clock():
    """Ten days before the session; `clock.move_to(...)` goes on from there."""
    with time_machine.travel(START - timedelta(days=10), tick=False) as traveller:
        yield traveller


@pytest.fixture
def by(clock):
    return factories.make_user(is_staff=True)


@pytest.fixture
def session(clock):
    return make_session(starts_at=START.astimezone(), provider="jitsi")


@pytest.fixture
def seat(session):
    """Somebody who goes and has been told of everything."""
    seat = make_seat(session)
    services.reconcile(session)
    tell()
    return seat


def tell():
    services.write_letters()
    OutgoingEmail.objects.filter(status="queued").update(status="sent", sent_at=timezone.now())


def at(clock, moment):
    """Beat runs twice, and the worker once."""
    clock.move_to(moment)
    services.remind()
    services.remind()
    tell()


def reminded():
    kinds = (Kind.REMINDER_DAY, Kind.REMINDER_SOON)
    return list(Notice.objects.filter(kind__in=kinds).order_by("pk").values_list("kind", "sequence"))


def every_minute(clock, since, until, step=MINUTE):
    while since <= until:
        at(clock, since)
        since += step


def test_a_beat_that_always_runs(clock, seat):
    every_minute(clock, START - 25 * HOUR, START + 2 * HOUR, 15 * MINUTE)
    assert reminded() == [("reminder_day", 0), ("reminder_soon", 0)]
    names = OutgoingEmail.objects.order_by("created_at").values_list("name", flat=True)
    assert list(names) == ["session_invitation", "session_reminder_day", "session_reminder_soon"]


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        (24 * HOUR + MINUTE, None),
        (24 * HOUR, "reminder_day"),
        (HOUR + MINUTE, "reminder_day"),
        (HOUR, None),
        (16 * MINUTE, None),
        (15 * MINUTE, "reminder_soon"),
        (-89 * MINUTE, "reminder_soon"),
        (-90 * MINUTE, None),
    ],
)
def test_the_windows(clock, seat, before, kind):
    at(clock, START - before)
    assert reminded() == ([(kind, 0)] if kind else [])


def test_a_beat_that_slept_an_hour_catches_up(clock, seat):
    at(clock, START - 23 * HOUR)
    at(clock, START + 45 * MINUTE)
    assert reminded() == [("reminder_day", 0), ("reminder_soon", 0)]
    assert "Сесія почалася" in OutgoingEmail.objects.get(name="session_reminder_soon").subject


@pytest.mark.parametrize(
    ("before", "words"), [(15, "За 15 хвилин"), (11, "За 15 хвилин"), (5, "Сесія починається"), (0, "Сесія почалася")]
)
def test_the_letter_says_what_is_true(clock, seat, before, words):
    at(clock, START - before * MINUTE)
    assert OutgoingEmail.objects.get(name="session_reminder_soon").subject.startswith(words)


def test_a_move_in_between_reminds_anew(clock, session, seat, by):
    at(clock, START - 24 * HOUR)
    services.move(session, starts_at=START + 24 * HOUR, ends_at=START + 25 * HOUR, by=by)
    at(clock, START - 15 * MINUTE)
    assert reminded() == [("reminder_day", 0)]
    every_minute(clock, START, START + 25 * HOUR, 15 * MINUTE)
    assert reminded() == [("reminder_day", 0), ("reminder_day", 1), ("reminder_soon", 1)]


def test_a_reminder_that_has_not_left_is_stopped_by_a_move(clock, session, seat, by):
    clock.move_to(START - 24 * HOUR)
    services.remind()
    services.move(session, starts_at=START + 48 * HOUR, ends_at=START + 49 * HOUR, by=by)
    services.write_letters()
    assert OutgoingEmail.objects.get(name="session_reminder_day").status == "superseded"


@pytest.mark.parametrize("step", ["cancel", "postpone"])
def test_none_after_it_is_off(clock, session, seat, by, step):
    clock.move_to(START - 24 * HOUR)
    services.remind()
    getattr(services, step)(session, by=by)
    tell()
    assert OutgoingEmail.objects.get(name="session_reminder_day").status == "superseded"
    every_minute(clock, START - 20 * MINUTE, START + 10 * MINUTE, 5 * MINUTE)
    assert reminded() == [("reminder_day", 0)]


def test_none_after_declining(clock, session, seat):
    clock.move_to(START - 24 * HOUR)
    services.remind()
    Seat.objects.update(answer=Answer.DECLINED)
    services.reconcile_member(session, seat.member)
    tell()
    assert OutgoingEmail.objects.get(name="session_reminder_day").status == "superseded"
    at(clock, START - 15 * MINUTE)
    assert reminded() == [("reminder_day", 0)]


@pytest.mark.parametrize("answer", [Answer.NONE, Answer.DECLINED, Answer.WAITING])
def test_only_who_goes_is_reminded(clock, session, seat, answer):
    Seat.objects.update(answer=answer, waiting_since=timezone.now() if answer == Answer.WAITING else None)
    at(clock, START - 24 * HOUR)
    assert reminded() == []


def test_who_goes_instead_is_reminded_and_not_the_member(clock, session):
    seat = make_seat(session, answer=Answer.REPRESENTATIVE)
    Representative.objects.update(can_attend_sessions=True)
    services.reconcile(session)
    tell()
    at(clock, START - 24 * HOUR)
    assert Notice.objects.get(kind=Kind.REMINDER_DAY).user == seat.representative.user
    Representative.objects.update(can_attend_sessions=False)
    at(clock, START - 15 * MINUTE)
    assert reminded() == [("reminder_day", 0)]


def test_who_wants_none_has_none(clock, session, seat):
    seat.member.user.letters_off = [SESSION_REMINDERS]
    seat.member.user.save()
    every_minute(clock, START - 24 * HOUR, START, HOUR)
    assert reminded() == []


def test_who_answers_late_still_reads_the_brief(clock, session, seat):
    at(clock, START - 23 * HOUR)
    make_seat(session)
    services.reconcile(session)
    at(clock, START - 10 * HOUR)
    assert reminded() == [("reminder_day", 0)] * 2


def test_the_letter_about_a_pause_of_some_minutes_is_the_reminder(clock, session, seat, by):
    clock.move_to(START + 20 * MINUTE)
    services.pause(session, resumes_at=START + 30 * MINUTE, by=by)
    every_minute(clock, START + 20 * MINUTE, START + 40 * MINUTE, 5 * MINUTE)
    assert reminded() == []
    assert Notice.objects.filter(kind=Kind.PAUSED).count() == 1


def test_after_a_long_pause_there_is_a_reminder(clock, session, seat, by):
    at(clock, START - 15 * MINUTE)
    clock.move_to(START + 20 * MINUTE)
    services.pause(session, resumes_at=START + 80 * MINUTE, by=by)
    every_minute(clock, START + 20 * MINUTE, START + 90 * MINUTE, 5 * MINUTE)
    assert reminded() == [("reminder_soon", 0), ("reminder_soon", 1)]
    assert Move.objects.get().kind == Move.Kind.PAUSED
    reminder = OutgoingEmail.objects.filter(name="session_reminder_soon").order_by("created_at").last()
    assert "Сесія продовжиться о 16:20" in reminder.body_text


def test_without_a_brief_the_letter_has_the_lead_and_the_plan(clock, session, seat):
    ExpertSession.objects.update(brief_uk="", brief_en="")
    make_agenda_item(session, note_uk="30 хвилин")
    at(clock, START - 24 * HOUR)
    letter = OutgoingEmail.objects.get(name="session_reminder_day")
    for part in (letter.body_text, letter.body_html):
        assert "15:45 Ваші запитання (30 хвилин)" in part
        assert "за один опалювальний сезон" in part


@pytest.mark.parametrize(
    ("start", "hours"),
    [
        # An hour and a half: at four the clocks go back to three.
        (in_kyiv(2026, 10, 25, 3, 30), "03:30–04:00"),
        (in_kyiv(2026, 10, 25, 15), "15:00–16:30"),
        (in_kyiv(2026, 10, 26, 15), "15:00–16:30"),
        (in_kyiv(2027, 3, 28, 15), "15:00–16:30"),
        (in_kyiv(2027, 3, 29, 15), "15:00–16:30"),
    ],
)
def test_around_the_nights_when_the_clocks_change(start, hours):
    """A day before is 24 hours before, whatever the clocks on the wall do meanwhile."""
    begins = start.astimezone()
    with time_machine.travel(begins - timedelta(days=3), tick=False) as clock:
        session = make_session(starts_at=begins)
        make_seat(session)
        services.reconcile(session)
        at(clock, begins - 24 * HOUR - MINUTE)
        assert reminded() == []
        at(clock, begins - 24 * HOUR)
        at(clock, begins - 15 * MINUTE)
        assert reminded() == [("reminder_day", 0), ("reminder_soon", 0)]
    assert hours in OutgoingEmail.objects.get(name="session_reminder_day").body_text


def test_the_number_of_questions_follows_the_batches(clock, session, django_assert_max_num_queries):
    for _ in range(60):
        make_seat(session)
    services.reconcile(session)
    tell()
    clock.move_to(START - 24 * HOUR)
    with django_assert_max_num_queries(30):
        assert services.remind() == 60
