"""Public holidays of Ukraine: Labour Code, article 73, as in force in 2026.

While martial law lasts they are working days (law 2136-IX, article 6) and no day off moves to a Monday, so a holiday is
something to know when a session is planned, and no more.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Month and day, as changed by laws 3107-IX and 3258-IX of 2023.
FIXED: Mapping[tuple[int, int], Promise] = {
    (1, 1): _("New Year"),
    (3, 8): _("International Women’s Day"),
    (5, 1): _("Labour Day"),
    (5, 8): _("Day of Remembrance and Victory over Nazism"),
    (6, 28): _("Constitution Day"),
    (7, 15): _("Statehood Day"),
    (8, 24): _("Independence Day"),
    (10, 1): _("Defenders’ Day"),
    (12, 25): _("Christmas"),
}
# Days after Easter Sunday. Both fall on a Sunday.
MOVABLE: Mapping[int, Promise] = {0: _("Easter"), 49: _("Trinity Sunday")}


def holiday_on(day: date) -> Promise | None:
    """The name of the holiday of that day, or None."""
    return FIXED.get((day.month, day.day)) or MOVABLE.get((day - easter(day.year)).days)


def easter(year: int) -> date:
    """Easter Sunday by the Julian reckoning, as a date of our calendar.

    The churches of Ukraine that moved their fixed feasts in 2023 kept it. Meeus, Astronomical Algorithms, chapter 8.
    """
    golden, week = year % 19, (2 * (year % 4) + 4 * (year % 7))
    moon = (19 * golden + 15) % 30
    sunday = (week - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=_days_behind(year))


def _days_behind(year: int) -> int:
    """How far the Julian calendar is behind ours in spring: 13 days from 1900 to 2099."""
    century = year // 100
    return century - century // 4 - 2
