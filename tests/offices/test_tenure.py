"""Terms in words: no date says more than is known, no sentence needs a case of its own."""

from datetime import date

import pytest

from members.models import Mandate
from offices import tenure


def term(start, end=None, precision="month", kind="elected"):
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    return Mandate(kind=kind, starts_on=first, ends_on=last, precision=precision)


@pytest.mark.parametrize(
    ("precision", "uk", "en"),
    [
        ("day", "з 12 листопада 2015 року", "since 12 November 2015"),
        ("month", "з листопада 2015 року", "since November 2015"),
        ("year", "з 2015 року", "since 2015"),
    ],
)
def test_beginning_is_as_exact_as_it_is_known(precision, uk, en):
    day = date(2015, 11, 12)
    said = [tenure.since(day, precision, language).replace("\xa0", " ") for language in ("uk", "en")]
    assert said == [uk, en]


@pytest.mark.parametrize(
    ("mandate", "uk", "en"),
    [
        (
            term("2015-11-12", "2020-10-25", "day"),
            "12 листопада 2015 року — 25 жовтня 2020 року",
            "12 November 2015 – 25 October 2020",
        ),
        (term("2015-11-01", "2020-10-01"), "листопад 2015 — жовтень 2020", "November 2015 – October 2020"),
        (term("2015-01-01", "2020-01-01", "year"), "2015–2020", "2015–2020"),
        (term("2020-01-01", "2020-01-01", "year"), "2020", "2020"),
        (term("2015-11-01"), "з листопада 2015 року", "since November 2015"),
    ],
)
def test_term_is_said_from_its_first_day_to_its_last(mandate, uk, en):
    said = [tenure.from_to(mandate, language).replace("\xa0", " ") for language in ("uk", "en")]
    assert said == [uk, en]


def test_term_of_who_died_in_office_ends_with_the_life():
    assert tenure.from_to(term("2015-11-01"), "uk", 2024) == "2015–2024"


@pytest.mark.parametrize(
    ("mandates", "years"),
    [
        ([], ""),
        ([term("2010-11-01", "2015-11-01"), term("2015-11-01", "2020-12-01")], "2010–2020"),
        ([term("2015-12-01", "2020-12-01"), term("2006-04-01", "2010-11-01")], "2006–2010, 2015–2020"),
        # A month without an office between two elections is no break; eight months are.
        ([term("2010-11-01", "2015-10-01"), term("2015-12-01", "2020-12-01")], "2010–2020"),
        ([term("2010-11-01", "2015-03-01"), term("2015-11-01", "2020-12-01")], "2010–2015, 2015–2020"),
        ([term("2015-11-01")], "2015–"),
    ],
)
def test_years_are_those_in_office(mandates, years):
    assert tenure.years(mandates) == years


def test_present_time_in_office_begins_with_its_first_term():
    first, second = term("2015-11-01", "2020-11-01"), term("2020-11-01")
    before = term("2002-04-01", "2006-04-01")
    assert tenure.in_office_since([second, before, first]) is first
    assert tenure.in_office_since([before]) is None
