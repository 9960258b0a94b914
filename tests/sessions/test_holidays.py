from datetime import date, timedelta

import pytest
from django.utils.translation import override

from sessions.holidays import FIXED, easter, holiday_on

# Published tables of Orthodox Easter; 2025 is a year in which both reckonings meet, 2100 the first after the next leap
# that only the Julian calendar has.
EASTERS = {
    1900: date(1900, 4, 22),
    2023: date(2023, 4, 16),
    2024: date(2024, 5, 5),
    2025: date(2025, 4, 20),
    2026: date(2026, 4, 12),
    2027: date(2027, 5, 2),
    2028: date(2028, 4, 16),
    2029: date(2029, 4, 8),
    2030: date(2030, 4, 28),
    2100: date(2100, 5, 2),
}
OF_2026 = {
    date(2026, 1, 1): "Новий рік",
    date(2026, 3, 8): "Міжнародний жіночий день",
    date(2026, 4, 12): "Великдень",
    date(2026, 5, 1): "День праці",
    date(2026, 5, 8): "День пам’яті та перемоги над нацизмом",
    date(2026, 5, 31): "Трійця",
    date(2026, 6, 28): "День Конституції України",
    date(2026, 7, 15): "День Української Державності",
    date(2026, 8, 24): "День Незалежності України",
    date(2026, 10, 1): "День захисників і захисниць України",
    date(2026, 12, 25): "Різдво Христове",
}


@pytest.mark.parametrize(("year", "day"), EASTERS.items())
def test_easter_is_where_the_tables_have_it(year, day):
    assert easter(year) == day


def test_easter_is_always_a_sunday_of_spring():
    for year in range(1900, 2200):
        day = easter(year)
        assert day.weekday() == 6
        assert date(year, 4, 3) <= day <= date(year, 5, 10)


def test_holidays_of_2026_are_these_and_no_others():
    days = [date(2026, 1, 1) + timedelta(days=place) for place in range(365)]
    with override("uk"):
        assert {day: str(holiday_on(day)) for day in days if holiday_on(day)} == OF_2026


@pytest.mark.parametrize("day", [date(2026, 1, 7), date(2026, 5, 9), date(2026, 7, 28), date(2026, 10, 14)])
def test_days_that_were_holidays_once_are_none(day):
    assert holiday_on(day) is None


def test_every_holiday_has_a_name_in_both_languages():
    names = [*FIXED.values(), holiday_on(date(2026, 4, 12)), holiday_on(date(2026, 5, 31))]
    with override("uk"):
        ukrainian = [str(name) for name in names]
    with override("en"):
        english = [str(name) for name in names]
    assert set(ukrainian) & set(english) == set()
