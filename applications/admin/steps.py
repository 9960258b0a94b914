"""A step of the desk as its form describes it: tried out for the preview of the letters, then taken for good."""

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from applications import services
from applications.models import Application
from applications.services.refusals import Refused
from mayors_club.models import OutgoingEmail


class LetterChanged(Refused):
    """Between preview and confirmation something changed what the letter says."""

    def __str__(self):
        return _("The letter has changed meanwhile. Read it again before you confirm.")


def preview(application, cleaned, *, by) -> list[OutgoingEmail]:
    """The exact letters of this step. The step is really taken and then rolled back, so its refusals show here too."""
    with transaction.atomic():
        letters = _take(application, cleaned, by=by)
        transaction.set_rollback(True)
    return letters


@transaction.atomic
def take(application, cleaned, *, by, digest) -> list[OutgoingEmail]:
    """Take the step if its letters are those that were read. Raises Refused, WrongState or LetterChanged."""
    letters = _take(application, cleaned, by=by)
    if digest_of(letters) != digest:
        raise LetterChanged
    return letters


def digest_of(letters) -> str:
    """What was on the screen: recipient, subject and bodies of each letter."""
    shown = [(letter.to, letter.language, letter.subject, letter.body_text, letter.body_html) for letter in letters]
    return hashlib.sha256(repr(shown).encode()).hexdigest()


def words(refusal) -> str:
    """What to tell the person about a refused step."""
    if isinstance(refusal, services.WrongState):
        state = Application.Status(refusal.application.status).label
        return _("The application has moved on, its state is now: {state}.").format(state=state)
    return str(refusal)


def _take(application, cleaned, *, by) -> list[OutgoingEmail]:
    # A row of its own: after a preview nothing must remember the step.
    application = Application.objects.get(pk=application.pk)
    if cleaned["kind"] == "ask":
        question = services.ask(
            application,
            text=cleaned["text"],
            fields=cleaned["fields_to_open"],
            answer_due_on=cleaned["answer_due_on"],
            by=by,
        )
        return list(services.letters_of_question(question))
    fields = {name: cleaned[name] for name in ("reason_code", "text", "against_outcome_reason")}
    if cleaned["kind"] == "reverse":
        decision = services.reverse(application, by=by, **fields)
    else:
        decision = services.decide(application, kind=cleaned["kind"], by=by, **fields)
    return list(services.letters_of(decision))
