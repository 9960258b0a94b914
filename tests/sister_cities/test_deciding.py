"""The secretariat accepts or declines: what is written, who is told, what the slower of two learns."""

from datetime import date

import pytest
from django.utils import timezone

from mayors_club.models import Event, OutgoingEmail
from sister_cities.models import Proposal
from sister_cities.services import deciding, life, proposing
from tests import factories
from tests.sister_city_factories import make_agreement, make_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def secretary():
    return factories.make_staff("secretariat")


@pytest.fixture
def member():
    return factories.make_member(factories.make_user("mayor@town.example", language="en"))


def proposed(member, status="active", **fields):
    """A new agreement on its way into the registry, and its proposal."""
    agreement = make_agreement(status, community=member.community, accepted_at=None, proposed_by=member.user, **fields)
    return agreement, make_proposal(agreement, Proposal.Kind.NEW, content={}, proposed_by=member.user)


def letters():
    return set(OutgoingEmail.objects.values_list("name", "to", "language"))


def test_new_agreement_enters_the_registry(member, secretary):
    agreement, proposal = proposed(member)
    assert not agreement.is_public
    deciding.accept(proposal, by=secretary)
    agreement.refresh_from_db()
    proposal.refresh_from_db()
    assert (agreement.accepted_by, agreement.is_public) == (secretary, True)
    assert (proposal.state, proposal.decided_by) == ("accepted", secretary)
    assert letters() == {("agreement_accepted", "mayor@town.example", "en")}
    event = Event.objects.get(verb="agreement.accepted")
    assert (event.subject_id, event.codes) == (str(agreement.pk), {"proposal": proposal.pk, "kind": "new"})


def test_member_and_representative_are_both_told(member, secretary):
    aide = factories.make_representative(member, can_manage_agreements=True).user
    agreement = make_agreement(community=member.community)
    proposal = make_proposal(agreement, proposed_by=aide, proposed_for=member.user)
    deciding.accept(proposal, by=secretary)
    assert {to for _name, to, _language in letters()} == {member.user.email, aide.email}
    assert OutgoingEmail.objects.get(to=aide.email).body_text.startswith("Доброго дня!")


@pytest.mark.parametrize(
    ("kind", "content", "column", "value"),
    [
        ("facts", {"fields": ["sport"]}, "fields", ["sport"]),
        ("facts", {"signed_on": "2026-04-11"}, "signed_on", date(2026, 4, 11)),
        ("step", {"status": "expired", "ends_on": "2026-09-01"}, "status", "expired"),
        ("act", {"happened_on": "2026-09-01", "title_uk": "Табір", "title_en": "", "url": ""}, "last_act_on",
         date(2026, 9, 1)),
    ],
)  # fmt: skip
def test_what_was_proposed_is_written(member, secretary, kind, content, column, value):
    agreement = make_agreement(community=member.community)
    proposal = make_proposal(agreement, kind, content=content, proposed_by=member.user)
    deciding.accept(proposal, seen=deciding.version_of(agreement), by=secretary)
    agreement.refresh_from_db()
    assert getattr(agreement, column) == value
    assert agreement.accepted_by is None


def test_decline_needs_a_note(member, secretary):
    agreement, proposal = proposed(member)
    with pytest.raises(deciding.NoteMissing):
        deciding.decline(proposal, note="  ", by=secretary)
    deciding.decline(proposal, note="Бракує рішення ради.", by=secretary)
    agreement.refresh_from_db()
    assert agreement.declined_at is not None
    letter = OutgoingEmail.objects.get(name="agreement_declined").body_text
    assert "Бракує рішення ради." in letter
    assert f"/member/sister-cities/{agreement.pk}/" in letter
    assert proposal.state == "declined"


def test_declined_change_leaves_the_agreement_as_it_was(member, secretary):
    agreement = make_agreement(community=member.community)
    proposal = make_proposal(agreement, proposed_by=member.user)
    deciding.decline(proposal, note="Немає джерела.", by=secretary)
    agreement.refresh_from_db()
    assert (agreement.fields, agreement.declined_at, agreement.is_public) == (["culture", "education"], None, True)


@pytest.mark.parametrize("slower", ["accept", "decline"])
def test_slower_of_two_is_told(member, secretary, slower):
    _agreement, proposal = proposed(member)
    late = Proposal.objects.get(pk=proposal.pk)
    deciding.accept(proposal, by=secretary)
    more = {"note": "Ні."} if slower == "decline" else {}
    with pytest.raises(deciding.AlreadyDecided) as refusal:
        getattr(deciding, slower)(late, by=factories.make_staff("secretariat"), **more)
    assert (refusal.value.proposal.state, refusal.value.proposal.decided_by) == ("accepted", secretary)
    assert OutgoingEmail.objects.count() == 1


def test_withdrawn_meanwhile_is_not_accepted(member, secretary):
    agreement, proposal = proposed(member)
    late = Proposal.objects.get(pk=proposal.pk)
    proposing.withdraw(proposal, by=member.user)
    with pytest.raises(deciding.AlreadyDecided):
        deciding.accept(late, by=secretary)
    agreement.refresh_from_db()
    assert agreement.accepted_at is None


def test_agreement_that_changed_underneath_is_looked_at_again(member, secretary):
    agreement = make_agreement(community=member.community)
    proposal = make_proposal(agreement, proposed_by=member.user)
    seen = deciding.version_of(agreement)
    life.change(agreement, {"ends_on": date(2032, 1, 1)}, by=secretary)
    with pytest.raises(deciding.Changed):
        deciding.accept(proposal, seen=seen, by=secretary)
    assert Proposal.objects.get().state == "pending"
    assert not OutgoingEmail.objects.exists()


def test_step_that_is_no_longer_open_is_refused_and_stays(member, secretary):
    agreement = make_agreement("terminated", community=member.community)
    step = {"status": "expired", "ends_on": "2026-09-01"}
    proposal = make_proposal(agreement, "step", content=step, proposed_by=member.user)
    with pytest.raises(life.NotNow):
        deciding.accept(proposal, by=secretary)
    assert Proposal.objects.get().state == "pending"


def test_row_without_a_source_does_not_enter(member, secretary):
    _agreement, proposal = proposed(member, source_uk="", source_en="")
    with pytest.raises(life.FactsRefused) as refusal:
        deciding.accept(proposal, by=secretary)
    assert set(refusal.value.problems) == {"source_uk"}


def test_nobody_decides_about_their_own(secretary):
    for fields in ({"proposed_by": secretary}, {"proposed_for": secretary}):
        proposal = make_proposal(**fields)
        with pytest.raises(deciding.OwnProposal):
            deciding.accept(proposal, by=secretary)
        with pytest.raises(deciding.OwnProposal):
            deciding.decline(proposal, note="Ні.", by=secretary)


def test_who_has_left_gets_no_letter(secretary):
    gone = factories.make_member()
    type(gone.user).objects.filter(pk=gone.user.pk).update(is_active=False)
    proposal = make_proposal(make_agreement(community=gone.community), proposed_by=gone.user)
    proposal.refresh_from_db()
    deciding.accept(proposal, by=secretary)
    make_proposal(proposed_by=None)
    deciding.accept(Proposal.objects.get(state="pending"), by=secretary)
    assert not OutgoingEmail.objects.exists()
    assert proposal.decided_at <= timezone.now()
