"""The life of one agreement as its page tells it: each step with its day, its number and the words of the law.

No database. A step that was never written down is left out, not guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mayors_club.said import NOTHING, Said
from mayors_club.typography import date_as_known, long_date
from sister_cities.models import Agreement
from sister_cities.models.life import Procedure, Status
from sister_cities.rows import heard_since
from sister_cities.said import said


@dataclass(frozen=True)
class Step:
    title: str
    when: str = ""
    text: Said = NOTHING
    # Who did it, or a number, in a line of our own words.
    detail: str = ""
    is_current: bool = False
    is_ahead: bool = False


def life_of(agreement: Agreement, language: str, today: date) -> list[Step]:
    """From the council's decision to the end; the last one that has happened is marked as current."""
    steps = [*_approval(agreement, language), *_force(agreement, language), *_trouble(agreement, language)]
    ahead = _ahead(agreement, language, today)
    if steps:
        steps[-1] = Step(**{**vars(steps[-1]), "is_current": True})
    return [*steps, *ahead]


def _approval(agreement: Agreement, language: str) -> Iterator[Step]:
    if agreement.council_on:
        yield Step(
            _("The council approved the draft"),
            long_date(agreement.council_on, language),
            detail=_("decision No. {number}").format(number=agreement.council_no) if agreement.council_no else "",
        )
    if agreement.ministry_sent_on:
        yield Step(_("Sent to the ministry for approval"), long_date(agreement.ministry_sent_on, language))
    if agreement.agreed_on:
        yield Step(
            _("The ministry approved the draft"),
            long_date(agreement.agreed_on, language),
            detail=_("order No. {number}").format(number=agreement.order_no) if agreement.order_no else "",
        )


def _force(agreement: Agreement, language: str) -> Iterator[Step]:
    if agreement.signed_on:
        yield Step(pgettext("step", "Signed"), signed_when(agreement, language))
    elif agreement.procedure == Procedure.EARLIER:
        yield Step(_("Signed before 24 April 2024; the day is not known"))
    else:
        yield Step(_("Signed; the day is not known"))
    if agreement.registered_on:
        yield Step(
            pgettext("step", "Registered by the ministry"),
            long_date(agreement.registered_on, language),
            detail=_("No. {number}").format(number=agreement.registered_no) if agreement.registered_no else "",
        )


def _trouble(agreement: Agreement, language: str) -> Iterator[Step]:
    status = agreement.status
    if status == Status.DORMANT:
        yield _silent(agreement, language)
    if agreement.suspended_on and status in (Status.SUSPENDED, Status.EXPIRED, Status.TERMINATED):
        yield Step(
            pgettext("step", "Suspended"),
            long_date(agreement.suspended_on, language),
            said(agreement, "suspended_reason", language),
        )
    if status == Status.EXPIRED:
        when = long_date(agreement.ends_on, language) if agreement.ends_on else ""
        yield Step(_("Its term ended; it awaits renewal"), when)
    if status == Status.TERMINATED and agreement.terminated_on:
        yield Step(
            pgettext("step", "Ended"),
            long_date(agreement.terminated_on, language),
            said(agreement, "terminated_reason", language),
            detail=ended_by(agreement),
        )


def _silent(agreement: Agreement, language: str) -> Step:
    if not agreement.heard_on:
        return Step(_("Nothing is known of joint activity"))
    return Step(_("No known activity since {month}").format(month=heard_since(agreement, language)))


def _ahead(agreement: Agreement, language: str, today: date) -> list[Step]:
    """The end of its term, while that is still to come."""
    over = (Status.EXPIRED, Status.TERMINATED)
    if agreement.status in over or not agreement.ends_on or agreement.ends_on < today:
        return []
    return [Step(_("Its term ends"), long_date(agreement.ends_on, language), is_ahead=True)]


def ended_by(agreement: Agreement) -> str:
    """Who ended it, as a sentence of its own: names are not inflected."""
    return {
        Agreement.Side.OURS: _("Ended by the Ukrainian community"),
        Agreement.Side.PARTNER: _("Ended by the partner city"),
        Agreement.Side.BOTH: _("Ended by both sides together"),
        Agreement.Side.AUTHORITY: _("Ended by a court or a state authority"),
    }.get(agreement.terminated_by, "")


def signed_when(agreement: Agreement, language: str) -> str:
    """As precisely as it is known: «10 квітня 2026 року», «квітень 2008», «2008»."""
    day = agreement.signed_on
    return date_as_known(day, agreement.signed_precision, language) if day else ""
