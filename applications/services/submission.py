"""Submitting: the one step that only the mayor takes, and that happens once however often it is pressed."""

from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models import Max
from django.utils import timezone

from applications.models import Application, Consent, Revision
from applications.models.application import new_submission_key
from applications.services.moving import WrongState, lock, move
from applications.services.refusals import AnotherIsLive, MemberAlready
from mayors_club import mail
from members.models import Member

# Any number will do as long as nobody else in the database uses it.
NUMBERING_LOCK = 20260001


class AnswersChanged(Exception):
    """The answers are no longer those that were checked: another device saved something meanwhile."""


def submit(application, *, key, answers, columns, consent_language, consent_version) -> Revision:
    """Number the application, keep an immutable revision and the consent, write the letter; all of it or nothing.

    A repeated `key` answers the revision that the first press made. `answers` are those that were checked and shown,
    `columns` what they mean. Raises WrongState, AnswersChanged, AnotherIsLive or MemberAlready.
    """
    try:
        return _once_more(lambda: _submit(application, key, answers, columns, consent_language, consent_version))
    except IntegrityError as refusal:
        if "application_one_live_per_email" in str(refusal):
            raise AnotherIsLive from refusal
        raise


def _once_more(step):
    """Many presses at one instant wait for one row, and the database lets nobody wait for long: then try again."""
    try:
        with transaction.atomic():
            return step()
    except OperationalError:
        with transaction.atomic():
            return step()


def _submit(application, key, answers, columns, consent_language, consent_version) -> Revision:
    lock(application)
    earlier = application.revisions.filter(submission_key=key).first()
    if earlier:
        return earlier
    if application.status not in Application.UNSENT:
        raise WrongState(application, Application.Status.SUBMITTED)
    if application.answers != answers or application.submission_key != key:
        raise AnswersChanged
    email = application.mayor_address
    require_free(application, email)
    now = timezone.now()
    year, number = next_number(timezone.localdate(now).year)
    fields = {
        **columns,
        "email": email,
        "submitted_at": now,
        "changed_at": now,
        "number_year": year,
        "number_in_year": number,
        "submission_key": new_submission_key(),
    }
    move(
        application,
        Application.Status.SUBMITTED,
        verb="application.submitted",
        by_kind="applicant",
        codes={"revision": 1},
        fields=fields,
    )
    Consent.objects.create(
        application=application, wording_version=consent_version, language=consent_language, given_at=now
    )
    revision = make_revision(application, key)
    mail.queue(
        "application_received",
        to=email,
        language=application.language,
        context={"application": application},
        dedupe_key=f"application_received:{application.pk}",
        subject=application,
    )
    return revision


def require_free(application, email) -> None:
    """Nobody has two applications under way, and a member needs none."""
    if Member.objects.effective().filter(user__email=email).exists():
        raise MemberAlready
    if Application.objects.undecided().with_email(email).exclude(pk=application.pk).exists():
        raise AnotherIsLive


def next_number(year: int) -> tuple[int, int]:
    """The next number of the year. The lock lasts as long as the transaction, so no number is skipped or doubled."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [NUMBERING_LOCK, year])
    highest = Application.objects.filter(number_year=year).aggregate(highest=Max("number_in_year"))["highest"]
    return year, (highest or 0) + 1


def make_revision(application, key) -> Revision:
    """Keep the answers as they stand, with the file that stands with them."""
    return Revision.objects.create(
        application=application,
        number=application.revisions.count() + 1,
        submission_key=key,
        answers=application.answers,
        proof=application.proofs.filter(removed_at__isnull=True).first(),
        language=application.language,
    )
