"""What may follow a decision later: reconsidering a refusal, reversing an acceptance."""

from django.db import transaction
from django.utils import timezone

from applications.models import Application, Decision
from applications.services.authority import check_may_decide
from applications.services.deciding import check_reason, move_decided, queue_letter, reopen, standing_decision
from applications.services.moving import WrongState, lock
from applications.services.refusals import ReasonNeeded, TooEarly
from members import services as members

Status = Application.Status


@transaction.atomic
def reconsider(application: Application, *, by) -> None:
    """The chair opens a declined application again, at any later time; the committee's round goes on.

    Nothing is sent: the next decision brings its own letter. Raises WrongState, NotYours, DeputyWaits, DeclareFirst,
    TooEarly (the letter has not left: take the decision back instead), AnotherIsLive.
    """
    decision = _settled(application, Status.DECLINED, by=by, wanted=Status.IN_REVIEW)
    reopen(application, verb="application.reconsidered", by=by, decision=decision)


@transaction.atomic
def reverse(application: Application, *, reason_code, against_outcome_reason, by, text="") -> Decision:
    """Reverse an acceptance later: another decision, in force at once, with a letter of correction.

    The membership ends (decision_reversed), with it representatives and sessions. A written reason stays on record.
    Raises WrongState, NotYours, DeputyWaits, DeclareFirst, TooEarly, ReasonNeeded, RefusalNeedsReason.
    """
    accepted = _settled(application, Status.ACCEPTED, by=by, wanted=Status.DECLINED)
    if not against_outcome_reason.strip():
        raise ReasonNeeded
    now = timezone.now()
    decision = Decision(
        application=application,
        kind=Decision.Kind.DECLINE,
        reason_code=reason_code,
        text=text,
        decided_by=by,
        decided_at=now,
        effective_at=now,
        outcome=accepted.outcome,
        counts=accepted.counts,
        against_outcome_reason=against_outcome_reason,
        reverses=accepted,
    )
    check_reason(decision)
    decision.save()
    if accepted.member.status in accepted.member.LIVE:
        members.end_membership(accepted.member, reason="decision_reversed", by=by)
    move_decided(application, decision, verb="application.decision_reversed")
    queue_letter(decision, "decision_changed")
    return decision


def _settled(application, status, *, by, wanted) -> Decision:
    """The decision that stands, once its letters have left."""
    if lock(application).status != status:
        raise WrongState(application, wanted)
    decision = standing_decision(application, wanted=wanted)
    check_may_decide(application, by)
    if decision.can_be_taken_back:
        raise TooEarly
    return decision
