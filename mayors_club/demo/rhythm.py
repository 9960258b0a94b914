"""When the demo's sessions are: every second Thursday at three in Kyiv, the next one in three to nine days.

Days are counted back from the first start of the demo; later starts find the past as it is.
"""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from sessions import schedule

HOUR = time(15)
EVERY = timedelta(weeks=2)
SOON = timedelta(days=3)
THURSDAY = 3
# The number of the earliest session: the club has met for many years before this site.
FIRST_NUMBER = 388
NOT_THEN = {(12, 25): "Різдво Христове", (1, 1): "Новий рік"}


def today() -> date:
    return schedule.local(timezone.now()).date()


def next_date() -> date:
    """The next Thursday that people still have time to answer for."""
    first = today() + SOON
    return first + timedelta(days=(THURSDAY - first.weekday()) % 7)


def past_dates(count: int) -> list[date]:
    """The last dates before the next one, from the earliest, without those on which nobody meets."""
    found: list[date] = []
    day = next_date() - EVERY
    while len(found) < count:
        if (day.month, day.day) not in NOT_THEN:
            found.append(day)
        day -= EVERY
    return found[::-1]


def skipped_dates(since: date) -> dict[date, str]:
    """Dates of the rhythm that fall on such a day, until a year from now, and why."""
    skipped = {}
    day = since
    while day < today() + timedelta(days=400):
        if reason := NOT_THEN.get((day.month, day.day)):
            skipped[day] = reason
        day += EVERY
    return skipped


def starts_on(day: date) -> datetime:
    return schedule.moment(day, HOUR)


def series_columns(count: int) -> dict:
    return {
        "name_uk": "Сесії щодва тижні",
        "name_en": "Sessions every two weeks",
        "weekday": THURSDAY,
        "hour": HOUR,
        "duration_minutes": 90,
        "every_weeks": 2,
        "first_on": past_dates(count)[0],
    }
