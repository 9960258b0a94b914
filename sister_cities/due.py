"""What waits about an agreement, and until when: the ministry's answer, the end of its term, a confirmation.

Days are days in Kyiv; no database.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mayors_club.months import months_before
from mayors_club.typography import long_date
from sister_cities.models import Agreement
from sister_cities.models.life import IN_FORCE, Status
from sister_cities.services.confirming import ASKED_ABOUT, MONTHS

SOON = timedelta(days=60)


@dataclass(frozen=True)
class Due:
    """`kind` is ministry, renewal or confirmation; `is_waiting` where the community has something to do now."""

    kind: str
    words: str
    day: date
    is_waiting: bool


def due_of(agreement: Agreement, today: date | None = None) -> list[Due]:
    today = today or timezone.localdate()
    found = (_ministry(agreement, today), _renewal(agreement, today), _confirmation(agreement, today))
    return [one for one in found if one]


def _ministry(agreement, today) -> Due | None:
    day = agreement.ministry_due_on
    if agreement.status != Status.WITH_MINISTRY or not day:
        return None
    words = _("The ministry should have answered by {day}") if day < today else _("The ministry has to answer by {day}")
    return Due("ministry", words.format(day=_long(day)), day, day < today)


def _renewal(agreement, today) -> Due | None:
    day = agreement.ends_on
    if agreement.status == Status.EXPIRED and day:
        return Due("renewal", _("Its term ended on {day}").format(day=_long(day)), day, True)
    if not day or agreement.status not in (*IN_FORCE, Status.SUSPENDED) or day < today:
        return None
    return Due("renewal", _("In force until {day}").format(day=_long(day)), day, day <= today + SOON)


def _confirmation(agreement, today) -> Due | None:
    """As services.confirming asks by letter."""
    if not agreement.is_public or agreement.status not in ASKED_ABOUT:
        return None
    since = max(filter(None, (agreement.confirmed_on, timezone.localdate(agreement.accepted_at))))
    if since > months_before(today, MONTHS):
        return None
    return Due("confirmation", _("Not confirmed since {day}").format(day=_long(since)), since, True)


def _long(day: date) -> str:
    return long_date(day, get_language() or "uk")
