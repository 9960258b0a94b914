"""Rows of a section that come and go by buttons; and what strangers to the form might post."""

import pytest

from offices.content import Content
from offices.forms.section import SectionForm
from offices.sections import Kind
from tests.office_factories import ACHIEVEMENT, IMPACT
from tests.offices.reading import draft_of, lead, text

pytestmark = pytest.mark.django_db


HOSTILE = {
    "override": "при\u202eвіт",
    "zero width": "при\u200bвіт",
    "marks": "е" + "\u0301" * 300,
    "nul": "при\x00віт",
    "markup": "<script>alert(1)</script><b onmouseover=x>",
    "placeholders": "${7*7} %(name)s {name}",
    "formula": "=HYPERLINK(1)",
    "lines": "a\r\nBcc: x@y.example\r\n",
    "blank": " \u00a0\t ",
}


def test_row_says_what_it_lacks(editor):
    typed = {"revision": 1, "rows": 1, "row_1_value_uk": "1 340", "row_1_year": "2025"}
    page = text(editor.post("/member/office/impact/", typed), 422)
    assert "Укажіть, що це за показник" in page
    assert "Укажіть джерело показника" in page


def test_empty_rows_are_nobody_and_order_is_kept(editor, office):
    first, second = ({**IMPACT, "value_uk": value} for value in ("1 340", "38 %"))
    typed = {"revision": 1, "rows": 3}
    typed |= {f"row_1_{key}": value for key, value in first.items()}
    typed |= {f"row_3_{key}": value for key, value in second.items()}
    assert editor.post("/member/office/impact/", typed).status_code == 302
    assert draft_of(office, "impact").rows == [first, second]


def test_saving_rows_as_they_are_changes_nothing(editor, office):
    typed = {"revision": 1, "rows": 1} | {f"row_1_{key}": value for key, value in ACHIEVEMENT.items()}
    page = text(editor.post("/member/office/achievements/", typed, follow=True))
    assert "Усе збережене опубліковано" in page


def test_row_is_added_and_removed_without_saving(editor, office):
    typed = {"revision": 1, "rows": 1} | {f"row_1_{key}": value for key, value in ACHIEVEMENT.items()}
    page = text(editor.post("/member/office/achievements/", {**typed, "step": "add-row"}))
    assert "Запис 2" in page
    assert "Котельня на біомасі" in page
    page = text(editor.post("/member/office/achievements/", {**typed, "rows": 2, "step": "remove-row-1"}))
    assert "Запис 2" not in page
    assert "Котельня на біомасі" not in page
    assert not office.editions.open().exists()


@pytest.mark.parametrize("step", ["add-row", "remove-row-1", "raise-row-2", "remove-row-99", "preview"])
@pytest.mark.parametrize("kind", ["lead", "impact"])
def test_any_step_on_any_section_shows_the_form_again(editor, office, kind, step):
    assert text(editor.post(f"/member/office/{kind}/", {"revision": 1, "rows": 1, "step": step}))
    assert not office.editions.open().exists()


def test_row_is_moved_up_without_saving(editor):
    typed = {"revision": 1, "rows": 2, "row_1_value_uk": "38 %", "row_2_value_uk": "1 340", "step": "raise-row-2"}
    page = text(editor.post("/member/office/impact/", typed))
    assert page.index('value="1 340"') < page.index('value="38 %"')


@pytest.mark.parametrize("rows", ["999", "0", "-1", "²", "", "12345678901234567890"])
def test_number_of_rows_is_not_believed(editor, rows):
    page = text(editor.post("/member/office/impact/", {"revision": 1, "rows": rows, "step": "add-row"}))
    assert 1 <= page.count("<legend>Запис") <= 4


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", ["title", "community", "achievements", "impact", "press_short"])
def test_hostile_text_does_no_harm(editor, office, kind, name):
    """Neither saved nor refused does it break a page or come to life."""
    names = [field for field in SectionForm.showing(Kind(kind), Content(), 0).fields if field != "revision"]
    typed = dict.fromkeys(names, HOSTILE[name]) | {"revision": 0, "rows": 1, "row_1_year": "2024"}
    response = editor.post(f"/member/office/{kind}/", typed, follow=True)
    assert response.status_code in (200, 400, 409, 422)
    for path in ("", f"{kind}/", "differences/", "history/", "preview/"):
        page = text(editor.get(f"/member/office/{path}"))
        assert "<script>alert" not in page
        assert "<b onmouseover" not in page
        assert "\u202e" not in page


def test_ten_megabytes_are_refused(editor):
    response = editor.post("/member/office/community/", {"revision": 0, "text_uk": "x" * 10_000_000})
    assert response.status_code in (400, 413, 422)


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 40])
def test_revision_that_nobody_wrote(editor, revision):
    assert editor.post("/member/office/lead/", lead("Речення.", revision=revision)).status_code in (302, 409, 422)
