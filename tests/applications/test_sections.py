"""What counts as a name, a number, a term; how far a section is."""

from datetime import date

import pytest

from applications import sections, terms
from applications.forms import term_rows
from applications.forms.about_you import AboutYouForm
from applications.forms.office import OfficeForm
from applications.forms.representatives import RepresentativesForm
from applications.models import Application
from applications.terms import Term
from mayors_club import cleaning
from tests.applications.applicant import ABOUT_YOU, COMMUNITY, MOTIVATION, OFFICE

pytestmark = pytest.mark.django_db


def values(typed):
    return {name: [text] for name, text in typed.items()}


def office(**changes):
    return OfficeForm(values({**OFFICE, **changes}), application=Application())


def about_you(**changes):
    return AboutYouForm(values({**ABOUT_YOU, "full_name_latin": "Iryna Savchuk", **changes}), application=Application())


# Text ----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ірина   Савчук ", "Ірина Савчук"),
        ("Лук'яненко", "Лук’яненко"),
        ("Лукʼяненко", "Лук’яненко"),
        ("Лук`яненко", "Лук’яненко"),
        ("Лук’яненко", "Лук’яненко"),
        ("Є", "Є"),
        ("Марія Анна Тереза", "Марія Анна Тереза"),
        ("Нечуй-Левицька", "Нечуй-Левицька"),
        ("Ірина\u202eСавчук", "ІринаСавчук"),
        ("Іри\u200bна", "Ірина"),
        ("Ірина\r\nBcc: x", "Ірина Bcc: x"),
        ("Ї" + "\u0301" * 300, "Ї" + "\u0301" * 2),
        ("й", "й"),
    ],
)
def test_line_is_harmless_and_uniform(typed, kept):
    assert cleaning.line(typed) == kept


@pytest.mark.parametrize("name", ["Є", "Лук'яненко", "Марія Анна Тереза", "Нечуй-Левицька О. В.", "Ґалаґан"])
def test_real_names_pass(name):
    form = about_you(full_name_uk=name)
    assert form.is_valid(), form.errors


@pytest.mark.parametrize(
    "name",
    [
        "https://evil.example",
        "www.evil.example",
        "Iрина Савчук",  # a Latin I among Ukrainian letters
        "{{ 7*7 }}",
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "ірина@evil.example",
        "Ірина 2",
        "",
        "   ",
        "\u200b",
        "я" * 121,
    ],
)
def test_what_is_no_name_is_refused(name):
    assert "full_name_uk" in about_you(full_name_uk=name).errors


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("044 123 45 67", "+380441234567"),
        ("+38 (044) 123-45-67", "+380441234567"),
        ("380441234567", "+380441234567"),
        ("0048 22 123 45 67", "+48221234567"),
        ("+1 202 555 0123", "+12025550123"),
        ("123", None),
        ("+38044123456", None),
        ("телефон", None),
        ("+0123456789", None),
    ],
)
def test_phone_numbers_become_e164(typed, number):
    assert cleaning.phone(typed) == number


def test_form_of_address_is_needed_in_the_language_of_letters():
    assert about_you(greeting_en="").is_valid()
    assert about_you(greeting_en="", language="en").errors["greeting_en"]


def test_latin_name_follows_the_ukrainian_one_until_it_is_spelt_otherwise():
    first = AboutYouForm.prepared(values({"full_name_uk": "Ірина Савчук", "full_name_latin": ""}), {})
    assert first["full_name_latin"] == ["Iryna Savchuk"]
    second = AboutYouForm.prepared({**first, "full_name_uk": ["Юлія Савчук"]}, first)
    assert second["full_name_latin"] == ["Yuliia Savchuk"]
    own = {**second, "full_name_latin": ["Julia Savchuk"]}
    assert AboutYouForm.prepared({**own, "full_name_uk": ["Юлія Сова"]}, own)["full_name_latin"] == ["Julia Savchuk"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("пані Ірино!", "пані Ірино"),
        ("пані Ірино,", "пані Ірино"),
        ("Добрий день, пані Ірино!", "пані Ірино"),
        ("Ірино Петрівно", "Ірино Петрівно"),
        ("Вітаюк", "Вітаюк"),  # a surname may begin like a hello
    ],
)
def test_form_of_address_loses_the_hello_that_letters_say_themselves(typed, kept):
    form = about_you(greeting_uk=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["greeting_uk"] == kept


def test_english_form_of_address_loses_its_dear():
    form = about_you(greeting_en="Dear Ms O'Brien,", language="en")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["greeting_en"] == "Ms O’Brien"


def test_form_of_address_is_more_than_a_hello():
    assert "greeting_uk" in about_you(greeting_uk="Добрий день!").errors


def test_latin_name_that_was_left_to_us_adds_no_second_error():
    assert set(about_you(full_name_uk="Ірина 2", full_name_latin="").errors) == {"full_name_uk"}
    assert set(about_you(full_name_uk="Ірина 2", full_name_latin="Ірина").errors) == {"full_name_uk", "full_name_latin"}


def test_representative_has_an_address_of_their_own():
    typed = values({"representative_1_full_name": "Марія Гончар", "representative_1_email": "Iryna@Myrhorod.example"})
    form = RepresentativesForm(typed, application=Application(email="iryna@myrhorod.example"))
    assert "representative_1_email" in form.errors


# Office and terms ----------------------------------------------------------------------
def test_office_means_columns(myrhorod):
    form = office(
        term_rows="2", term_2_start_month="11", term_2_start_year="2015", term_2_end_month="11", term_2_end_year="2020"
    )
    assert form.is_valid(), form.errors
    assert form.columns() == {
        "office_kind": "elected",
        "title_uk": "Міська голова",
        "title_en": "City mayor",
        "community": myrhorod,
        "community_typed": "",
        "terms": [{"start": "2015-11", "end": "2020-11"}, {"start": "2020-11", "end": None}],
        "first_mandate_start": date(2015, 11, 1),
        "mandate_end": None,
        "proof_url": "https://myrhorod.example/rada",
    }


def test_former_head_has_an_end(myrhorod):
    running = office(office_kind="former")
    assert "term_1_end_month" in running.errors
    ended = office(office_kind="former", term_1_running="", term_1_end_month="10", term_1_end_year="2025")
    assert ended.is_valid(), ended.errors
    assert ended.columns()["mandate_end"] == date(2025, 10, 1)


@pytest.mark.parametrize("kind", ["elected", "acting", "military"])
def test_serving_head_has_a_running_term(myrhorod, kind):
    assert office(office_kind=kind).is_valid()
    ended = office(office_kind=kind, term_1_running="", term_1_end_month="10", term_1_end_year="2025")
    assert "term_1_end_month" in ended.errors


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"term_1_start_month": "13"}, "term_1_start_month"),
        ({"term_1_start_month": "листопад"}, "term_1_start_month"),
        ({"term_1_start_month": "²"}, "term_1_start_month"),
        ({"term_1_start_year": "15"}, "term_1_start_year"),
        ({"term_1_start_year": ""}, "term_1_start_year"),
        ({"term_1_start_year": "2099"}, "term_1_start_month"),
        ({"term_1_running": "", "term_1_end_month": "1", "term_1_end_year": "2099"}, "term_1_end_month"),
        ({"term_1_running": "", "term_1_end_month": "10", "term_1_end_year": "2015"}, "term_1_end_month"),
        ({"term_1_running": ""}, "term_1_end_month"),
        ({"term_1_running": "on", "term_1_end_month": "10", "term_1_end_year": "2025"}, "term_1_running"),
        (
            {"term_rows": "2", "term_2_start_month": "1", "term_2_start_year": "2019", "term_2_running": "on"},
            "term_2_start_month",
        ),
    ],
)
def test_wrong_terms_are_marked_where_they_are_wrong(myrhorod, changes, field):
    assert list(office(**changes).errors) == [field]


@pytest.mark.parametrize("rows", ["0", "-1", "7", "x", "", "99999999999999999999", "٣"])
def test_number_of_rows_stays_within_bounds(rows):
    assert 1 <= office(term_rows=rows).row_count <= terms.MOST


def test_rows_come_and_go():
    typed = values({"term_rows": "2", "term_1_start_year": "2010", "term_2_start_year": "2015", "title": "city_f"})
    assert term_rows.with_one_more(typed)["term_rows"] == ["3"]
    left = term_rows.without_row(typed, 1)
    assert left == values({"term_rows": "1", "term_1_start_year": "2015", "title": "city_f"})
    assert term_rows.without_row(left, 1) == values({"term_rows": "1", "title": "city_f"})
    assert term_rows.without_row(left, 9) == left


def test_terms_may_touch_but_not_overlap():
    first, second = Term(date(2010, 1, 1), date(2015, 11, 1)), Term(date(2015, 11, 1))
    assert not terms.overlapping([second, first])
    assert terms.overlapping([first, Term(date(2015, 10, 1))])
    assert terms.overlapping([second, Term(date(2020, 1, 1))])


def test_own_title_needs_words(myrhorod):
    assert "title_other_uk" in office(title="other").errors
    form = office(title="other", title_other_uk="Староста", title_other_en="Elder")
    assert form.is_valid()
    assert (form.columns()["title_uk"], form.columns()["title_en"]) == ("Староста", "Elder")


def test_community_may_stand_in_no_list(myrhorod):
    form = office(community="Нова громада", community_code="not-listed")
    assert form.is_valid(), form.errors
    assert (form.columns()["community"], form.columns()["community_typed"]) == (None, "Нова громада")
    assert "community" in office(community="Миро").errors


def test_proof_is_a_link_or_a_file(draft):
    form = OfficeForm(values({**OFFICE, "proof_url": ""}), application=draft)
    assert [error.code for error in form.errors.as_data()["proof_url"]] == ["required"]
    assert "proof_url" in office(proof_url="javascript:alert(1)").errors
    assert "proof_url" in office(proof_url="ftp://town.example/x").errors


# States of sections ----------------------------------------------------------------------
def state_of(name, typed):
    answers = {} if typed is None else {name: {"values": values(typed), "saved_at": ""}}
    return sections.Section(Application(answers=answers), name).state


@pytest.mark.parametrize(
    ("name", "typed", "state"),
    [
        ("about-you", None, "untouched"),
        ("about-you", {"full_name_uk": ""}, "unfinished"),
        ("about-you", {**ABOUT_YOU, "full_name_uk": "www.x.example"}, "errors"),
        ("about-you", {**ABOUT_YOU, "full_name_latin": "Iryna Savchuk"}, "ready"),
        ("community", None, "optional"),
        ("community", {"for_partners": ""}, "optional"),
        ("community", COMMUNITY, "ready"),
        ("community", {"community_website": "not a site"}, "errors"),
        ("motivation", MOTIVATION, "ready"),
        ("motivation", {"motivation": "я" * 3001}, "errors"),
        ("representatives", {"representative_1_full_name": ""}, "optional"),
        ("representatives", {"representative_1_email": "x@town.example"}, "unfinished"),
        ("representatives", {"representative_2_full_name": "Ян", "representative_2_email": "x"}, "errors"),
    ],
)
def test_section_says_how_far_it_is(name, typed, state):
    assert state_of(name, typed) == state


# A community that is not in the list ---------------------------------------------------------
@pytest.mark.parametrize(
    "name", ["www.evil.com", "https://evil.example/login", "пишіть a@evil.example", "\u200b", "12", "…", "\u0958" * 160]
)
def test_community_typed_by_hand_is_no_link_and_no_nothing(name):
    assert "community" in office(community=name, community_code="not-listed").errors


def test_community_typed_by_hand_is_one_harmless_line():
    form = office(community="\u202eНова  Кам'янська\u200b громада", community_code="not-listed")
    assert form.is_valid(), form.errors
    assert form.columns()["community_typed"] == "Нова Кам’янська громада"


def test_neither_proof_is_called_optional():
    assert office().fields["proof_url"].is_conditional
