"""Lists ask the database what a section's properties say: both must agree on every kind of gap."""

from datetime import timedelta

import pytest
from django.utils import timezone

from offices.models import Office, Section
from offices.models.english import gap_in_english, outdated_english
from offices.page import build
from tests import office_factories
from tests.office_factories import ACHIEVEMENT, IMPACT

pytestmark = pytest.mark.django_db
LINK = {"title_uk": "Карта", "title_en": "", "url": "https://town.example"}
CASES = [
    ("lead", {"text_uk": "Речення.", "text_en": "A sentence."}),
    ("lead", {"text_uk": "Речення.", "text_en": ""}),
    ("lead", {"text_uk": "Речення.", "text_en": None}),
    ("lead", {"text_uk": "", "text_en": ""}),
    ("lead", {"text_uk": None, "text_en": None}),
    ("impact", {"rows": [IMPACT]}),
    ("impact", {"rows": [IMPACT, {**IMPACT, "caption_en": ""}]}),
    ("impact", {"rows": [{**IMPACT, "value_en": "", "source_en": ""}]}),
    ("impact", {"rows": [{**IMPACT, "unit_uk": "", "unit_en": ""}]}),
    ("impact", {"rows": [{key: value for key, value in IMPACT.items() if not key.endswith("_en")}]}),
    ("achievements", {"rows": [{**ACHIEVEMENT, "title_en": ""}]}),
    ("achievements", {"rows": [{**ACHIEVEMENT, "text_en": ""}]}),
    ("achievements", {"rows": [{**ACHIEVEMENT, "text_uk": "", "text_en": ""}]}),
    ("resources", {"text_uk": "Що є.", "text_en": "", "rows": [LINK]}),
    ("resources", {"text_uk": "", "text_en": "", "rows": [LINK]}),
]


@pytest.mark.parametrize(("kind", "content"), CASES)
@pytest.mark.parametrize("days_since_checked", [None, 0, 3])
def test_database_and_property_agree(kind, content, days_since_checked):
    now = timezone.now()
    checked = None if days_since_checked is None else now - timedelta(days=days_since_checked)
    edition = office_factories.make_edition(office_factories.make_office(live=False))
    columns = {"text_uk": "", "text_en": "", **content, "uk_changed_at": now, "en_checked_at": checked}
    section = Section.objects.create(edition=edition, kind=kind, **columns)
    is_missing = not section.content.is_empty and not section.has_english
    assert Section.objects.filter(gap_in_english()).exists() == is_missing
    assert Section.objects.filter(outdated_english()).exists() == section.is_outdated


def test_office_is_asked_about_what_is_live():
    office = office_factories.make_office()
    draft = office_factories.make_draft(office)
    draft.sections.update(text_en="")
    assert Office.objects.with_gaps().get().has_gap is False
    office.live.sections.filter(kind="lead").update(text_en="", en_checked_at=timezone.now() - timedelta(days=9))
    office.live.sections.filter(kind="vision").update(en_checked_at=timezone.now() - timedelta(days=9))
    found = Office.objects.with_gaps().with_open_edition().get()
    assert (found.has_gap, found.has_outdated, found.open_editions) == (True, True, [draft])


@pytest.mark.parametrize(("kind", "content"), CASES)
def test_page_list_and_letter_agree_on_whether_there_is_an_english_page(kind, content):
    office = office_factories.make_office(live=False)
    edition = office_factories.make_edition(office, "published")
    Section.objects.create(edition=edition, kind=kind, **{"text_uk": "", "text_en": "", **content})
    Office.objects.update(live=edition, confirmed_at=timezone.now())
    listed = Office.objects.with_english().select_related("member__community", "live").get()
    assert edition.has_english == listed.has_english == build(listed, edition, "en").is_translated
