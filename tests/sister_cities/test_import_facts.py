"""What a row says of the agreement: dates in every usual notation, words of two languages, what contradicts itself."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sister_cities.importing import dates, reasons, value_words, values
from sister_cities.importing.columns import ROLES
from sister_cities.importing.facts import Defaults, facts_of
from sister_cities.importing.header_words import WORDS
from sister_cities.models import Agreement
from sister_cities.words import FIELDS

TODAY = date(2026, 11, 22)
DEFAULTS = Defaults(
    "sister_city", "ours", "Список області", "List of the oblast", "https://list.example", date(2026, 3, 1)
)
LEGAL = {
    "council_no": "12", "council_on": "12.02.2026", "ministry_sent_on": "20.02.2026", "order_no": "88",
    "agreed_on": "18.03.2026", "signed": "10.04.2026",
}  # fmt: skip


def read(**cells):
    return facts_of(cells, DEFAULTS, TODAY)


def codes(found):
    return [code for code, _facts in found]


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("1991", date(1991, 1, 1), "year"),
        ("1991 р.", date(1991, 1, 1), "year"),
        ("05.1991", date(1991, 5, 1), "month"),
        ("травень 1991 року", date(1991, 5, 1), "month"),
        ("May 1991", date(1991, 5, 1), "month"),
        ("1991-05", date(1991, 5, 1), "month"),
        ("00.05.1991", date(1991, 5, 1), "month"),
        ("12.05.1991", date(1991, 5, 12), "day"),
        ("12.05.1991 р.", date(1991, 5, 12), "day"),
        ("12/05/1991", date(1991, 5, 12), "day"),
        ("1991-05-12", date(1991, 5, 12), "day"),
        ("1991-05-12T00:00:00", date(1991, 5, 12), "day"),
        ("«12» травня 1991 року", date(1991, 5, 12), "day"),
        ("від 12 травня 1991", date(1991, 5, 12), "day"),
        ("12 May 1991", date(1991, 5, 12), "day"),
        ("May 12, 1991", date(1991, 5, 12), "day"),
        ("12 maja 1991", date(1991, 5, 12), "day"),
        ("12. Mai 1991", date(1991, 5, 12), "day"),
        ("33370", date(1991, 5, 12), "day"),
    ],
)
def test_date_is_read_with_its_precision(text, day, precision):
    assert dates.read(text) == dates.When(day, precision)


@pytest.mark.parametrize(
    "text", ["31.02.1991", "12/25/1991", "12.05.91", "колись", "1991-1995", "0", "2199", "13.1991", ""]
)
def test_what_is_no_certain_date_is_none(text):
    assert dates.read(text) is None


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.sampled_from(["day", "month", "year"]))
def test_date_that_we_write_is_read_back(day, precision):
    when = dates.When(
        day.replace(month=1, day=1) if precision == "year" else day.replace(day=1) if precision == "month" else day,
        precision,
    )
    assert dates.read(when.as_text) == when
    assert when.last_day >= when.day


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("51.34, 12.375", ("51.34", "12.375")),
        ("51,34; 12,375", ("51.34", "12.375")),
        ("(51.34 12.375)", ("51.34", "12.375")),
        ("POINT(12.375 51.34)", ("51.34", "12.375")),
        ("51.34° N, 3.18° W", ("51.34", "-3.18")),
        ("48°27′52″N 34°3′4″E", ("48.46444", "34.05111")),
        ("Leipzig", None),
        ("95.0, 12.0", None),
    ],
)
def test_both_coordinates_in_one_cell(text, point):
    assert values.point_of(text) == (point and tuple(Decimal(one).quantize(Decimal("0.00001")) for one in point))


@pytest.mark.parametrize(
    ("text", "degrees"), [("48,5", 48.5), ("−3.18", -3.18), ("3.18 W", -3.18), ("91", None), ("x", None)]
)
def test_one_coordinate(text, degrees):
    found = values.coordinate_of(text, 90)
    assert (found is None) == (degrees is None)
    assert found is None or float(found) == degrees


def test_words_of_both_languages_mean_our_codes():
    assert [values.kind_of(word) for word in ("Побратимство", "Twin town", "Меморандум", "letter of intent")] == [
        "sister_city", "sister_city", "memorandum", "letter_of_intent",
    ]  # fmt: skip
    assert [values.status_of(word) for word in ("Чинна", "in force", "призупинено", "Expired", "розірвано")] == [
        "active", "active", "suspended", "expired", "terminated",
    ]  # fmt: skip
    assert values.fields_of("Культура, освіта і спорт; tourism") == ["culture", "education", "sport", "tourism"]
    assert values.fields_of("культура, астрологія") is None


@pytest.mark.parametrize("table", [value_words.KINDS, value_words.STATUSES, value_words.FIELDS, value_words.SIDES])
def test_no_word_means_two_things(table):
    words = [values.folded(word) for words in table.values() for word in set(words.split("|"))]
    assert sorted(words) == sorted(set(words))


def test_tables_hold_every_code():
    assert set(value_words.KINDS) == set(Agreement.Kind.values)
    assert set(value_words.FIELDS) == set(FIELDS)
    assert set(value_words.SIDES) == set(Agreement.Side.values)
    assert set(WORDS) == set(ROLES)


@pytest.mark.parametrize(
    ("signed", "procedure"),
    [("1991", "earlier"), ("23.04.2024", "earlier"), ("24.04.2024", "unknown"), ("2024", "unknown"),
     ("03.2024", "earlier"), ("04.2024", "unknown"), ("", "unknown"), ("10.04.2026", "unknown")],
)  # fmt: skip
def test_signed_before_the_law_is_earlier_and_else_unknown(signed, procedure):
    assert read(signed=signed).columns["procedure"] == procedure


def test_facts_of_the_law_make_it_an_agreement_by_law():
    assert read(**LEGAL).columns["status"] == "signed"
    registered = read(**LEGAL, registered_no="417", registered_on="04.05.2026").columns
    assert (registered["procedure"], registered["status"]) == ("law", "active")


def test_row_takes_the_source_of_the_file_unless_it_has_its_own():
    assert read().columns["source_uk"] == "Список області"
    own = read(source="Сайт ради", source_url="rada.example/ugoda", source_on="2025").columns
    assert (own["source_uk"], own["source_en"], own["source_url"]) == ("Сайт ради", "", "https://rada.example/ugoda")
    assert own["source_on"] == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({}, "active"),
        ({"status": "чинна"}, "active"),
        ({"status": "неактивна"}, "dormant"),
        ({"ends": "2020"}, "expired"),
        ({"ends": "2035"}, "active"),
        ({"ends": "безстрокова"}, "active"),
        ({"ended": "01.03.2022", "end_reason": "Війна"}, "terminated"),
        ({"suspended": "01.03.2022", "suspended_reason": "Перерва"}, "suspended"),
    ],
)
def test_status_follows_from_what_the_row_says(cells, status):
    found = read(**cells)
    assert (found.columns["status"], found.refusals, found.doubts) == (status, [], [])


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"status": "розірвано"}, "ended_incomplete"),
        ({"ended": "01.03.2022"}, "ended_incomplete"),
        ({"status": "призупинено"}, "suspended_incomplete"),
        ({"status": "expired"}, "expired_incomplete"),
        ({"status": "чинна", "ended": "01.03.2022", "end_reason": "Війна"}, "status_against_end"),
        ({"status": "планується"}, "not_signed"),
        ({"status": "хтозна"}, "unreadable"),
        ({"ended": "колись", "end_reason": "Війна"}, "unreadable"),
        ({"signed": "01.01.2030"}, "future"),
        ({"signed": "2010", "ended": "01.03.2004", "end_reason": "Війна"}, "order"),
        ({"signed": "2010", "ends": "2005"}, "order"),
    ],
)
def test_row_that_contradicts_itself_is_refused(cells, code):
    assert codes(read(**cells).refusals) == [code]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"signed": "десь у 90-х"}, "left_out"),
        ({"kind": "братерство"}, "left_out"),
        ({"fields": "астрологія"}, "left_out"),
        ({"source_url": "немає адреси"}, "left_out"),
        ({"note": "x" * 2001}, "too_long"),
        ({"ended": "2022", "end_reason": "Війна"}, "only_roughly"),
        ({"status": "чинна", "ends": "2020"}, "over_but_active"),
    ],
)
def test_what_a_person_may_do_without_is_doubtful(cells, code):
    found = read(**cells)
    assert (codes(found.doubts), found.refusals) == ([code], [])


def test_every_reason_is_said_in_words():
    for cells in ({"signed": "x"}, {"status": "розірвано"}, {"signed": "2010", "ends": "2005"}):
        found = read(**cells)
        for reason in (*found.refusals, *found.doubts):
            assert "{" not in reasons.in_words(reason)
