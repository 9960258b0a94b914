import pytest
from django.utils import timezone

from applications import services
from applications.models import Application
from applications.services import deciding
from applications.services.refusals import (
    DeputyWaits,
    NotYours,
    TooLate,
)
from mayors_club.models import Event, OutgoingEmail
from tests.applications.committee import decided, make_committee
from tests.factories import make_application

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_committee()


def letters(application):
    return OutgoingEmail.objects.filter(to=application.email).order_by("name")


def test_take_back_undoes_an_acceptance(committee):
    decision = decided(committee)
    application = decision.application
    services.take_back(application, by=committee.chair)
    application.refresh_from_db()
    decision.refresh_from_db()
    decision.member.refresh_from_db()
    assert application.status == "in_review"
    assert application.round.closed_at is None
    assert decision.member.status == "annulled"
    assert (decision.taken_back_by, decision.taken_back_at is not None) == (committee.chair, True)
    assert set(letters(application).values_list("status", flat=True)) == {"superseded"}
    assert Event.objects.about(application).last().verb == "application.decision_taken_back"


def test_take_back_then_decide_otherwise(committee):
    decision = decided(committee)
    application = decision.application
    services.take_back(application, by=committee.chair)
    second = services.decide(
        application, kind="decline", reason_code="duplicate", against_outcome_reason="Дублікат", by=committee.chair
    )
    waiting = letters(application).filter(status="queued")
    assert [letter.name for letter in waiting] == ["application_declined"]
    assert list(application.decisions.standing()) == [second]


def test_take_back_then_accept_again_makes_a_new_membership(committee):
    first = decided(committee)
    services.take_back(first.application, by=committee.chair)
    second = services.decide(first.application, kind="accept", by=committee.chair)
    assert second.member != first.member
    assert second.member.user == first.member.user


def test_take_back_is_too_late_after_the_window(committee, settings):
    settings.UNDO_WINDOW_SECONDS = 0
    decision = decided(committee)
    with pytest.raises(TooLate):
        services.take_back(decision.application, by=committee.chair)


@pytest.mark.parametrize("status", ["sending", "sent"])
def test_take_back_is_too_late_when_a_letter_is_leaving(committee, status):
    decision = decided(committee)
    now = timezone.now()
    OutgoingEmail.objects.filter(name="first_steps").update(status=status, lease_until=now, sent_at=now)
    with pytest.raises(TooLate):
        services.take_back(decision.application, by=committee.chair)
    assert Application.objects.get(pk=decision.application.pk).status == "accepted"
    assert letters(decision.application).get(name="application_accepted").status == "queued"


def test_take_back_is_for_those_who_decide(committee):
    decision = decided(committee)
    for person in (*committee.members, committee.secretariat):
        with pytest.raises(NotYours):
            services.take_back(decision.application, by=person)
    with pytest.raises(DeputyWaits):
        services.take_back(decision.application, by=committee.deputy)


@pytest.mark.parametrize("status", [status for status in Application.Status if status not in Application.DECIDED])
def test_take_back_only_of_a_decision(committee, status):
    with pytest.raises(services.WrongState):
        services.take_back(make_application(status), by=committee.chair)


def test_take_back_fails_when_the_applicant_has_begun_anew(committee):
    decision = decided(committee, "decline")
    make_application("draft", email=decision.application.email)
    with pytest.raises(services.Refused, match="адрес"):
        services.take_back(decision.application, by=committee.chair)
    assert Application.objects.get(pk=decision.application.pk).status == "declined"
    assert letters(decision.application).get().status == "queued"


def test_letters_of_a_decision_are_only_its_own(committee):
    first, second = decided(committee), decided(committee, "decline")
    assert deciding.letters_of(first).count() == 2
    assert [letter.name for letter in deciding.letters_of(second)] == ["application_declined"]
