"""The way of an agreement as its people see it: what is done, where it stands, what is still ahead. No database."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mayors_club.typography import date_as_known
from sister_cities.differences import since
from sister_cities.models import Agreement
from sister_cities.models.life import FACTS, WAYS, Status

NUMBERS = {Status.COUNCIL_APPROVED: "council_no", Status.AGREED: "order_no", Status.REGISTERED: "registered_no"}
BEHIND = ("suspended_reason", "terminated_reason")


@dataclass(frozen=True)
class Point:
    """`place` is done, current or ahead; `words` stand in the language `lang`."""

    title: str
    place: str
    when: str = ""
    detail: str = ""
    words: str = ""
    lang: str = ""


def way_of(agreement: Agreement) -> list[Point]:
    """The whole way while it is walked; of what has ended only what is written down."""
    way, status = WAYS[agreement.procedure], agreement.status
    is_over = status == Status.TERMINATED
    passed = way.index(status) if status in way else len(way)
    points = []
    for number, step in enumerate(way):
        day = _day(agreement, step)
        if is_over and not day:
            continue
        place = "current" if step == status else "done" if number < passed else "ahead"
        points.append(_point(agreement, step, place, day))
    if len(way) == 1 and agreement.signed_on:
        signed = Status.SIGNED
        points.insert(0, _point(agreement, signed, "done", _day(agreement, signed)))
    if status not in way:
        points.append(_point(agreement, status, "current", _day(agreement, status)))
    return points


def _point(agreement, step, place, day) -> Point:
    number = getattr(agreement, NUMBERS[step]) if step in NUMBERS and place != "ahead" else ""
    detail = _("No. {number}").format(number=number) if number else ""
    reason = next((name for name in FACTS.get(step, ()) if name in BEHIND), "")
    language = get_language() or "uk"
    in_english = bool(reason and language == "en" and getattr(agreement, f"{reason}_en"))
    words = getattr(agreement, f"{reason}_{'en' if in_english else 'uk'}") if reason else ""
    lang = "uk" if words and language == "en" and not in_english else ""
    return Point(capfirst(Status(step).label), place, day if place != "ahead" else "", detail, words, lang)


def _day(agreement, step) -> str:
    names = [name for name in FACTS.get(step, ()) if name.endswith("_on")]
    day: date | None = getattr(agreement, names[0]) if names else None
    if not day and step == agreement.status and step not in FACTS:
        return since(agreement)
    if not day:
        return ""
    precision = agreement.signed_precision if step == Status.SIGNED else agreement.Precision.DAY
    return date_as_known(day, precision, get_language() or "uk")
