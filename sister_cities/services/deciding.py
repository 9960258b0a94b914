"""The secretariat's answer to what a community proposed: accepted and written, or declined with a note."""

from django.db import transaction
from django.utils import timezone

from mayors_club import events, mail
from members.models import Member
from sister_cities.letter_words import partner_in
from sister_cities.models import Agreement, Proposal
from sister_cities.services import life
from sister_cities.services.proposing import Changed


class AlreadyDecided(Exception):
    """A colleague was faster, or the community has withdrawn it; `proposal` says who and what."""

    def __init__(self, proposal):
        self.proposal = proposal
        super().__init__(f"{proposal.pk}: {proposal.state}")


class OwnProposal(Exception):
    """Nobody decides about what they proposed themselves, or what was proposed in their name."""


class NoteMissing(Exception):
    """Who is declined is told why."""


@transaction.atomic
def accept(proposal: Proposal, *, seen: str = "", by) -> Agreement:
    """Write what was proposed, and tell who proposed it by letter. A new agreement enters the registry with it.

    `seen` is `version_of` when the page was shown. Raises AlreadyDecided, OwnProposal, Changed where the agreement is
    no longer as it was shown, life.NotNow and life.FactsRefused where the proposal no longer fits.
    """
    agreement = _pending(proposal, by)
    if seen and seen != version_of(agreement):
        raise Changed
    if proposal.kind == Proposal.Kind.NEW:
        _take_in(agreement, by)
    else:
        life.apply(proposal, by=by)
        agreement.refresh_from_db()
    _close(proposal, Proposal.State.ACCEPTED, by)
    _tell("agreement_accepted", proposal)
    return agreement


@transaction.atomic
def decline(proposal: Proposal, *, note: str, by) -> Agreement:
    """Return the proposal with a note, which goes to who proposed it by letter. With a new agreement goes the row.

    Raises NoteMissing, AlreadyDecided and OwnProposal.
    """
    if not note.strip():
        raise NoteMissing
    agreement = _pending(proposal, by)
    proposal.note = note
    if proposal.kind == Proposal.Kind.NEW and not agreement.accepted_at:
        life.write(agreement, {"declined_at": timezone.now()})
    _close(proposal, Proposal.State.DECLINED, by)
    _tell("agreement_declined", proposal)
    return agreement


def version_of(agreement: Agreement) -> str:
    """What the secretariat was shown: the row as it was."""
    return str(agreement.changed_at.timestamp())


def is_own(proposal: Proposal, user) -> bool:
    return user.pk in (proposal.proposed_by_id, proposal.proposed_for_id)


def _pending(proposal: Proposal, by) -> Agreement:
    """The agreement under lock, then its proposal, which still waits."""
    agreement = life.lock(proposal.agreement)
    proposal.refresh_from_db(from_queryset=Proposal.objects.select_for_update())
    if proposal.state != Proposal.State.PENDING:
        raise AlreadyDecided(proposal)
    if is_own(proposal, by):
        raise OwnProposal
    proposal.agreement = agreement
    return agreement


def _take_in(agreement: Agreement, by) -> None:
    if agreement.declined_at:
        raise life.NotNow(agreement, "accept")
    life.refuse_unsound(agreement, set())
    life.write(agreement, {"accepted_at": timezone.now(), "accepted_by": by})


def _close(proposal: Proposal, state: str, by) -> None:
    proposal.state, proposal.decided_at, proposal.decided_by = state, timezone.now(), by
    proposal.save(update_fields=["state", "decided_at", "decided_by", "note"])
    verb = "agreement.accepted" if state == Proposal.State.ACCEPTED else "agreement.declined"
    codes = {"proposal": proposal.pk, "kind": proposal.kind}
    events.record(verb, subject=proposal.agreement, by=by, codes=codes)


def _tell(letter: str, proposal: Proposal) -> None:
    """Who proposed it, and the member for whom a representative did; nobody who has left."""
    people = {person.pk: person for person in (proposal.proposed_by, proposal.proposed_for) if person}
    principal = proposal.proposed_for or proposal.proposed_by
    member = Member.objects.filter(user=principal).first() if principal else None
    if member is None:
        return
    for person in people.values():
        if person.is_active:
            mail.queue(
                letter,
                to=person.email,
                language=person.language,
                context={
                    "member": member,
                    "proposal": proposal,
                    "agreement": proposal.agreement,
                    "partner": partner_in(proposal.agreement, person.language),
                },
                dedupe_key=f"{letter}:{proposal.pk}:{person.pk}",
                subject=proposal.agreement,
            )
