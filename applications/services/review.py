"""What members of the committee do with an application: declare their interest, give an opinion."""

from django.db import transaction
from django.utils import timezone

from applications.models import Application, Ballot, BallotChange, ConflictDeclaration
from applications.services.moving import lock
from applications.services.refusals import AlreadyDeclared, DeclareFirst, NotYours, RoundClosed
from applications.services.screening import is_recused
from mayors_club import events

OPINIONS = (Ballot.Choice.YES, Ballot.Choice.NO, Ballot.Choice.ABSTAIN)


@transaction.atomic
def declare_interest(application: Application, *, kind, by) -> ConflictDeclaration:
    """Say before the first look that there is no conflict of interest, or recuse oneself with a kind of conflict.

    A recusal may follow "no conflict" but not the reverse; while the round is open it empties the person's ballot.
    From then on the application is outside that person's querysets. Raises NotYours, AlreadyDeclared.
    """
    kind = ConflictDeclaration.Kind(kind)
    if not by.has_perm("applications.review_application"):
        raise NotYours
    lock(application)
    if is_recused(application, by):
        raise AlreadyDeclared
    declaration, _ = ConflictDeclaration.objects.update_or_create(
        application=application, reviewer=by, defaults={"kind": kind, "declared_at": timezone.now(), "lifted_at": None}
    )
    if declaration.is_recusal:
        _recuse(application, by)
    events.record("application.interest_declared", subject=application, by=by, codes={"kind": kind.value})
    return declaration


def _recuse(application, by) -> None:
    ballot = Ballot.objects.filter(round__application=application, round__closed_at__isnull=True, reviewer=by).first()
    if ballot:
        _write(ballot, choice=Ballot.Choice.RECUSED, note="", note_visibility=ballot.note_visibility, revision=None)


@transaction.atomic
def give_opinion(application: Application, *, choice, revision, by, note="", note_visibility="committee") -> Ballot:
    """For, against or abstain, on the revision that was read; changeable until the round closes, history kept.

    Nothing is sent. Raises NotYours (outside the electorate, recused), DeclareFirst, RoundClosed.
    """
    if choice not in OPINIONS or revision.application_id != application.pk:
        raise ValueError("an opinion is for, against or abstain, on a revision of this application")
    lock(application)
    ballot = Ballot.objects.filter(round__application=application, reviewer=by).select_related("round").first()
    if ballot is None or is_recused(application, by):
        raise NotYours
    if application.status not in Application.WITH_COMMITTEE or ballot.round.closed_at:
        raise RoundClosed
    if not has_declared(application, by):
        raise DeclareFirst
    _write(ballot, choice=choice, note=note, note_visibility=note_visibility, revision=revision)
    events.record("application.opinion_given", subject=application, by=by, codes={"revision": revision.number})
    return ballot


def has_declared(application, user) -> bool:
    """Whether the person has said something about a conflict of interest."""
    return ConflictDeclaration.objects.filter(application=application, reviewer=user).exists()


def _write(ballot, **columns) -> None:
    now = timezone.now()
    for name, value in {**columns, "cast_at": now}.items():
        setattr(ballot, name, value)
    ballot.save(update_fields=[*columns, "cast_at"])
    BallotChange.objects.create(ballot=ballot, at=now, **columns)
