"""Asking the applicant for more."""

from django.db import transaction

from applications.models import Application, Question
from applications.services.authority import check_may_decide
from applications.services.moving import WrongState, lock, move
from applications.services.refusals import NotYours
from applications.services.screening import is_recused
from mayors_club import mail
from mayors_club.models import OutgoingEmail


@transaction.atomic
def ask(application: Application, *, text, fields, answer_due_on, by) -> Question:
    """Ask the applicant a question that re-opens the named fields until a date; the letter goes at once.

    The secretariat asks while screening, whoever may decide also while the committee reviews. The answer leads back
    to the state the question came from. Raises WrongState, NotYours, DeputyWaits, DeclareFirst.
    """
    lock(application)
    came_from = application.status
    if came_from not in (Application.Status.SCREENING, Application.Status.IN_REVIEW):
        raise WrongState(application, Application.Status.MORE_INFO)
    _check_may_ask(application, by)
    question = Question.objects.create(
        application=application, text=text, fields=list(fields), answer_due_on=answer_due_on, asked_by=by
    )
    move(
        application,
        Application.Status.MORE_INFO,
        verb="application.question_asked",
        by=by,
        codes={"question": question.pk, "fields": question.fields},
        fields={"status_before": came_from},
    )
    mail.queue(
        "application_question",
        to=application.email,
        language=application.language,
        context={"application": application, "question": question},
        dedupe_key=f"application_question:{question.pk}",
        subject=application,
    )
    return question


def _check_may_ask(application, by) -> None:
    screens = application.status == Application.Status.SCREENING and by.has_perm("applications.screen_application")
    if not screens:
        check_may_decide(application, by)
    elif is_recused(application, by):
        raise NotYours


def letters_of_question(question: Question):
    return OutgoingEmail.objects.filter(dedupe_key=f"application_question:{question.pk}")
