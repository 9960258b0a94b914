"""Once in twelve months a community says that its agreements still stand: by one letter, in one step."""

from contextlib import suppress
from datetime import timedelta
from itertools import groupby

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import DateField, F
from django.db.models.functions import Cast, Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from mayors_club import events, mail
from mayors_club.models import OutgoingEmail
from mayors_club.months import months_before
from sister_cities.models import Agreement, Confirmation, Reminder
from sister_cities.models.life import IN_FORCE, Status
from sister_cities.services import life

MONTHS = 12
LINK_DAYS = 60
SALT = "sister_cities.confirm"
ASKED_ABOUT = (*IN_FORCE, Status.SUSPENDED)


class NotYours(Exception):
    """The agreement belongs to another community, or is not public."""


def unconfirmed(today=None, months: int = MONTHS):
    """Public, in force, and for so long neither confirmed nor taken into the registry; `since` is that day."""
    since = Greatest("confirmed_on", Cast("accepted_at", DateField()))
    limit = months_before(today or timezone.localdate(), months)
    return Agreement.objects.public().annotate(since=since).filter(status__in=ASKED_ABOUT, since__lte=limit)


@transaction.atomic
def confirm(agreement: Agreement, *, by, on_behalf_of=None, by_kind=None) -> None:
    """It still stands, as the registry says. One that had fallen silent is in force again."""
    life.lock(agreement)
    if not agreement.is_public or agreement.status not in ASKED_ABOUT:
        raise NotYours
    before, today = agreement.status, timezone.localdate()
    revived = {"status": Status.ACTIVE, "status_since": today} if before == Status.DORMANT else {}
    life.write(agreement, {"confirmed_on": today, "confirmed_by": by, **revived})
    who = {"by": by, "by_kind": by_kind, "on_behalf_of": on_behalf_of}
    events.record("agreement.confirmed", subject=agreement, **who)
    if before != agreement.status:
        events.record("agreement.moved", subject=agreement, from_state=before, to_state=agreement.status, **who)
    _stop_letters(agreement)


def _stop_letters(agreement: Agreement) -> None:
    """A letter that has nothing left to ask does not leave. Of one that has, the page says who confirmed."""
    asking = Confirmation.objects.filter(agreement=agreement, answer="").values("letter")
    questions = Confirmation.objects.filter(letter__in=asking).select_related("agreement").order_by("letter")
    for key, of_letter in groupby(questions, key=lambda question: question.letter):
        if all(question.is_settled for question in of_letter):
            with suppress(mail.AlreadyLeft):
                mail.supersede(OutgoingEmail.objects.filter(dedupe_key=dedupe_key_of(key)))


def take_back(agreement: Agreement) -> None:
    """What its letter asks about is no longer so: one that still waits does not leave.

    All that it asked about is asked about anew, by the next letter that is due.
    """
    for key in Confirmation.objects.filter(agreement=agreement, answer="").values_list("letter", flat=True):
        with suppress(mail.AlreadyLeft):
            if mail.supersede(OutgoingEmail.objects.filter(dedupe_key=dedupe_key_of(key))):
                asked = Confirmation.objects.filter(letter=key).values("agreement")
                Reminder.objects.filter(kind=Reminder.Kind.CONFIRM, agreement__in=asked).delete()


@transaction.atomic
def answer(questions: list[Confirmation], answers: dict[int, str], *, by, on_behalf_of=None) -> int:
    """Write the answers to the questions of one letter; answers how many agreements stand.

    What was answered already is left as it is: pressing twice does nothing.
    """
    now, stand = timezone.now(), 0
    found = Confirmation.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk for one in questions], answer="")
    for question in found.select_related("agreement"):
        question.answer, question.answered_at = answers[question.pk], now
        question.save(update_fields=["answer", "answered_at"])
        if question.answer == Confirmation.Answer.STANDS:
            confirm(question.agreement, by=by, on_behalf_of=on_behalf_of)
            stand += 1
        else:
            codes = {"answer": question.answer}
            events.record(
                "agreement.answered", subject=question.agreement, by=by, on_behalf_of=on_behalf_of, codes=codes
            )
    return stand


def still_waiting(questions: list[Confirmation]) -> list[Confirmation]:
    """Those that can be answered, and that nobody has answered by confirming the agreement."""
    return [one for one in answerable(questions) if not one.is_settled]


def answerable(questions: list[Confirmation]) -> list[Confirmation]:
    """Also those of agreements that somebody has confirmed: another may know that one has ended."""
    now = timezone.now()
    found = [one for one in questions if not one.answer and one.expires_at > now]
    return [one for one in found if one.agreement.is_public and one.agreement.status in ASKED_ABOUT]


def confirmed_meanwhile(questions: list[Confirmation]) -> list[Confirmation]:
    """Those that need no answer any more: since the letter was written somebody has confirmed the agreement."""
    return [one for one in questions if not one.answer and one.is_settled]


def dedupe_key_of(letter_key) -> str:
    return f"agreement_confirm:{letter_key}"


def confirm_link_of(letter) -> str:
    """Minter of [[confirm_agreements_link]]: the letter is about the first of its questions."""
    question = Confirmation.objects.get(pk=letter.about_id)
    with override(letter.language):
        return settings.SITE_URL + reverse("sister_cities:confirm", args=[token_for(question.letter)])


def token_for(letter_key) -> str:
    return signing.dumps(str(letter_key), salt=SALT)


def questions_behind(token: str) -> list[Confirmation]:
    """The questions of the letter with this link, whatever their state; none for what we never wrote."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return []
    found = Confirmation.objects.filter(letter=key).select_related(
        "agreement__city", "agreement__community", "user", "agreement__confirmed_by"
    )
    return list(found.order_by(F("agreement__city__name_uk"), "pk"))


def expires_at(now=None):
    return (now or timezone.now()) + timedelta(days=LINK_DAYS)
