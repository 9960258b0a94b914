"""The decision and its undo, while the letters wait."""

from datetime import date, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from applications.models import Application, Decision, ReviewRound
from applications.outcome import tally
from applications.services.authority import check_may_decide
from applications.services.moving import WrongState, lock, move
from applications.services.refusals import (
    AlreadyDecided,
    AnotherIsLive,
    MemberAlready,
    ReasonNeeded,
    RefusalNeedsReason,
    TooLate,
)
from mayors_club import mail
from mayors_club.models import OutgoingEmail
from members import services as members
from members.models import Mandate

Status = Application.Status
LETTERS = ("application_accepted", "first_steps", "application_declined", "decision_changed")
MANDATE_KINDS = {"former": Mandate.Kind.UNSTATED}  # a former head says when, not as what


@transaction.atomic
def decide(application: Application, *, kind, by, reason_code="", text="", against_outcome_reason="") -> Decision:
    """Accept or decline. Everything that follows is written at once: decision, state, membership, letters, events.

    It takes effect when the undo window is over: until then the letters wait and nobody outside sees the decision.
    Raises AlreadyDecided for the slower of two, WrongState, NotYours, DeputyWaits, DeclareFirst, ReasonNeeded
    (against the outcome or without a quorum), RefusalNeedsReason, MemberAlready.
    """
    kind = Decision.Kind(kind)
    lock(application)
    _check_undecided(application, kind)
    check_may_decide(application, by)
    result = round_tally(application)
    if not result.agrees_with(kind) and not against_outcome_reason.strip():
        raise ReasonNeeded
    decision = Decision(
        application=application,
        kind=kind,
        reason_code=reason_code if kind == Decision.Kind.DECLINE else "",
        text=text,
        decided_by=by,
        decided_at=timezone.now(),
        outcome=result.outcome,
        counts=result.as_counts(),
        against_outcome_reason=against_outcome_reason,
    )
    check_reason(decision)
    decision.effective_at = decision.decided_at + timedelta(seconds=settings.UNDO_WINDOW_SECONDS)
    if kind == Decision.Kind.ACCEPT:
        decision.member = _admit(application, effective_at=decision.effective_at, by=by)
    decision.save()
    ReviewRound.objects.filter(application=application).update(closed_at=decision.decided_at)
    move_decided(application, decision)
    _queue_letters(decision)
    return decision


@transaction.atomic
def take_back(application: Application, *, by) -> Decision:
    """Undo the decision while its letters wait: as if it had not been made, but on record.

    The membership is annulled, the letters are superseded, the round is open again. Raises TooLate, WrongState,
    NotYours, DeputyWaits, AnotherIsLive.
    """
    lock(application)
    decision = standing_decision(application, wanted=Status.IN_REVIEW)
    check_may_decide(application, by)
    if not decision.can_be_taken_back:
        raise TooLate
    decision.taken_back_at, decision.taken_back_by = timezone.now(), by
    decision.save(update_fields=["taken_back_at", "taken_back_by"])
    _stop_letters(decision)
    if decision.member:
        members.annul(decision.member, by=by)
    reopen(application, verb="application.decision_taken_back", by=by, decision=decision)
    return decision


def round_tally(application: Application):
    ballots = application.round.ballots if hasattr(application, "round") else None
    return tally(ballots.values_list("choice", flat=True) if ballots else [])


def letters_of(decision: Decision):
    keys = [f"{name}:{decision.pk}" for name in LETTERS]
    return OutgoingEmail.objects.filter(dedupe_key__in=keys).order_by("created_at")


def mandates_of(application: Application) -> list[dict]:
    """The terms as rows of the members' register: known to the month, the first day standing for it."""
    kind = MANDATE_KINDS.get(application.office_kind, application.office_kind)
    fits = len(application.proof_url) <= Mandate._meta.get_field("source_url").max_length
    source = application.proof_url if fits else ""
    return [
        {
            "kind": kind,
            "starts_on": _first_day(term["start"]),
            "ends_on": _first_day(term["end"]) if term["end"] else None,
            "precision": Mandate.Precision.MONTH,
            "source_url": source,
        }
        for term in application.terms
    ]


def _first_day(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _check_undecided(application, kind) -> None:
    wanted = Status.ACCEPTED if kind == Decision.Kind.ACCEPT else Status.DECLINED
    if application.status in Application.DECIDED:
        raise AlreadyDecided(standing_decision(application, wanted=wanted))
    if application.status != Status.IN_REVIEW:
        raise WrongState(application, wanted)


def standing_decision(application, *, wanted) -> Decision:
    decision = application.decisions.standing().select_related("member", "decided_by").last()
    if application.status not in Application.DECIDED or decision is None:
        raise WrongState(application, wanted)
    return decision


def _stop_letters(decision) -> None:
    try:
        mail.supersede(letters_of(decision))
    except mail.AlreadyLeft as left:
        raise TooLate from left


def check_reason(decision) -> None:
    if decision.kind != Decision.Kind.DECLINE:
        return
    if decision.reason_code not in Decision.Reason or (
        decision.reason_code == Decision.Reason.OTHER and not decision.text.strip()
    ):
        raise RefusalNeedsReason


def _admit(application, *, effective_at, by):
    columns = ("full_name_uk", "full_name_latin", "greeting_uk", "greeting_en", "title_uk", "title_en", "phone")
    try:
        return members.admit(
            email=application.email,
            language=application.language,
            community=application.community,
            community_typed=application.community_typed,
            mandates=mandates_of(application),
            effective_at=effective_at,
            by=by,
            **{name: getattr(application, name) for name in columns},
        )
    except members.AlreadyMember as known:
        raise MemberAlready from known


def move_decided(application, decision, *, verb=None) -> None:
    accepted = decision.kind == Decision.Kind.ACCEPT
    to = Status.ACCEPTED if accepted else Status.DECLINED
    codes = {"decision": decision.pk, "outcome": decision.outcome, "reason": decision.reason_code}
    move(application, to, verb=verb or f"application.{to}", by=decision.decided_by, codes=codes)


def reopen(application, *, verb, by, decision) -> None:
    try:
        with transaction.atomic():
            move(application, Status.IN_REVIEW, verb=verb, by=by, codes={"decision": decision.pk})
    except IntegrityError as taken:
        raise AnotherIsLive from taken
    ReviewRound.objects.filter(application=application).update(closed_at=None)


def _queue_letters(decision) -> None:
    if decision.kind == Decision.Kind.DECLINE:
        queue_letter(decision, "application_declined")
        return
    queue_letter(decision, "application_accepted")
    queue_letter(decision, "first_steps", context={"member": decision.member}, subject=decision.member)


def queue_letter(decision, name, *, context=None, subject=None) -> None:
    application = decision.application
    mail.queue(
        name,
        to=application.email,
        language=application.language,
        context=context or {"application": application, "decision": decision},
        dedupe_key=f"{name}:{decision.pk}",
        subject=subject or application,
        not_before=decision.effective_at,
    )
