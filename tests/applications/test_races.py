"""Several people at the same instant: one decision, one set of letters, and the losers learn who was faster.

The short form runs with the suite; ROUNDS=200 makes it the long one (`make prove`).
"""

import os

import pytest

from applications import services
from applications.models import Application, Decision
from mayors_club.models import Event, OutgoingEmail
from members.models import Member
from tests.applications.committee import make_committee, voted
from tests.at_once import at_once
from tests.factories import make_staff

ROUNDS = int(os.environ.get("ROUNDS", "10"))
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]


def fresh(application) -> Application:
    """A row object of its own for each thread, as each request has."""
    return Application.objects.get(pk=application.pk)


@pytest.fixture
def two_chairs():
    committee = make_committee(1)
    other = make_staff("chair", full_name_uk="Друга Голова")
    return committee, other


def accept(application, by):
    return lambda: services.decide(fresh(application), kind="accept", by=by)


def decline(application, by):
    return lambda: services.decide(
        fresh(application), kind="decline", reason_code="duplicate", against_outcome_reason="Дублікат", by=by
    )


def withdraw(application):
    return lambda: services.withdraw(fresh(application), by_kind="applicant")


def test_accept_decline_and_withdraw_at_once_leave_one_outcome(two_chairs):
    committee, other = two_chairs
    outcomes = dict.fromkeys(("accepted", "declined", "withdrawn"), 0)
    for number in range(ROUNDS):
        application = voted(committee)
        services.declare_interest(application, kind="none", by=other)
        steps = [accept(application, committee.chair), decline(application, other), withdraw(application)]
        # The order in which threads are started favours the first: each takes its turn.
        turn = number % len(steps)
        check_one_outcome(application, at_once(*steps[turn:], *steps[:turn]))
        application.refresh_from_db()
        outcomes[application.status] += 1
    assert sum(outcomes.values()) == ROUNDS
    assert Member.objects.filter(status="onboarding").count() == outcomes["accepted"]
    print(f"rounds {ROUNDS}: {outcomes}, lost 0, doubled 0")


def check_one_outcome(application, answers):
    application.refresh_from_db()
    decisions = list(application.decisions.all())
    letters = sorted(OutgoingEmail.objects.filter(to=application.email).values_list("name", flat=True))
    expected = {
        "accepted": (1, ["application_accepted", "first_steps"]),
        "declined": (1, ["application_declined"]),
        "withdrawn": (0, ["application_withdrawn"]),
    }
    assert (len(decisions), letters) == expected[application.status], answers
    ended = Event.objects.about(application).filter(to_state__in=expected)
    assert [event.to_state for event in ended] == [application.status]
    losers = [answer for answer in answers if isinstance(answer, Exception)]
    assert len(losers) == 2, answers
    for loser in losers:
        assert isinstance(loser, services.AlreadyDecided | services.WrongState), loser
        if isinstance(loser, services.AlreadyDecided):
            assert loser.decision == decisions[0]
            assert str(decisions[0].decided_by) in str(loser)


def test_one_chair_pressing_twice_decides_once(two_chairs):
    committee, _other = two_chairs
    for _round in range(max(2, ROUNDS // 5)):
        application = voted(committee)
        answers = at_once(*[accept(application, committee.chair)] * 4)
        assert sum(isinstance(answer, Decision) for answer in answers) == 1
        assert sum(isinstance(answer, services.AlreadyDecided) for answer in answers) == 3
        assert OutgoingEmail.objects.filter(to=application.email).count() == 2


def test_taking_back_twice_at_once_happens_once(two_chairs):
    committee, other = two_chairs
    for _round in range(max(2, ROUNDS // 5)):
        application = voted(committee)
        services.declare_interest(application, kind="none", by=other)
        accept(application, committee.chair)()
        answers = at_once(
            lambda row=application: services.take_back(fresh(row), by=committee.chair),
            lambda row=application: services.take_back(fresh(row), by=other),
        )
        assert sum(isinstance(answer, Decision) for answer in answers) == 1
        assert sum(isinstance(answer, services.WrongState) for answer in answers) == 1
        assert application.decisions.get().taken_back_at is not None


def test_opinion_and_decision_at_once_agree_with_each_other(two_chairs):
    """An opinion given in time is in the decision's counts; one that came too late is refused."""
    committee, _other = two_chairs
    for _round in range(max(2, ROUNDS // 5)):
        application = voted(committee)
        revision = application.revisions.get()

        def change(row=application, revision=revision):
            return services.give_opinion(fresh(row), choice="abstain", revision=revision, by=committee.members[0])

        decision, ballot = at_once(accept(application, committee.chair), change)
        assert isinstance(decision, Decision), decision
        in_time = not isinstance(ballot, Exception)
        assert decision.counts["abstain"] == int(in_time)
        assert in_time or isinstance(ballot, services.Refused)


def test_two_secretaries_open_one_round(two_chairs):
    committee, _other = two_chairs
    colleague = make_staff("secretariat")
    for _round in range(max(2, ROUNDS // 5)):
        application = voted(committee)
        Application.objects.filter(pk=application.pk).update(status="screening")
        application.round.delete()
        answers = at_once(
            lambda row=application: services.open_round(fresh(row), by=committee.secretariat),
            lambda row=application: services.open_round(fresh(row), by=colleague),
        )
        assert sum(isinstance(answer, services.WrongState) for answer in answers) == 1
        assert Application.objects.get(pk=application.pk).round.ballots.count() == 4
