"""Whatever happens to sessions and people, every calendar ends up showing what the site says.

Hypothesis plays secretariat, members, clock, worker and mail server at random on the real verbs and the real database.
Each person's calendar program reads every letter; `calendar_program.py` holds each to RFC 5546.
"""

from datetime import timedelta

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
DAYS, MINUTES = st.integers(1, 20), st.sampled_from([0, 15, 180])


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
                self.worker_returns(), self.mail_returns()
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

    # The secretariat ------------------------------------------------------------------------------------------------
    @rule(which=BOTH)
    def announce(self, which):
        self.step("announce", which)

    @rule(which=BOTH, days=DAYS, minutes=MINUTES, length=st.sampled_from([60, 90]))
    def move(self, which, days, minutes, length):
        starts_at = self.in_future(days, minutes)
        self.step("move", which, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=length))

    @rule(which=BOTH, minutes=MINUTES)
    def move_a_little(self, which, minutes):
        session, by = self.session(which), timedelta(minutes=minutes)
        self.step("move", which, starts_at=session.starts_at + by, ends_at=session.ends_at + by)

    @rule(which=BOTH)
    def postpone(self, which):
        self.step("postpone", which)

    @rule(which=BOTH)
    def cancel(self, which):
        self.step("cancel", which)

    @rule(which=BOTH)
    def reopen_as_it_was(self, which):
        self.step("reopen", which)

    @rule(which=BOTH, days=DAYS, minutes=MINUTES)
    def reopen_at_another_time(self, which, days, minutes):
        self.step("reopen", which, starts_at=self.in_future(days, minutes))

    @rule(which=BOTH, minutes=st.integers(20, 90))
    def pause(self, which, minutes):
        resumes_at = max(timezone.now(), self.session(which).starts_at) + timedelta(minutes=minutes)
        self.step("pause", which, resumes_at=resumes_at)

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

    @rule(who=st.integers(0, 3))
    def somebody_leaves(self, who):
        member = Member.objects.get(pk=self.members[who % len(self.members)].pk)
        if member.status == Member.Status.ACTIVE:
            members.end_membership(member, reason=Member.EndReason.RESIGNED, by=self.staff)
        self.time_passes()

    @rule(who=st.integers(0, 1), may_attend=st.booleans())
    def right_to_attend(self, who, may_attend):
        Representative.objects.filter(pk=self.representatives[who].pk).update(can_attend_sessions=may_attend)
        self.time_passes()

    # Time and machines ----------------------------------------------------------------------------------------------
    @rule(which=BOTH, minutes=st.sampled_from([-10, 30]))
    def the_hour_comes(self, which, minutes):
        moment = self.session(which).starts_at + timedelta(minutes=minutes)
        if moment > timezone.now():
            self.traveller.move_to(moment)
        self.time_passes()

    @rule()
    def worker_goes_away(self):
        self.is_worker_away = True

    @rule()
    def worker_returns(self):
        self.is_worker_away = False
        self.time_passes()

    @rule()
    def mail_goes_away(self):
        self.is_mail_away = True

    @rule()
    def mail_returns(self):
        self.is_mail_away = False
        self.time_passes()

    # How it goes on after each of them ------------------------------------------------------------------------------
    def step(self, verb, which, **more):
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
        events = {str(event["UID"]): event for event in Calendar.from_ical(content).events}
        assert all("ATTENDEE" not in event for event in events.values())
        seen = {uid: shown_by(event) for uid, event in events.items() if uid not in over}
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

    def in_future(self, days, minutes):
        return timezone.now().replace(second=0) + timedelta(days=days, minutes=minutes)


def play(**limits):
    unhurried = settings(deadline=None, suppress_health_check=list(HealthCheck), **limits)
    run_state_machine_as_test(Calendars, settings=unhurried)


@pytest.mark.django_db
def test_every_calendar_shows_what_the_site_says():
    play(max_examples=12, stateful_step_count=25, derandomize=True)


@pytest.mark.prove
@pytest.mark.django_db
def test_every_calendar_shows_what_the_site_says_at_length():
    play(max_examples=300, stateful_step_count=40)
