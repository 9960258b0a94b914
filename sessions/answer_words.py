"""What the seat of a member means, in words: for the member, and for who represents them. No name is inflected."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from sessions.entitled import Visitor
from sessions.models import Seat

Answer = Seat.Answer


@dataclass(frozen=True)
class Said:
    """`kind` and `label` are the mark, `line` says it whole, `calendar` what happens to the calendar."""

    kind: str
    label: str
    line: str
    calendar: str = ""


def said_of(seat: Seat | None, visitor: Visitor) -> Said:
    answer = seat.answer if seat else Answer.NONE
    if answer == Answer.WAITING:
        return _waiting(seat)
    if seat and seat.had_declined:
        return Said(
            "warn", _("time changed"), _("The session has moved to another day. Please say again who will come.")
        )
    if seat and seat.asked_again_at:
        line = _("The time has changed. Please say again who will come: your place is kept meanwhile.")
        return Said("warn", _("time changed"), line)
    return _for_member(seat, answer) if visitor.is_member else _for_representative(seat, answer, visitor)


def _waiting(seat) -> Said:
    place = seat.ahead + 1
    line = _("Every place is taken. Your number on the waiting list: {place}.").format(place=place)
    then = _("As soon as somebody declines, the place becomes yours by itself, and a letter tells you.")
    calendar = _("The entry stays in your calendar meanwhile.")
    label = _("waiting list: {place}").format(place=place)
    return Said("warn", label, f"{line} {then}", calendar)


def _for_member(seat, answer) -> Said:
    if answer == Answer.GOING:
        calendar = _("The entry for your calendar comes by letter and follows every change.")
        return Said("ok", pgettext("answer", "you will be there"), _("You will be there."), calendar)
    if answer == Answer.REPRESENTATIVE:
        name = seat.representative.full_name
        calendar = _("The entry goes to the calendar of who comes instead of you, and leaves yours.")
        label = pgettext("answer", "instead of you: {name}").format(name=name)
        return Said("ok", label, _("Instead of you: {name}.").format(name=name), calendar)
    if answer == Answer.DECLINED:
        calendar = _("The entry has left your calendar. Should you change your mind, give another answer.")
        return Said("off", pgettext("answer", "you will not be there"), _("You will not be there."), calendar)
    line = _("Please say whether you will be there.")
    return Said("now", pgettext("answer", "no answer yet"), line, _("Your calendar follows the answer by itself."))


def _for_representative(seat, answer, visitor) -> Said:
    member = visitor.member.full_name
    if answer == Answer.GOING:
        label = pgettext("answer", "in person: {name}").format(name=member)
        return Said("ok", label, _("{name} will be there in person.").format(name=member))
    if answer == Answer.REPRESENTATIVE and seat.representative_id == visitor.representative.pk:
        calendar = _("The entry for your calendar comes by letter and follows every change.")
        label = pgettext("answer", "you will be there")
        return Said("ok", label, _("You will be there and represent: {name}.").format(name=member), calendar)
    if answer == Answer.REPRESENTATIVE:
        name = seat.representative.full_name
        label = pgettext("answer", "there will be: {name}").format(name=name)
        return Said("ok", label, _("There will be: {name}.").format(name=name))
    if answer == Answer.DECLINED:
        return Said("off", pgettext("answer", "nobody will be there"), _("Nobody will be there."))
    line = _("Nobody has answered yet for: {name}.").format(name=member)
    return Said("now", pgettext("answer", "no answer yet"), line)


def quick_answers(visitor: Visitor) -> list[tuple[str, str]]:
    """Value and words of the buttons; who else may go is chosen on the page of the session."""
    if visitor.is_member:
        return [
            (Answer.GOING.value, pgettext("answer", "I will be there")),
            (Answer.DECLINED.value, pgettext("answer", "I will not be there")),
        ]
    return [
        (str(visitor.representative.pk), pgettext("answer", "I will be there")),
        (Answer.DECLINED.value, pgettext("answer", "Nobody will be there")),
    ]
