from datetime import date, timedelta

import pytest
from django.utils import timezone

from applications import services
from applications.models import Application, Decision
from applications.services.refusals import (
    DeclareFirst,
    DeputyWaits,
    MemberAlready,
    NotYours,
    ReasonNeeded,
    RefusalNeedsReason,
)
from mayors_club.models import Event, OutgoingEmail
from members.models import Mandate, Member, User
from tests.applications.committee import decided, make_committee, open_to, opinion, voted
from tests.factories import make_admin, make_application, make_mandate, make_member, make_staff, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def committee():
    return make_committee()


def letters(application):
    return OutgoingEmail.objects.filter(to=application.email).order_by("name")


# Accepting ------------------------------------------------------------------------------------------------------------
def test_accept_writes_everything_at_once(committee, settings):
    settings.UNDO_WINDOW_SECONDS = 600
    application = voted(committee, language="en")
    before = timezone.now()
    decision = services.decide(application, kind="accept", text="Раді Вам", by=committee.chair)
    application.refresh_from_db()
    assert application.status == "accepted"
    assert decision.effective_at - decision.decided_at == timedelta(minutes=10)
    assert decision.effective_at >= before + timedelta(minutes=10)
    assert (decision.outcome, decision.counts["yes"], decision.text) == ("for", 4, "Раді Вам")
    assert application.round.closed_at == decision.decided_at
    member = decision.member
    assert (member.status, member.effective_at) == ("onboarding", decision.effective_at)
    assert (member.full_name_uk, member.user.email) == (application.full_name_uk, application.email)
    rows = list(letters(application).values_list("name", "language", "not_before", "status"))
    assert rows == [(name, "en", decision.effective_at, "queued") for name in ("application_accepted", "first_steps")]


def test_accept_leaves_one_event_about_the_application(committee):
    decision = decided(committee)
    event = Event.objects.about(decision.application).last()
    assert (event.verb, event.from_state, event.to_state) == ("application.accepted", "in_review", "accepted")
    assert event.actor == committee.chair
    assert event.codes == {"decision": decision.pk, "outcome": "for", "reason": ""}


def test_membership_is_nobodys_business_before_it_takes_effect(committee):
    decision = decided(committee)
    assert decision.member not in Member.objects.effective()
    assert decision.member.user not in User.objects.able_to_sign_in()
    later = decision.effective_at + timedelta(seconds=1)
    assert decision.member in Member.objects.effective(later)


@pytest.mark.parametrize(
    ("office_kind", "kind"),
    [("elected", "elected"), ("acting", "acting"), ("military", "military"), ("former", "unstated")],
)
def test_terms_become_mandates_known_to_the_month(committee, office_kind, kind):
    terms = [{"start": "2010-11", "end": "2015-10"}, {"start": "2015-11", "end": "2020-10"}]
    ended = {"mandate_end": date(2020, 10, 1)} if office_kind == "former" else {}
    decision = decided(committee, office_kind=office_kind, terms=terms, **ended)
    rows = decision.member.mandates.values_list("kind", "starts_on", "ends_on", "precision", "community")
    place = decision.application.community_id
    assert list(rows) == [
        (kind, date(2010, 11, 1), date(2015, 10, 1), "month", place),
        (kind, date(2015, 11, 1), date(2020, 10, 1), "month", place),
    ]


def test_present_term_is_open_and_keeps_its_source(committee):
    mandate = decided(committee).member.mandates.get()
    assert (mandate.ends_on, mandate.source_url) == (None, "https://town.example/rada")


def test_source_too_long_for_the_register_is_left_out(committee):
    mandate = decided(committee, proof_url=f"https://town.example/{'a' * 300}").member.mandates.get()
    assert mandate.source_url == ""


def test_overlapping_elected_term_is_contested_instead_of_failing(committee):
    other = make_mandate(make_member())
    mandate = decided(committee, community=other.community).member.mandates.get()
    assert mandate.is_contested
    assert not Mandate.objects.get(pk=other.pk).is_contested


def test_membership_attaches_to_the_user_with_this_address(committee):
    colleague = make_staff("duty_officer", email="mayor@known.example")
    assert decided(committee, email=colleague.email).member.user == colleague


def test_former_member_is_admitted_again(committee):
    former = make_member(make_user("mayor@known.example"), status="ended")
    assert decided(committee, email=former.user.email).member != former


def test_live_member_is_not_admitted_twice(committee):
    member = make_member(make_user("mayor@known.example"))
    application = voted(committee, email=member.user.email)
    with pytest.raises(MemberAlready):
        services.decide(application, kind="accept", by=committee.chair)
    assert_nothing_happened(application)


def test_community_that_is_not_in_the_list_is_accepted(committee):
    decision = decided(committee, community=None, community_typed="Тестова громада")
    assert decision.member.community_typed == "Тестова громада"
    assert decision.member.mandates.get().community_typed == "Тестова громада"


# Declining ------------------------------------------------------------------------------------------------------------
def test_decline_writes_one_letter_and_no_membership(committee):
    decision = decided(committee, "decline")
    application = decision.application
    assert (application.status, decision.reason_code, decision.member) == ("declined", "not_confirmed", None)
    assert list(letters(application).values_list("name", "not_before")) == [
        ("application_declined", decision.effective_at)
    ]
    assert not Member.objects.exists()


@pytest.mark.parametrize("reason", [{}, {"reason_code": "whim"}, {"reason_code": "other", "text": "  "}])
def test_decline_needs_a_reason(committee, reason):
    application = voted(committee, "no")
    with pytest.raises(RefusalNeedsReason):
        services.decide(application, kind="decline", by=committee.chair, **reason)
    assert_nothing_happened(application)


def test_decline_for_another_reason_with_its_text(committee):
    application = voted(committee, "no")
    decision = services.decide(
        application, kind="decline", reason_code="other", text="Заяву подано помилково.", by=committee.chair
    )
    assert decision.text == "Заяву подано помилково."


# Against the outcome --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("choices", "kind", "outcome"),
    [
        (["no", "no", "no", "no"], "accept", "against"),
        (["yes", "yes", "yes", "yes"], "decline", "for"),
        (["yes", "no", "abstain"], "accept", "tie"),
        (["yes", "no", "abstain"], "decline", "tie"),
        (["yes"], "accept", "no_quorum"),
        ([], "decline", "no_quorum"),
    ],
)
def test_against_the_outcome_needs_a_written_reason(committee, choices, kind, outcome):
    application = open_to(committee)
    for elector, choice in zip(committee.electors, choices, strict=False):
        opinion(application, elector, choice)
    services.declare_interest(application, kind="none", by=committee.chair)
    fields = {"kind": kind, "reason_code": "duplicate", "by": committee.chair}
    for empty in ("", "   "):
        with pytest.raises(ReasonNeeded):
            services.decide(application, against_outcome_reason=empty, **fields)
    assert_nothing_happened(application)
    decision = services.decide(application, against_outcome_reason="Нові документи", **fields)
    assert (decision.outcome, decision.against_outcome_reason) == (outcome, "Нові документи")


# Who decides ----------------------------------------------------------------------------------------------------------
def test_deputy_decides_only_when_the_chair_is_recused(committee):
    application = voted(committee)
    with pytest.raises(DeputyWaits):
        services.decide(application, kind="accept", by=committee.deputy)
    services.declare_interest(application, kind="family", by=committee.chair)
    decision = services.decide(application, kind="accept", by=committee.deputy)
    assert decision.decided_by == committee.deputy


def test_deputy_decides_on_the_chairs_own_file(committee):
    application = open_to(committee, email=committee.chair.email)
    for elector in committee.electors[1:]:
        opinion(application, elector)
    with pytest.raises(NotYours):
        services.decide(application, kind="accept", by=committee.chair)
    assert services.decide(application, kind="accept", by=committee.deputy).member.user == committee.chair


def test_recused_chair_does_not_decide(committee):
    application = voted(committee)
    services.declare_interest(application, kind="personal", by=committee.chair)
    with pytest.raises(NotYours):
        services.decide(application, kind="accept", by=committee.chair)


def test_chair_declares_before_deciding(committee):
    application = open_to(committee)
    with pytest.raises(DeclareFirst):
        services.decide(application, kind="accept", against_outcome_reason="Терміново", by=committee.chair)


def test_nobody_else_decides(committee):
    application = voted(committee)
    for person in (*committee.members, committee.secretariat, make_staff("duty_officer"), make_user()):
        with pytest.raises(NotYours):
            services.decide(application, kind="accept", by=person)
    with pytest.raises(DeputyWaits):
        services.decide(application, kind="accept", by=make_admin())
    assert_nothing_happened(application)


def test_second_decision_learns_who_decided(committee):
    decision = decided(committee)
    with pytest.raises(services.AlreadyDecided) as refusal:
        services.decide(decision.application, kind="decline", reason_code="duplicate", by=committee.chair)
    assert refusal.value.decision == decision
    assert "Мороз Павло" in str(refusal.value)


@pytest.mark.parametrize(
    "status", [status for status in Application.Status if status not in ("in_review", *Application.DECIDED)]
)
@pytest.mark.parametrize("kind", Decision.Kind)
def test_decision_only_from_review(committee, status, kind):
    with pytest.raises(services.WrongState):
        services.decide(make_application(status), kind=kind, reason_code="duplicate", by=committee.chair)


def assert_nothing_happened(application):
    application = Application.objects.get(pk=application.pk)
    assert application.status == "in_review"
    assert application.round.closed_at is None
    assert not application.decisions.exists()
    assert not OutgoingEmail.objects.exists()
    assert not Member.objects.filter(status="onboarding").exists()
