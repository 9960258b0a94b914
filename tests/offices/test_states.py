"""What the overview says of each section, and how far the English follows."""

import pytest

from offices import parity
from offices.models import Edition
from offices.sections import Kind
from offices.states import PageState, State
from tests import office_factories

pytestmark = pytest.mark.django_db


def states(office, kind):
    section = PageState(office).section(kind)
    return section.ukrainian, section.english


def test_published_in_both_languages(office):
    assert states(office, "lead") == (State.PUBLISHED, State.PUBLISHED)
    assert states(office, "community") == (State.EMPTY, None)
    assert PageState(office).changed == []


def test_changed_ukrainian_is_a_draft_and_its_english_older(office):
    draft = office_factories.make_draft(office, lead="Інше речення.")
    section = draft.sections.get(kind="lead")
    section.en_checked_at = office.live.published_at
    section.save()
    assert states(office, "lead") == (State.DRAFT, State.OUTDATED)
    assert Kind.LEAD in [one.kind for one in PageState(office).changed]


def test_changed_english_alone(office):
    draft = office_factories.make_draft(office)
    draft.sections.filter(kind="lead").update(text_en="A better translation.")
    assert states(office, "lead") == (State.PUBLISHED, State.DRAFT)


def test_in_review(office):
    office_factories.make_draft(office, status=Edition.Status.IN_REVIEW, lead="Інше речення.")
    assert states(office, "lead") == (State.IN_REVIEW, State.PUBLISHED)


def test_without_english():
    office = office_factories.make_office(english=False)
    assert states(office, "lead") == (State.PUBLISHED, State.MISSING)
    assert states(office, "achievements") == (State.PUBLISHED, State.MISSING)


def test_figure_of_a_row_needs_no_translation_of_its_own(office):
    """A changed year is a change of the Ukrainian page, and of no translation."""
    draft = office_factories.make_draft(office)
    office_factories.make_section(draft, "achievements", rows=[{**office_factories.ACHIEVEMENT, "year": 2023}])
    assert states(office, "achievements") == (State.DRAFT, State.PUBLISHED)


def test_section_taken_off_the_page_is_a_change(office):
    office_factories.make_draft(office)
    assert states(office, "impact") == (State.DRAFT, None)


def test_what_is_missing_for_publication():
    office = office_factories.make_office(live=False)
    state = PageState(office)
    assert (state.missing, state.is_begun) == ([Kind.LEAD, Kind.BIOGRAPHY], False)
    office_factories.make_draft(office)
    state = PageState(office)
    assert (state.missing, state.is_begun) == ([], True)


def test_excerpt_is_read_as_on_the_page(office):
    draft = office_factories.make_draft(office)
    office_factories.make_section(draft, "community", text_uk="Місто **над річкою** & [сайт](https://x.example)")
    assert PageState(office).section("community").excerpt == "Місто над річкою & сайт"


def test_parity_counts_in_the_order_of_the_page(office):
    draft = office_factories.make_draft(office)
    draft.sections.filter(kind="biography").update(text_en="")
    draft.sections.filter(kind="lead").update(en_checked_at=office.live.published_at)
    found = parity.of(draft.sections.all())
    assert found.written == (Kind.TITLE, Kind.LEAD, Kind.BIOGRAPHY, Kind.VISION)
    assert (found.missing, found.outdated, found.translated_count) == ((Kind.BIOGRAPHY,), (Kind.LEAD,), 3)
    assert not found.is_complete
    assert parity.of(office.live.sections.all()).is_complete
