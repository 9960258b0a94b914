"""What is wrong with an agreement as it would stand, column by column and in words. Days are days in Kyiv.

The database refuses the same (models/rules.py), but does not say which day is missing.
"""

from datetime import date

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mayors_club.typography import long_date
from sister_cities.facts import ENGLISH, needed
from sister_cities.models import AGGRESSORS, Agreement
from sister_cities.models.life import IN_FORCE, LATER, PUBLIC, WAYS, Procedure, Status
from sister_cities.models.rules import IN_ORDER, LAW_SINCE

Problems = dict[str, str | Promise]
EARLIEST = date(1900, 1, 1)
MISSING = {
    "council_no": _("Enter the number of the council’s decision"),
    "council_on": _("Enter the day of the council’s decision"),
    "ministry_sent_on": _("Enter the day on which the papers went to the ministry"),
    "order_no": _("Enter the number of the ministry’s order"),
    "agreed_on": _("Enter the day of the ministry’s order"),
    "signed_on": _("Enter the day of the signature"),
    "registered_no": _("Enter the number of the registration"),
    "registered_on": _("Enter the day of the registration"),
    "suspended_on": _("Enter the day since which the agreement is suspended"),
    "suspended_reason_uk": _("Write in Ukrainian why the agreement is suspended"),
    "ends_on": _("Enter the last day of the agreement"),
    "terminated_on": _("Enter the day on which the agreement ended"),
    "terminated_by": _("Choose who ended the agreement"),
    "terminated_reason_uk": _("Write in Ukrainian why the agreement ended"),
    "organisation": _("Name the business or the organisation"),
    "source_uk": _("Write in Ukrainian where this can be checked: every row of the registry needs its source"),
    "last_act_on": _("Enter the day of the last joint act"),
}
FUTURE = _("This day is still to come")
TOO_EARLY = _("Check the year")
OVER = _("This day is over: choose “awaiting renewal”, or enter the new last day")
NOT_OVER = _("This day is still to come: until then the agreement is in force")
BEFORE_THE_LAW = _("It was signed after the law of 24 April 2024 came: choose the way by that law")
EXACT = _("Give the exact day of the signature")
TWIN = _("With these facts it would be the twin of another row: № {number}")
AGGRESSOR = _(
    "Cities of Russia and Belarus stand in the registry only as history that is over: choose “ended”, "
    "with the day and the reason"
)
OTHER_WAY = _("An agreement of this kind does not pass through this status")
NO_ORGANISATION = _("Leave this empty: the agreement is not with a business or an organisation")
UKRAINIAN_FIRST = _("Write the Ukrainian text first")
PAST = (*IN_ORDER, "suspended_on", "terminated_on", "last_act_on", "source_on")
# A day and the one that it may not lie before.
AFTER_SIGNATURE = ("ends_on", "suspended_on", "terminated_on", "last_act_on")


def problems_of(agreement: Agreement, *, changed: set[str], today: date) -> Problems:
    """Empty for a sound agreement. Of what was there before only what collides with a change is looked at."""
    return {
        **_last_day(agreement, changed, today),
        **_order(agreement),
        **_of_the_way(agreement),
        **{name: FUTURE for name in PAST if _is_after(getattr(agreement, name), today)},
        **{name: TOO_EARLY for name in (*PAST, "ends_on") if _is_after(EARLIEST, getattr(agreement, name))},
        **_english(agreement),
        **missing(agreement),
    }


def missing(agreement: Agreement) -> Problems:
    names = [*needed(agreement.status, agreement.procedure)]
    if agreement.procedure == Procedure.ORGANISATION:
        names.append("organisation")
    if agreement.status in PUBLIC:
        names.append("source_uk")
    return {name: MISSING[name] for name in names if not getattr(agreement, name)}


def _of_the_way(agreement) -> Problems:
    found: Problems = {}
    if agreement.status not in (*WAYS[agreement.procedure], *LATER):
        found["status"] = OTHER_WAY
    if agreement.partner_country in AGGRESSORS and agreement.status != Status.TERMINATED:
        found["status"] = AGGRESSOR
    if agreement.organisation and agreement.procedure != Procedure.ORGANISATION:
        found["organisation"] = NO_ORGANISATION
    signed = agreement.signed_on
    if agreement.procedure == Procedure.EARLIER and signed and signed >= LAW_SINCE:
        found["signed_on"] = BEFORE_THE_LAW
    if agreement.procedure == Procedure.LAW and signed and agreement.signed_precision != Agreement.Precision.DAY:
        found["signed_on"] = EXACT
    return found


def _last_day(agreement, changed, today) -> Problems:
    if not agreement.ends_on or not changed & {"ends_on", "status"}:
        return {}
    if agreement.status == Status.EXPIRED and agreement.ends_on > today:
        return {"ends_on": NOT_OVER}
    return {"ends_on": OVER} if agreement.status in IN_FORCE and agreement.ends_on < today else {}


def _order(agreement) -> Problems:
    found, before = {}, ""
    for name in IN_ORDER:
        day = getattr(agreement, name)
        if not day:
            continue
        if before and getattr(agreement, before) > day:
            found[name] = _not_before(agreement, before)
        before = name
    for name in AFTER_SIGNATURE:
        if _is_after(agreement.signed_on, getattr(agreement, name)):
            found[name] = _not_before(agreement, "signed_on")
    return found


def _not_before(agreement, name: str):
    label = Agreement._meta.get_field(name).verbose_name
    day = long_date(getattr(agreement, name), get_language())
    return format_lazy(_("This day must not lie before another one: {what}, {day}"), what=label, day=day)


def _english(agreement) -> Problems:
    names = (*ENGLISH, "source_en")
    return {
        name: UKRAINIAN_FIRST
        for name in names
        if getattr(agreement, name) and not getattr(agreement, f"{name.removesuffix('_en')}_uk")
    }


def _is_after(later: date | None, earlier: date | None) -> bool:
    return bool(later and earlier and later > earlier)
