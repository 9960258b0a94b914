"""Which offices: what the querysets add and how they sort."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from members.models import Mandate, Member
from offices.content import has_any_english
from offices.models import Office, Section
from offices.sections import PROSE
from offices.titles import Standing, standing_of
from tests import factories, office_factories
from tests.office_factories import ACHIEVEMENT, IMPACT, without_english

pytestmark = pytest.mark.django_db

LINK = {"title_uk": "Паспорт", "title_en": "", "url": "https://starohorod.example/"}
NAMES = ["Ганна Ґерасим", "Яна Їжакевич", "Ірина Іванова", "Анна Юрченко", "Богдан Герасим", "Зоя Ємець", "Лев Ева"]


@pytest.fixture
def office():
    office = office_factories.make_office(live=False)
    office.live = office_factories.make_edition(office, "published")
    office.confirmed_at = office.live.published_at
    office.save()
    return office


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("lead", {"text_uk": "Речення.", "text_en": "A sentence."}, True),
        ("lead", {"text_uk": "Речення.", "text_en": ""}, False),
        ("lead", {"text_uk": "Речення.", "text_en": None}, False),
        ("title", {"text_uk": "Міська голова", "text_en": "Mayor"}, False),
        ("press_short", {"text_uk": "Коротко.", "text_en": "In short."}, False),
        ("impact", {"rows": [IMPACT]}, True),
        ("impact", {"rows": [IMPACT, without_english(IMPACT)]}, False),
        ("impact", {"rows": [{**IMPACT, "unit_uk": "", "unit_en": ""}]}, True),
        ("impact", {"rows": [{**IMPACT, "unit_en": ""}]}, False),
        ("impact", {"rows": [{key: value for key, value in IMPACT.items() if key != "caption_en"}]}, False),
        ("impact", {"rows": []}, False),
        ("achievements", {"rows": [{**ACHIEVEMENT, "title_en": ""}]}, True),
        ("achievements", {"rows": [{**ACHIEVEMENT, "text_en": ""}]}, False),
        ("resources", {"text_uk": "", "rows": [LINK]}, False),
        ("resources", {"text_uk": "", "rows": [{**LINK, "title_en": "Profile"}]}, True),
        ("resources", {"text_uk": "Є земля.", "text_en": "", "rows": [{**LINK, "title_en": "Profile"}]}, False),
        ("resources", {"text_uk": "Є земля.", "text_en": "There is land.", "rows": [LINK]}, True),
    ],
)
def test_page_exists_in_english_when_a_section_of_prose_does(office, kind, fields, expected):
    section = Section.objects.create(edition=office.live, kind=kind, **fields)
    assert Office.objects.with_english().get().has_english is expected
    # The same rule in Python, for the page that has its sections at hand.
    in_python = section.kind in PROSE and section.has_english and has_any_english(section.content)
    assert in_python is expected


def test_english_of_a_draft_makes_no_english_page(office):
    office_factories.make_section(office_factories.make_edition(office), "lead")
    assert Office.objects.with_english().get().has_english is False


@pytest.mark.parametrize(
    ("mandates", "expected"),
    [
        ([], True),
        ([{"starts_on": date(2020, 11, 1)}], True),
        ([{"starts_on": date(2020, 11, 1), "ends_on": date(2026, 3, 1), "precision": "month"}], True),
        ([{"starts_on": date(2020, 11, 1), "ends_on": date(2026, 2, 1), "precision": "month"}], False),
        # Elected, the oath still ahead: nobody is a former head before having been one.
        ([{"starts_on": date(2026, 4, 1)}], True),
        ([{"starts_on": date(2010, 1, 1), "ends_on": date(2015, 1, 1)}, {"starts_on": date(2025, 1, 1)}], True),
    ],
)
def test_who_serves_is_told_by_the_dates_of_the_terms(mandates, expected):
    member = factories.make_member()
    for mandate in mandates:
        factories.make_mandate(member, kind=Mandate.Kind.ACTING, **mandate)
    office_factories.make_office(member)
    assert Office.objects.with_standing(date(2026, 3, 15)).get().is_serving is expected


@pytest.mark.parametrize(
    "days", [(), (-9, None), (-9, -1), (-9, 0), (1, None), (1, 9), (-9, -5, -4, None), (-9, -5, 2, 9)]
)
@pytest.mark.parametrize("precision", Mandate.Precision.values)
def test_lists_and_pages_agree_on_who_serves(days, precision):
    """`days` from today: begin and end of each term."""
    member, today = factories.make_member(), timezone.localdate()
    for begins, ends in zip(days[::2], days[1::2], strict=True):
        starts_on, ends_on = (None if day is None else today + timedelta(days=day) for day in (begins, ends))
        factories.make_mandate(member, kind="acting", starts_on=starts_on, ends_on=ends_on, precision=precision)
    office_factories.make_office(member)
    office = Office.objects.with_standing().get()
    assert office.is_serving == (standing_of(member, list(member.mandates.all())) != Standing.FORMER)


def test_nobody_serves_after_a_death():
    member = factories.make_member(status=Member.Status.ENDED, end_reason=Member.EndReason.DECEASED)
    factories.make_mandate(member)
    office_factories.make_office(member)
    assert Office.objects.public().with_standing().get().is_serving is False


def test_order_is_of_the_ukrainian_alphabet_by_surname():
    for name in NAMES:
        office_factories.make_office(factories.make_member(full_name_uk=name), live=False)
    surnames = [str(office).split()[1] for office in Office.objects.in_order()]
    assert surnames == ["Герасим", "Ґерасим", "Ева", "Ємець", "Іванова", "Їжакевич", "Юрченко"]


def test_english_order_is_of_the_latin_alphabet_by_surname():
    for name in ("Yana Adamenko", "anna de Boer", "Zoia Bilyk", "Aron Zub"):
        office_factories.make_office(factories.make_member(full_name_latin=name), live=False)
    names = [office.member.full_name_latin for office in Office.objects.in_latin_order()]
    assert names == ["Yana Adamenko", "Zoia Bilyk", "anna de Boer", "Aron Zub"]
