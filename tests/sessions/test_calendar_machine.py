"""Whatever happens to sessions and people, every calendar ends up showing what the site says.

Hypothesis plays secretariat, members, clock, worker and mail server at random on the real verbs and the real database.
Each person's calendar program reads every letter; `calendar_program.py` holds each to RFC 5546.
"""

from datetime import timedelta
from functools import lru_cache

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from icalendar import Calendar

from mayors_club.models import OutgoingEmail
from members import services as members
from members.models import Member, Representative
from sessions import calendar, services
from sessions.models import ExpertSession, Seat
from tests import factories
from tests.session_factories import make_session
from tests.sessions.calendar_program import CalendarProgram, shown_by

Answer, Status = Seat.Answer, ExpertSession.Status
BOTH = st.sampled_from([0, 1])
MOSTLY, RARELY = st.sampled_from([True, True, False]), st.sampled_from([False, False, True])
DAYS, MINUTES, LENGTHS = st.integers(1, 20), st.sampled_from([0, 15, 180]), st.sampled_from([1, 2])
# What can be done to a session, by what the clock says of it; after it nothing.
OPEN_STEPS = {
    Status.PLANNED: {"announce"},
    Status.ANNOUNCED: {"move", "move_the_end", "postpone", "cancel"},
    Status.OPEN: {"move", "move_the_end", "postpone", "cancel"},
    Status.LIVE: {"move", "postpone", "cancel"},
    Status.POSTPONED: {"reopen", "cancel"},
    Status.CANCELLED: {"reopen"},
    Status.HELD: {""},
}


class Calendars(RuleBasedStateMachine):
    """Two sessions, the second with a single place; two members to begin with, and one representative of both."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.now = timezone.now().replace(microsecond=0)
        self.clock = time_machine.travel(self.now, tick=False)
        self.traveller = self.clock.start()
        self.programs: dict[str, CalendarProgram] = {}
        self.is_worker_away = self.is_mail_away = False

    def teardown(self):
        try:
            if hasattr(self, "sessions"):
                self.is_worker_away = self.is_mail_away = False
                self.time_passes()
        finally:
            self.clock.stop()
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    @initialize()
    def the_club(self):
        self.staff = factories.make_staff("secretariat")
        in_days = [timedelta(days=3), timedelta(days=5)]
        self.sessions = [
            make_session(Status.PLANNED, starts_in=wait, provider="link", capacity=capacity)
            for wait, capacity in zip(in_days, (None, 1), strict=True)
        ]
        self.members = [factories.make_member(factories.make_user(language=language)) for language in ("uk", "en")]
        aide = factories.make_user()
        self.representatives = [factories.make_representative(member, aide) for member in self.members]
        self.step(0, "announce")

    # The secretariat ------------------------------------------------------------------------------------------------
    @rule(which=BOTH, days=DAYS, minutes=MINUTES, choice=st.data())
    def secretariat(self, which, days, minutes, choice):
        session = self.session(which)
        verb = choice.draw(st.sampled_from(sorted(OPEN_STEPS[session.state_at()])), "verb")
        starts_at = timezone.now().replace(second=0) + timedelta(days=days, minutes=minutes)
        if verb == "move":
            self.step(which, "move", starts_at=starts_at, ends_at=starts_at + timedelta(hours=choice.draw(LENGTHS)))
        elif verb == "move_the_end":
            self.move_the_end(which)
        elif verb == "reopen":
            self.step(which, "reopen", **({"starts_at": starts_at} if choice.draw(st.booleans()) else {}))
        elif verb:
            self.step(which, verb)

    def move_the_end(self, which):
        session = self.session(which)
        self.step(which, "move", starts_at=session.starts_at, ends_at=session.ends_at + timedelta(minutes=30))

    # People ---------------------------------------------------------------------------------------------------------
    @rule(which=BOTH, who=st.integers(0, 3), says=st.sampled_from([Answer.GOING, Answer.DECLINED]))
    def answer(self, which, who, says):
        member = self.members[who % len(self.members)]
        self.attempt(services.answer, self.session(which), member, says, by=member.user)

    @rule(which=BOTH, who=st.integers(0, 1))
    def send_the_representative(self, which, who):
        member, representative = self.members[who], self.representatives[who]
        more = {"by": member.user, "representative": representative}
        self.attempt(services.answer, self.session(which), member, Answer.REPRESENTATIVE, **more)

    @precondition(lambda self: len(self.members) < 4)
    @rule(language=st.sampled_from(["uk", "en"]))
    def somebody_joins(self, language):
        self.members.append(factories.make_member(factories.make_user(language=language)))
        self.time_passes()

    @rule(who=st.integers(1, 5))
    def somebody_leaves(self, who):
        member = self.members[who] if who < len(self.members) else None
        if member and Member.objects.active().filter(pk=member.pk).exists():
            members.end_membership(member, reason=Member.EndReason.RESIGNED, by=self.staff)
        self.time_passes()

    @rule(who=st.integers(0, 1), may_attend=MOSTLY)
    def right_to_attend(self, who, may_attend):
        Representative.objects.filter(pk=self.representatives[who].pk).update(can_attend_sessions=may_attend)
        self.time_passes()

    # Time and machines ----------------------------------------------------------------------------------------------
    @rule(which=BOTH, minutes=st.sampled_from([-10, 30]), is_alert=MOSTLY)
    def the_hour_comes(self, which, minutes, is_alert):
        """The door opens or the session runs; most of these hours are interrupted by an air-raid alert."""
        session = self.session(which)
        moment = session.starts_at + timedelta(minutes=minutes)
        if moment > timezone.now():
            self.traveller.move_to(moment)
        self.time_passes()
        if is_alert:
            self.step(which, "pause", resumes_at=max(timezone.now(), session.starts_at) + timedelta(minutes=45))

    @rule(is_away=RARELY)
    def worker(self, is_away):
        self.is_worker_away = is_away
        self.time_passes()

    @rule(is_away=RARELY)
    def mail_server(self, is_away):
        self.is_mail_away = is_away
        self.time_passes()

    # How it goes on after each of them ------------------------------------------------------------------------------
    def step(self, which, verb, **more):
        self.attempt(getattr(services, verb), self.session(which), by=self.staff, **more)

    def attempt(self, verb, *arguments, **more):
        """What the state, the hour or the right refuses changes nothing."""
        refusals = (services.WrongState, services.WrongTime, services.AnsweringOver, services.CannotRepresent)
        try:
            with transaction.atomic():
                verb(*arguments, **more)
        except refusals:
            pass
        self.time_passes()

    def time_passes(self):
        """A minute, in which beat and worker do what they do."""
        self.traveller.shift(timedelta(minutes=1))
        if not self.is_worker_away:
            services.run_clocks()
            services.move_up_everywhere()
            services.reconcile_all()
            services.write_letters()
            assert services.write_letters() == 0, "written twice"
        if not self.is_mail_away:
            self.letters_leave()
        if not self.is_worker_away and not self.is_mail_away:
            self.everybody_sees_what_is_so()

    def letters_leave(self):
        waiting = OutgoingEmail.objects.filter(status=OutgoingEmail.Status.QUEUED).order_by("created_at")
        for letter in waiting:
            if letter.calendar:
                self.programs.setdefault(letter.to, CalendarProgram(letter.to)).receive(letter.calendar)
        waiting.update(status=OutgoingEmail.Status.SENT, sent_at=timezone.now())

    def everybody_sees_what_is_so(self):
        over = {str(session.pk) for session in self.every_session() if session.state_at() == Status.HELD}
        expected = self.expected()
        for email in {*self.programs, *expected}:
            program = self.programs.get(email, CalendarProgram(email))
            shown = {uid: hours for uid, hours in program.confirmed().items() if uid not in over}
            assert shown == expected.get(email, {}), email
        for user in {member.user for member in self.members} | {self.representatives[0].user}:
            self.the_feed_agrees(user, expected.get(user.email, {}), over)

    def the_feed_agrees(self, user, expected, over):
        """Whole as it is, it shows the same; its numbers are those of the letters."""
        content = calendar.publish(services.feed_of(user), language=user.language)
        seen = {uid: one for uid, one in read_feed(content).items() if uid not in over}
        assert {uid: (one.starts_at, one.ends_at) for uid, one in seen.items() if one.is_confirmed} == expected
        told = self.programs[user.email].events if user.email in self.programs else {}
        assert [uid for uid, one in seen.items() if uid in told and one.sequence < told[uid].sequence] == []

    def expected(self) -> dict[str, dict]:
        """Hours by UID and address, from what the site says: worked out anew, in the plainest way."""
        found: dict[str, dict] = {}
        for session in self.every_session():
            if session.state_at() in ExpertSession.COMING:
                for email in self.invited(session):
                    found.setdefault(email, {})[str(session.pk)] = (session.starts_at, session.ends_at)
        return found

    def invited(self, session):
        for member in Member.objects.active().filter(pk__in=[member.pk for member in self.members]):
            seat = Seat.objects.filter(session=session, member=member).first()
            answer = seat.answer if seat else Answer.NONE
            aide = seat.representative if seat else None
            if answer == Answer.REPRESENTATIVE and aide.can_attend_sessions and aide.status == "active":
                yield aide.user.email
            elif answer != Answer.DECLINED:
                yield member.user.email

    def session(self, which) -> ExpertSession:
        return ExpertSession.objects.get(pk=self.sessions[which].pk)

    def every_session(self):
        return [self.session(which) for which in (0, 1)]


@lru_cache
def read_feed(content: bytes) -> dict:
    events = Calendar.from_ical(content).events
    assert all("ATTENDEE" not in event for event in events)
    return {str(event["UID"]): shown_by(event) for event in events}


@pytest.mark.django_db
def test_one_of_each():
    """The same world, played once by hand: every kind of letter with a calendar part leaves."""
    world = Calendars()
    try:
        one_of_each(world)
        kinds = set(OutgoingEmail.objects.exclude(calendar="").values_list("name", flat=True))
        of_calendars = ("invitation", "added", "removed", "moved", "paused", "postponed", "cancelled", "reopened")
        assert kinds >= {f"session_{kind}" for kind in of_calendars}
    finally:
        world.teardown()


def one_of_each(world):
    world.the_club()
    world.step(1, "announce")
    world.move_the_end(0)
    for says in (Answer.DECLINED, Answer.GOING, Answer.DECLINED):
        world.answer(which=0, who=0, says=says)
    world.send_the_representative(which=0, who=0)
    for may_attend in (False, True):
        world.right_to_attend(who=0, may_attend=may_attend)
    later = world.now + timedelta(days=9)
    world.step(0, "postpone")
    world.step(0, "reopen", starts_at=later)
    world.step(0, "cancel")
    world.step(0, "reopen")
    world.mail_server(is_away=True)  # what was not sent is taken back; the newcomer was told nothing yet
    world.somebody_joins(language="en")
    world.step(0, "move", starts_at=later + timedelta(days=1), ends_at=later + timedelta(days=1, hours=1))
    world.step(0, "cancel")
    world.mail_server(is_away=False)
    world.worker(is_away=True)  # nobody was told of what is over again
    world.step(0, "reopen")
    world.step(0, "postpone")
    world.worker(is_away=False)
    world.step(0, "cancel")
    for who in (0, 1):  # the second waits for the only place, until the first gives it up
        world.answer(which=1, who=who, says=Answer.GOING)
    world.answer(which=1, who=0, says=Answer.DECLINED)
    world.somebody_leaves(who=1)
    world.the_hour_comes(which=1, minutes=30, is_alert=True)


def play(**limits):
    unhurried = settings(deadline=None, suppress_health_check=list(HealthCheck), **limits)
    run_state_machine_as_test(Calendars, settings=unhurried)


@pytest.mark.django_db
def test_every_calendar_shows_what_the_site_says():
    play(max_examples=10, stateful_step_count=25, derandomize=True)


@pytest.mark.prove
@pytest.mark.django_db
def test_every_calendar_shows_what_the_site_says_at_length():
    play(max_examples=300, stateful_step_count=40)
