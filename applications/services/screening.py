"""The secretariat's part: opening a new application, opening the committee's round."""

from django.db import transaction

from applications.models import Application, Ballot, ConflictDeclaration, ReviewRound
from applications.services.moving import WrongState, lock, move
from applications.services.refusals import NotYours
from members.models import User

ELECTORATE = ("committee", "chair", "deputy_chair")


def open_screening(application: Application, *, by) -> None:
    """A new application is being checked from the moment the secretariat opens it. Raises WrongState, NotYours."""
    _check_may_screen(application, by)
    with transaction.atomic():
        _lock_in(application, Application.Status.SUBMITTED, wanted=Application.Status.SCREENING)
        move(application, Application.Status.SCREENING, verb="application.screening_opened", by=by)


@transaction.atomic
def open_round(application: Application, *, by) -> ReviewRound:
    """Hand a checked application to the committee and freeze the electorate as empty ballots.

    The electorate is whoever is committee, chair or deputy at this moment. Those who have declared an interest, and
    those whom the application concerns (the applicant, their representatives, whom they represent), are recused
    from the start. Raises WrongState, NotYours.
    """
    _check_may_screen(application, by)
    _lock_in(application, Application.Status.SCREENING, wanted=Application.Status.IN_REVIEW)
    review_round = ReviewRound.objects.create(application=application, opened_by=by)
    codes = _freeze_electorate(review_round)
    move(application, Application.Status.IN_REVIEW, verb="application.round_opened", by=by, codes=codes)
    return review_round


def _lock_in(application, status, *, wanted) -> None:
    """The table allows the step from other states too, to other verbs (an answer, a take-back)."""
    if lock(application).status != status:
        raise WrongState(application, wanted)


def electors():
    return User.objects.filter(is_active=True, is_staff=True, groups__name__in=ELECTORATE).distinct()


def is_recused(application: Application, user) -> bool:
    """By own declaration, or because the application is the person's own file."""
    return Application.objects.closed_to(user).filter(pk=application.pk).exists()


def _freeze_electorate(review_round) -> dict:
    application = review_round.application
    everybody = list(electors().order_by("pk"))
    recused = [elector for elector in everybody if is_recused(application, elector)]
    for elector in everybody:
        cast = {"choice": Ballot.Choice.RECUSED, "cast_at": review_round.opened_at} if elector in recused else {}
        Ballot.objects.create(round=review_round, reviewer=elector, **cast)
    for elector in recused:
        _declare_own_file(application, elector)
    return {"electors": [elector.pk for elector in everybody], "recused": [elector.pk for elector in recused]}


def _declare_own_file(application, elector) -> None:
    declaration, _ = ConflictDeclaration.objects.get_or_create(
        application=application, reviewer=elector, defaults={"kind": ConflictDeclaration.Kind.OWN_FILE}
    )
    if not declaration.is_recusal:
        declaration.kind, declaration.lifted_at = ConflictDeclaration.Kind.OWN_FILE, None
        declaration.save(update_fields=["kind", "lifted_at"])


def _check_may_screen(application, by) -> None:
    if not by.has_perm("applications.screen_application") or is_recused(application, by):
        raise NotYours
