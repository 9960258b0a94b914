"""Every step from every state, and how the numbers of the calendars grow."""

from datetime import UTC, timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from mayors_club.models import Event
from sessions import services
from sessions.models import ExpertSession, Move, Seat
from tests import session_factories
from tests.session_factories import make_agenda_item, make_seat, make_session
from tests.sessions.desk import noon_in

pytestmark = pytest.mark.django_db
Status = ExpertSession.Status
HOUR = timedelta(hours=1)
LATER = timedelta(days=1)
STATES = tuple(Status)


def in_state(status):
    """A session of which the clock says the same as the row."""
    starts_in = {Status.OPEN: timedelta(minutes=10), Status.LIVE: -timedelta(minutes=30), Status.HELD: -LATER}
    return make_session(status, starts_in=starts_in.get(status, timedelta(days=7)), provider="jitsi")


def step(session, name, by):
    times = {"starts_at": session.starts_at + LATER, "ends_at": session.ends_at + LATER}
    more = {
        "move": times,
        "reopen": times,
        "pause": {"resumes_at": max(timezone.now(), session.starts_at) + HOUR},
    }
    getattr(services, name)(session, by=by, **more.get(name, {}))


LEADS_TO = {
    "announce": (Status.ANNOUNCED, {Status.PLANNED}),
    "move": (Status.ANNOUNCED, set(ExpertSession.COMING)),
    "pause": (Status.ANNOUNCED, {Status.OPEN, Status.LIVE}),
    "postpone": (Status.POSTPONED, set(ExpertSession.COMING)),
    "cancel": (Status.CANCELLED, {Status.PLANNED, Status.POSTPONED, *ExpertSession.COMING}),
    "reopen": (Status.ANNOUNCED, {Status.POSTPONED, Status.CANCELLED}),
}


@pytest.mark.parametrize("name", LEADS_TO)
@pytest.mark.parametrize("status", STATES)
def test_a_step_leads_where_it_should_or_nowhere(status, name, by):
    session = in_state(status)
    to, allowed = LEADS_TO[name]
    if status not in allowed:
        with pytest.raises(services.WrongState), transaction.atomic():
            step(session, name, by)
        assert not Event.objects.exists()
        assert ExpertSession.objects.get().status == status
        return
    step(session, name, by)
    session = ExpertSession.objects.get()
    assert session.status == to
    assert to == status or to in ExpertSession.TRANSITIONS[status]
    event = Event.objects.get()
    assert (event.from_state, event.to_state, event.actor) == (status, to, by)
    assert event.codes == {"number": session.number, "sequence": session.sequence}


GROWS = {"announce": 0, "move": 1, "pause": 1, "postpone": 1, "cancel": 1, "reopen": 1}


@pytest.mark.parametrize("name", GROWS)
def test_the_number_grows_by_one_with_what_calendars_show(name, by):
    status = {"announce": Status.PLANNED, "reopen": Status.POSTPONED, "pause": Status.LIVE}.get(name, Status.ANNOUNCED)
    session = in_state(status)
    ExpertSession.objects.update(sequence=4, changed_at=timezone.now() - LATER)
    step(session, name, by)
    session = ExpertSession.objects.get()
    assert session.sequence == 4 + GROWS[name]
    assert timezone.now() - session.changed_at < HOUR


@pytest.mark.parametrize("status", [Status.PLANNED, Status.POSTPONED])
def test_cancelling_what_is_in_no_calendar_leaves_the_number(status, by):
    session = in_state(status)
    services.cancel(session, by=by)
    assert session.sequence == 0


def test_a_text_is_no_new_number(by):
    session = in_state(Status.ANNOUNCED)
    before = session.changed_at
    services.edit(session, {"topic_uk": "Інша тема"}, by=by)
    assert (session.sequence, session.changed_at > before) == (0, True)


def test_the_same_time_again_is_no_move(by):
    session = in_state(Status.ANNOUNCED)
    services.move(session, starts_at=session.starts_at, ends_at=session.ends_at, by=by)
    assert (session.sequence, Move.objects.count(), Event.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("lacking", [{"topic_uk": "", "topic_en": ""}, {"expert": None}, {"provider": ""}])
def test_what_lacks_something_is_not_announced(lacking, by):
    session = make_session(Status.PLANNED, **{"provider": "jitsi", **lacking})
    with pytest.raises(services.NotComplete) as refusal:
        services.announce(session, by=by)
    assert len(refusal.value.missing) == 1


def test_times_that_are_none(by):
    session, now = in_state(Status.ANNOUNCED), timezone.now()
    for starts_at, ends_at in [(now - HOUR, now + HOUR), (now + HOUR, now + HOUR), (now + 2 * HOUR, now + HOUR)]:
        with pytest.raises(services.WrongTime):
            services.move(session, starts_at=starts_at, ends_at=ends_at, by=by)
    services.postpone(session, by=by)
    with pytest.raises(services.WrongTime):
        services.reopen(session, by=by)


def test_a_cancelled_session_comes_back_at_its_own_time_or_another(by):
    session = in_state(Status.ANNOUNCED)
    starts_at = session.starts_at
    services.cancel(session, by=by, reason_uk="Хвороба.", reason_en="Illness.")
    assert (session.reason_uk, session.reason_en) == ("Хвороба.", "Illness.")
    services.reopen(session, by=by)
    assert (session.starts_at, session.sequence, session.reason_uk) == (starts_at, 2, "")
    assert not Move.objects.exists()
    services.cancel(session, by=by)
    services.reopen(session, by=by, starts_at=starts_at + LATER)
    assert (session.ends_at - session.starts_at, session.sequence) == (timedelta(minutes=90), 4)
    assert Move.objects.get().kind == Move.Kind.RESCHEDULED
    assert Move.objects.get().sequence == session.sequence


def test_a_plan_that_was_dropped_is_announced_by_reopening(by):
    session = in_state(Status.PLANNED)
    services.cancel(session, by=by)
    services.reopen(session, by=by)
    assert session.announced_at is not None


def test_a_pause_goes_on_with_what_was_left(by):
    session = in_state(Status.LIVE)
    length = session.ends_at - session.starts_at
    with time_machine.travel(session.starts_at + timedelta(minutes=20), tick=False):
        resumes_at = timezone.now() + HOUR
        services.pause(session, resumes_at=resumes_at, by=by)
    assert session.starts_at == resumes_at
    assert session.ends_at - session.starts_at == length - timedelta(minutes=20)
    assert Move.objects.get().kind == Move.Kind.PAUSED


def test_what_is_left_after_a_pause_ends_at_a_full_minute(by):
    session = in_state(Status.LIVE)
    with time_machine.travel(session.starts_at + timedelta(minutes=20, seconds=4), tick=False):
        services.pause(session, resumes_at=session.starts_at + HOUR, by=by)
    assert session.ends_at - session.starts_at == timedelta(minutes=70)


def test_after_two_pauses_the_plan_goes_on_where_it_stopped(by):
    session = in_state(Status.LIVE)
    third = make_agenda_item(session, after_minutes=45)
    for minutes in (20, 10):
        with time_machine.travel(session.starts_at + timedelta(minutes=minutes, seconds=30), tick=False):
            services.pause(session, resumes_at=session.starts_at + HOUR, by=by)
    assert session.plan_passed == 30
    session.refresh_from_db()
    assert session.begins_at(third) == session.starts_at + timedelta(minutes=15)


def test_a_pause_before_the_start_keeps_the_length(by):
    session = in_state(Status.OPEN)
    length = session.ends_at - session.starts_at
    services.pause(session, resumes_at=session.starts_at + HOUR, by=by)
    assert session.ends_at - session.starts_at == length
    assert session.plan_passed == 0


def test_the_clock_counts_before_it_is_written_down(by):
    """Beat may be late: the row still says announced."""
    session = make_session(starts_in=-timedelta(minutes=30))
    services.pause(session, resumes_at=timezone.now() + HOUR, by=by)
    over = make_session(starts_in=-timedelta(hours=3))
    with pytest.raises(services.WrongState):
        services.cancel(over, by=by)


@pytest.mark.parametrize(("shift", "is_asked"), [(timedelta(hours=2), False), (timedelta(hours=3), True)])
def test_a_large_move_asks_again_and_takes_no_seat_away(shift, is_asked, by):
    session = make_session(starts_at=noon_in(7))
    seats = [make_seat(session, answer=answer) for answer in Seat.Answer]
    services.move(session, starts_at=session.starts_at + shift, ends_at=session.ends_at + shift, by=by)
    asked = {seat.answer for seat in session.seats.exclude(asked_again_at=None)}
    assert asked == ({*Seat.TAKEN, Seat.Answer.WAITING} if is_asked else set())
    assert [seat.answer for seat in session.seats.order_by("pk")] == [seat.answer for seat in seats]


@pytest.mark.parametrize("verb", ["move", "reopen"])
def test_who_declined_is_asked_anew_on_another_day(verb, by):
    session = make_session(starts_at=noon_in(7), provider="jitsi")
    declined, going = make_seat(session, answer=Seat.Answer.DECLINED), make_seat(session)
    if verb == "reopen":
        services.postpone(session, by=by)
    times = {"starts_at": session.starts_at + timedelta(days=1), "ends_at": session.ends_at + timedelta(days=1)}
    getattr(services, verb)(session, **times, by=by)
    declined.refresh_from_db()
    going.refresh_from_db()
    assert (declined.answer, declined.had_declined) == ("none", True)
    assert (going.answer, going.had_declined) == ("going", False)
    assert session.invitees.in_calendar().filter(user=declined.member.user).exists()
    services.answer(session, declined.member, Seat.Answer.DECLINED, by=declined.member.user)
    declined.refresh_from_db()
    assert (declined.answer, declined.had_declined) == ("declined", False)


def test_a_pause_over_midnight_asks_nobody_who_declined(by):
    session = make_session(starts_at=noon_in(1) + timedelta(hours=11, minutes=30))
    seat = make_seat(session, answer=Seat.Answer.DECLINED)
    with time_machine.travel(session.starts_at + timedelta(minutes=5), tick=False):
        services.pause(session, resumes_at=session.starts_at + HOUR, by=by)
    seat.refresh_from_db()
    assert seat.answer == "declined"


# The clock ------------------------------------------------------------------------------------------------------------
def test_the_clock_opens_begins_and_ends():
    session = make_session()
    came = []
    for minutes in (-16, -15, -1, 0, 89, 104, 105, 106):
        services.run_clocks(session.starts_at + timedelta(minutes=minutes))
        session.refresh_from_db()
        came.append(session.status)
    announced, open_, live, held = Status.ANNOUNCED, Status.OPEN, Status.LIVE, Status.HELD
    assert came == [announced, open_, open_, live, live, live, held, held]
    assert [event.verb for event in Event.objects.order_by("pk")] == ["session.opened", "session.began", "session.held"]
    assert session.sequence == 0


def test_a_clock_that_slept_takes_every_step_once():
    session = make_session()
    late = session.starts_at + timedelta(days=1)
    assert (services.run_clocks(late), services.run_clocks(late)) == (3, 0)
    session.refresh_from_db()
    assert (session.status, session.held_at) == (Status.HELD, late)


def test_the_clock_never_goes_back():
    session = in_state(Status.LIVE)
    services.run_clocks(session.starts_at - HOUR)
    session.refresh_from_db()
    assert session.status == Status.LIVE


def test_who_did_not_come_was_absent():
    session = make_session()
    came = make_seat(session, attended=Seat.Attended.PHONE)
    missed = make_seat(session, answer=Seat.Answer.REPRESENTATIVE)
    declined = make_seat(session, answer=Seat.Answer.DECLINED)
    waiting = make_seat(session, answer=Seat.Answer.WAITING)
    services.run_clocks(session.closes_at)
    attended = dict(session.seats.values_list("pk", "attended"))
    assert attended == {came.pk: "phone", missed.pk: "absent", declined.pk: "", waiting.pk: ""}


@pytest.mark.parametrize(
    "night",
    [
        session_factories.in_kyiv(2026, 10, 25, 2, 30),
        session_factories.in_kyiv(2027, 3, 28, 1, 30),
        session_factories.in_kyiv(2027, 3, 29, 15),
    ],
)
def test_nights_when_the_clocks_change_are_as_long_as_they_are(night):
    with time_machine.travel(night - timedelta(days=3), tick=False):
        session = make_session(starts_at=night.astimezone(UTC))
        assert services.run_clocks(session.opens_at - timedelta(seconds=1)) == 0
        assert services.run_clocks(session.opens_at) == 1
        assert services.run_clocks(session.closes_at - timedelta(seconds=1)) == 1
        assert services.run_clocks(session.closes_at) == 1
