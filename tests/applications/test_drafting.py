"""Filling in: what counts as done, what is kept, what names and dates pass."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from applications import cleaning, sections, services, terms
from applications.forms import term_rows
from applications.forms.about_you import AboutYouForm
from applications.forms.office import OfficeForm
from applications.models import AccessLink, Application
from applications.services import starting
from applications.terms import Term
from mayors_club.models import Event, OutgoingEmail
from tests.applications.applicant import ABOUT_YOU, COMMUNITY, MOTIVATION, OFFICE, letters
from tests.factories import make_application, make_link

pytestmark = pytest.mark.django_db


SECOND_RUNNING_TERM = {
    "term_rows": "2",
    "term_2_start_month": "1",
    "term_2_start_year": "2019",
    "term_2_running": "on",
}


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


# Saving ----------------------------------------------------------------------
def test_bad_values_are_kept_as_typed(draft):
    services.save_section(draft, "office", {"office_kind": ["former"], "title": ["nonsense"]}, by_kind="applicant")
    draft.refresh_from_db()
    assert draft.answers["office"]["values"]["title"] == ["nonsense"]
    assert draft.answers["motivation"]["values"] == values(MOTIVATION)


def test_two_devices_save_different_sections(draft):
    other = Application.objects.get(pk=draft.pk)
    services.save_section(draft, "motivation", {"motivation": ["Одне"]}, by_kind="applicant")
    services.save_section(other, "community", {"for_partners": ["Інше"]}, by_kind="applicant")
    draft.refresh_from_db()
    assert draft.answers["motivation"]["values"]["motivation"] == ["Одне"]
    assert draft.answers["community"]["values"]["for_partners"] == ["Інше"]


@pytest.mark.parametrize("status", ["submitted", "in_review", "accepted", "withdrawn", "lapsed"])
def test_nothing_is_saved_after_sending(status):
    with pytest.raises(services.WrongState):
        services.save_section(make_application(status), "motivation", {"motivation": ["x"]}, by_kind="applicant")


def test_edit_takes_a_waiting_file_back_to_draft(assisted):
    services.ask_mayor(assisted, mayor_email="iryna@myrhorod.example")
    services.save_section(assisted, "motivation", values(MOTIVATION), by_kind="assistant")
    assert assisted.status == "awaiting_mayor"  # nothing had changed
    services.save_section(assisted, "motivation", {"motivation": ["Інше"]}, by_kind="applicant")
    assert assisted.status == "draft"
    assert Event.objects.about(assisted).last().verb == "application.reopened"


def test_asking_twice_sends_one_letter(assisted):
    services.ask_mayor(assisted, mayor_email="iryna@myrhorod.example")
    services.ask_mayor(assisted, mayor_email="iryna@myrhorod.example")
    assert len(letters("application_link_mayor")) == 1


def test_another_mayor_ends_the_links_of_the_first(assisted):
    services.ask_mayor(assisted, mayor_email="iryna@myrhorod.example")
    make_link(assisted, purpose="mayor")
    changed = {"mayor_email": ["andrii@myrhorod.example"]}
    services.save_section(assisted, "about-you", changed, by_kind="assistant")
    assisted.refresh_from_db()
    assert assisted.invited_email == ""
    assert AccessLink.objects.get(purpose="mayor").revoked_at
    assert letters("application_link_mayor")[0].status == "superseded"


# Requests for links ----------------------------------------------------------------------
def ask(email, kind="start", started_by="mayor", language="uk"):
    services.ask_for_link(kind=kind, email=email, language=language, started_by=started_by)
    return services.answer_link_requests()


def test_start_makes_a_draft_and_a_letter():
    ask(" Iryna@Town.example ", language="en")
    application = Application.objects.get()
    assert (application.email, application.language) == ("iryna@town.example", "en")
    letter = OutgoingEmail.objects.get()
    assert (letter.name, letter.to, letter.language) == ("application_link", "iryna@town.example", "en")
    assert starting.LinkRequest.objects.count() == 0


def test_impatient_second_start_sends_nothing_more():
    ask("iryna@town.example")
    ask("iryna@town.example")
    assert (Application.objects.count(), len(letters())) == (1, 1)


def test_start_with_a_live_application_sends_its_link_again():
    application = make_application("in_review", email="iryna@town.example")
    ask("iryna@town.example")
    letter = OutgoingEmail.objects.get()
    assert (letter.name, letter.about_id) == ("application_resend", str(application.pk))


def test_previous_answers_are_filled_in(myrhorod):
    said = {"motivation": {"values": {"motivation": ["Так"]}}}
    previous = make_application("declined", email="iryna@town.example", answers={**said, "reply": {}})
    previous.decisions.update(effective_at=timezone.now() - timedelta(days=1))
    ask("iryna@town.example")
    draft = Application.objects.get(status="draft")
    assert draft.previous == previous
    assert draft.answers == said


def test_undo_window_looks_like_a_live_application():
    application = make_application("declined", email="iryna@town.example")
    application.decisions.update(effective_at=timezone.now() + timedelta(minutes=5))
    ask("iryna@town.example")
    assert Application.objects.count() == 1
    assert letters("application_resend")[0].about_id == str(application.pk)


def test_assistant_may_start_several():
    with time_machine.travel(timezone.now() - timedelta(hours=1), tick=True):
        ask("oksana@town.example", started_by="assistant")
    ask("oksana@town.example", started_by="assistant")
    assert Application.objects.filter(assistant_email="oksana@town.example", email="").count() == 2


def test_resend_finds_all_that_an_address_can_open(assisted):
    own = make_application("submitted", email="oksana@myrhorod.example")
    ask("oksana@myrhorod.example", kind="resend")
    assert {letter.about_id for letter in letters("application_resend")} == {str(own.pk), str(assisted.pk)}


def test_resend_to_an_invited_mayor_asks_for_consent_again(assisted):
    with time_machine.travel(timezone.now() - timedelta(hours=1), tick=True):
        services.ask_mayor(assisted, mayor_email="iryna@myrhorod.example")
    ask("iryna@myrhorod.example", kind="resend")
    assert [letter.to for letter in letters("application_link_mayor")] == ["iryna@myrhorod.example"] * 2


def test_unknown_address_gets_nothing():
    ask("nobody@town.example", kind="resend")
    assert letters() == []


def test_request_that_fails_does_not_hold_up_the_others(monkeypatch, caplog):
    services.ask_for_link(kind="start", email="first@town.example", language="uk")
    services.ask_for_link(kind="start", email="second@town.example", language="uk")
    send = starting.send_link

    def poisoned(application, *args, **options):
        if application.email == "first@town.example":
            raise RuntimeError("poisoned")
        return send(application, *args, **options)

    monkeypatch.setattr(starting, "send_link", poisoned)
    assert services.answer_link_requests() == 1
    assert [letter.to for letter in letters()] == ["second@town.example"]
    monkeypatch.undo()
    assert services.answer_link_requests() == 1
