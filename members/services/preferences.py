"""Which of the letters that one may do without a person wants."""

from django.db import transaction

from mayors_club import events
from members.letter_kinds import KINDS
from members.models import User


@transaction.atomic
def choose_letters(user: User, wanted, *, by) -> None:
    """Of the kinds there are, those not wanted are remembered: a kind added later comes until it is refused."""
    user.letters_off = sorted(set(KINDS) - set(wanted))
    user.save(update_fields=["letters_off"])
    events.record("user.letters_chosen", subject=user, by=by, codes={"off": user.letters_off})


def wants(user: User, kind: str) -> bool:
    """Asked before a letter of this kind is written. An unknown kind is a mistake of ours."""
    if kind not in KINDS:
        raise LookupError(f"not a kind of letter one may do without: {kind}")
    return kind not in user.letters_off
