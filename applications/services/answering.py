"""What an applicant does after the first draft: answers a question, withdraws, returns to a lapsed file."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from applications.models import Application, Question, ReviewRound, Revision
from applications.models.application import new_submission_key
from applications.services.drafting import take_back_letters
from applications.services.moving import WrongState, lock, move
from applications.services.refusals import AnotherIsLive
from applications.services.submission import AnswersChanged, make_revision, require_free
from mayors_club import mail

Status = Application.Status
# Whoever returns to a question whose date has passed gets as long again.
DAYS_TO_ANSWER = 14
ASKING = ("application_link_mayor", "application_draft_reminder", "application_question")


@transaction.atomic
def answer(application, *, key, text, answers, columns) -> Revision:
    """Answer the open question: the next revision, back to the state the question came from, a letter.

    A repeated `key` answers the revision that the first press made. Raises WrongState or AnswersChanged.
    """
    lock(application)
    earlier = application.revisions.filter(submission_key=key).first()
    if earlier:
        return earlier
    if application.status != Status.MORE_INFO:
        raise WrongState(application, Status.IN_REVIEW)
    if application.answers != answers or application.submission_key != key:
        raise AnswersChanged
    question = Question.objects.select_for_update().get(application=application, answered_at__isnull=True)
    question.answer = text
    question.answered_at = timezone.now()
    question.save(update_fields=["answer", "answered_at"])
    move(
        application,
        application.status_before,
        verb="application.answered",
        by_kind="applicant",
        codes={"question": question.pk, "revision": application.revisions.count() + 1},
        fields={
            **columns,
            "answers": {name: answers[name] for name in Application.SECTIONS if name in answers},
            "status_before": "",
            "changed_at": question.answered_at,
            "submission_key": new_submission_key(),
        },
    )
    revision = make_revision(application, key)
    mail.queue(
        "application_answer_received",
        to=application.email,
        language=application.language,
        context={"application": application, "question": question},
        dedupe_key=f"application_answer_received:{question.pk}",
        subject=application,
    )
    return revision


@transaction.atomic
def withdraw(application, *, by_kind) -> None:
    """End a live application at the applicant's wish, with a letter once it had been sent. Raises WrongState.

    Withdrawing twice is the same as once. Letters that still ask for something do not leave any more.
    """
    lock(application)
    if application.status == Status.WITHDRAWN:
        return
    now = timezone.now()
    fields = {"withdrawn_at": now, "changed_at": now, "status_before": ""}
    move(application, Status.WITHDRAWN, verb="application.withdrawn", by_kind=by_kind, fields=fields)
    ReviewRound.objects.filter(application=application, closed_at__isnull=True).update(closed_at=now)
    take_back_letters(application, *ASKING)
    if not application.was_submitted:
        return
    mail.queue(
        "application_withdrawn",
        to=application.email,
        language=application.language,
        context={"application": application},
        dedupe_key=f"application_withdrawn:{application.pk}",
        subject=application,
    )


def come_back(application, *, by_kind) -> None:
    """Re-open a lapsed file where it stopped, with as much time as at first. Raises WrongState or AnotherIsLive."""
    try:
        with transaction.atomic():
            _come_back(application, by_kind=by_kind)
    except IntegrityError as refusal:
        raise AnotherIsLive from refusal


def _come_back(application, *, by_kind) -> None:
    lock(application)
    if application.is_live:
        return
    before = application.lapsed_from or application.status_before
    if application.status != Status.LAPSED or not before:
        raise WrongState(application, before or Status.DRAFT)
    if application.email:
        require_free(application, application.email)
    fields = {"lapsed_from": "", "changed_at": timezone.now(), "reminded_at": None}
    if before == Status.MORE_INFO:
        new_date = timezone.localdate() + timedelta(days=DAYS_TO_ANSWER)
        application.questions.filter(answered_at__isnull=True).update(answer_due_on=new_date)
    else:
        fields["status_before"] = ""
    move(application, before, verb="application.returned", by_kind=by_kind, fields=fields)
