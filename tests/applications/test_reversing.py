import pytest

from applications import services
from applications.models import Application
from applications.services.refusals import (
    AnotherIsLive,
    DeputyWaits,
    NotYours,
    ReasonNeeded,
    RefusalNeedsReason,
    TooEarly,
)
from mayors_club.models import Event, OutgoingEmail
from tests.applications.committee import decided, make_committee
from tests.factories import make_application, make_representative

pytestmark = pytest.mark.django_db
WHY = {"reason_code": "not_confirmed", "against_outcome_reason": "Документ виявився підробленим"}


@pytest.fixture
def committee():
    return make_committee()


@pytest.fixture
def at_once(settings):
    """Decisions take effect immediately: later steps are about decisions whose letter has left."""
    settings.UNDO_WINDOW_SECONDS = 0


def test_reversal_is_a_second_decision_with_a_letter_of_correction(committee, at_once):
    accepted = decided(committee, language="en")
    representative = make_representative(accepted.member)
    reversal = services.reverse(accepted.application, text="On second thoughts.", by=committee.chair, **WHY)
    accepted.refresh_from_db()
    accepted.member.refresh_from_db()
    representative.refresh_from_db()
    assert (reversal.reverses, reversal.kind, reversal.taken_back_at) == (accepted, "decline", None)
    assert accepted.taken_back_at is None
    assert Application.objects.get(pk=accepted.application.pk).status == "declined"
    assert (accepted.member.status, accepted.member.end_reason) == ("ended", "decision_reversed")
    assert representative.status == "ended"
    letter = OutgoingEmail.objects.get(name="decision_changed")
    assert (letter.to, letter.language, letter.status) == (accepted.application.email, "en", "queued")
    event = Event.objects.about(accepted.application).last()
    assert (event.verb, event.from_state, event.to_state) == (
        "application.decision_reversed",
        "accepted",
        "declined",
    )


def test_reversal_signs_the_former_member_out(committee, at_once, client):
    accepted = decided(committee)
    client.force_login(accepted.member.user)
    before = accepted.member.user.get_session_auth_hash()
    services.reverse(accepted.application, by=committee.chair, **WHY)
    accepted.member.user.refresh_from_db()
    assert accepted.member.user.get_session_auth_hash() != before


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({**WHY, "against_outcome_reason": " "}, ReasonNeeded),
        ({**WHY, "reason_code": ""}, RefusalNeedsReason),
        ({**WHY, "reason_code": "other"}, RefusalNeedsReason),
    ],
)
def test_reversal_needs_its_reasons(committee, at_once, fields, refusal):
    accepted = decided(committee)
    with pytest.raises(refusal):
        services.reverse(accepted.application, by=committee.chair, **fields)
    accepted.member.refresh_from_db()
    assert accepted.member.status == "onboarding"


def test_reversal_is_for_those_who_decide(committee, at_once):
    application = decided(committee).application
    with pytest.raises(DeputyWaits):
        services.reverse(application, by=committee.deputy, **WHY)
    with pytest.raises(NotYours):
        services.reverse(application, by=committee.members[0], **WHY)


def test_in_the_undo_window_the_decision_is_taken_back_instead(committee):
    accepted, declined = decided(committee), decided(committee, "decline")
    with pytest.raises(TooEarly):
        services.reverse(accepted.application, by=committee.chair, **WHY)
    with pytest.raises(TooEarly):
        services.reconsider(declined.application, by=committee.chair)


def test_reversal_of_a_membership_that_ended_already_still_writes(committee, at_once):
    accepted = decided(committee)
    accepted.member.status, accepted.member.end_reason = "ended", "resigned"
    accepted.member.ended_at = accepted.decided_at
    accepted.member.save()
    services.reverse(accepted.application, by=committee.chair, **WHY)
    accepted.member.refresh_from_db()
    assert accepted.member.end_reason == "resigned"


def test_reconsidered_application_goes_on_where_its_round_stopped(committee, at_once):
    declined = decided(committee, "decline")
    application = declined.application
    services.reconsider(application, by=committee.chair)
    application.refresh_from_db()
    application.round.refresh_from_db()
    assert (application.status, application.round.closed_at) == ("in_review", None)
    assert application.round.ballots.filter(choice="no").count() == 4
    assert [letter.name for letter in OutgoingEmail.objects.all()] == ["application_declined"]
    second = services.decide(
        application, kind="accept", against_outcome_reason="Надійшли документи", by=committee.chair
    )
    assert Application.objects.get(pk=application.pk).status == "accepted"
    assert second.member.status == "onboarding"


def test_reversed_application_can_be_reconsidered_and_accepted_again(committee, at_once):
    accepted = decided(committee)
    services.reverse(accepted.application, by=committee.chair, **WHY)
    services.reconsider(accepted.application, by=committee.chair)
    second = services.decide(accepted.application, kind="accept", by=committee.chair)
    assert second.member != accepted.member


def test_reconsidering_fails_when_the_applicant_has_begun_anew(committee, at_once):
    declined = decided(committee, "decline")
    make_application("draft", email=declined.application.email)
    with pytest.raises(AnotherIsLive):
        services.reconsider(declined.application, by=committee.chair)


@pytest.mark.parametrize("status", [status for status in Application.Status if status != "declined"])
def test_only_a_declined_application_is_reconsidered(committee, status):
    with pytest.raises(services.WrongState):
        services.reconsider(make_application(status), by=committee.chair)


@pytest.mark.parametrize("status", [status for status in Application.Status if status != "accepted"])
def test_only_an_acceptance_is_reversed(committee, status):
    with pytest.raises(services.WrongState):
        services.reverse(make_application(status), by=committee.chair, **WHY)
