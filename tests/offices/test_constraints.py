"""What the database refuses, whoever asks."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from offices.models import Edition, Office, Portrait, Section
from tests import office_factories
from tests.office_factories import ACHIEVEMENT, IMPACT

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return office_factories.make_office()


@pytest.fixture
def draft(office):
    return office_factories.make_edition(office)


def refused(name, write):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write()


@pytest.mark.parametrize("ukrainian", ["", None])
def test_english_text_without_ukrainian(draft, ukrainian):
    refused(
        "section_english_has_ukrainian",
        lambda: Section.objects.create(edition=draft, kind="lead", text_uk=ukrainian, text_en="Alone."),
    )


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("impact", {**IMPACT, "caption_uk": ""}),
        ("impact", {key: value for key, value in IMPACT.items() if key != "unit_uk"}),
        ("achievements", {**ACHIEVEMENT, "title_uk": ""}),
        ("achievements", {**ACHIEVEMENT, "text_uk": ""}),
    ],
)
def test_english_of_a_row_without_ukrainian(draft, kind, row):
    refused(
        "section_rows_english_have_ukrainian",
        lambda: Section.objects.create(edition=draft, kind=kind, rows=[ACHIEVEMENT, row]),
    )


def test_rows_in_both_languages_are_taken(draft):
    row = office_factories.without_english(IMPACT)
    section = Section.objects.create(edition=draft, kind="impact", rows=[IMPACT, row])
    section.refresh_from_db()
    assert section.rows == [IMPACT, row]


def test_section_twice_in_an_edition(draft):
    Section.objects.create(edition=draft, kind="lead", text_uk="Раз.")
    refused("section_once_an_edition", lambda: Section.objects.create(edition=draft, kind="lead", text_uk="Два."))


def test_unknown_section(draft):
    refused("section_kind_known", lambda: Section.objects.create(edition=draft, kind="hobbies", text_uk="Шахи."))


def test_second_open_edition(office, draft):
    refused("edition_one_open", lambda: Edition.objects.create(office=office, number=99))


def test_same_number_twice(office):
    refused(
        "edition_number_once",
        lambda: office_factories.make_edition(office, Edition.Status.PUBLISHED, number=office.live.number),
    )


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("edition_status_known", {"status": "lost"}),
        ("edition_in_review_was_submitted", {"status": "in_review"}),
        ("edition_published_by_somebody", {"status": "published"}),
        ("edition_published_by_somebody", {"published_at": timezone.now()}),
    ],
)
def test_edition_columns_that_contradict_each_other(draft, constraint, columns):
    refused(constraint, lambda: Edition.objects.filter(pk=draft.pk).update(**columns))


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("office_hidden_by_somebody", {"hidden_at": timezone.now()}),
        ("office_contacts_known", {"contacts": "maybe"}),
        ("office_live_was_confirmed", {"confirmed_at": None}),
    ],
)
def test_office_columns_that_contradict_each_other(office, constraint, columns):
    refused(constraint, lambda: Office.objects.filter(pk=office.pk).update(**columns))


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("portrait_crop_inside", {"crop_width": 801}),
        ("portrait_crop_inside", {"crop_height": 0}),
        ("portrait_ready_or_failed", {"ready_at": timezone.now(), "failed_at": timezone.now()}),
    ],
)
def test_portrait_columns_that_contradict_each_other(office, constraint, columns, settings, tmp_path):
    portrait = office_factories.make_portrait(office)
    refused(constraint, lambda: Portrait.objects.filter(pk=portrait.pk).update(**columns))


def test_report_closed_by_nobody(office):
    report = office_factories.make_report(office)
    refused(
        "mistake_report_closed_by_somebody",
        lambda: type(report).objects.filter(pk=report.pk).update(closed_at=timezone.now()),
    )
