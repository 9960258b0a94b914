"""How a section differs from an earlier state of itself, in the words of the form."""

import uuid

from django.utils.translation import override

from offices import changes
from offices.content import Content
from tests.office_factories import ACHIEVEMENT


def labels(cells):
    with override("uk"):
        return [(str(cell.label), cell.lang) for cell in cells]


def test_only_the_language_that_changed_is_shown():
    change = changes.between("lead", Content("Було.", "Was."), Content("Було.", "Is."))
    assert labels(change.texts) == [("Англійською", "en")]
    assert not change.is_empty


def test_nothing_changed():
    assert changes.between("lead", Content("Те саме."), Content("Те саме.")).is_empty


def test_changed_row_shows_what_it_is_and_what_changed():
    after = {**ACHIEVEMENT, "title_en": "A boiler house on chips"}
    change = changes.between("achievements", Content(rows=[ACHIEVEMENT]), Content(rows=[after]))
    assert [row.kind for row in change.rows] == ["changed"]
    assert labels(change.rows[0].cells) == [("Рік", ""), ("Назва, англійською", "en")]


def test_new_row_shows_all_it_says_and_nothing_it_does_not():
    row = {**ACHIEVEMENT, "text_en": "", "evidence_url": ""}
    change = changes.between("achievements", Content(), Content(rows=[row]))
    assert [row.kind for row in change.rows] == ["added"]
    assert [lang for _label, lang in labels(change.rows[0].cells)] == ["", "uk", "en", "uk"]


def test_licence_is_read_by_its_name():
    before, after = ({"credit_uk": "Автор", "licence": code} for code in ("cc-by-4.0", "cc0-1.0"))
    change = changes.between("portrait", Content(rows=[before]), Content(rows=[after]))
    said = "".join(run.text for cell in change.rows[0].cells for run in cell.runs)
    assert "CC BY 4.0" in said
    assert "CC0 1.0" in said


def test_portrait_is_added_exchanged_or_removed():
    none, one, other = Content(), Content(portrait_id=uuid.uuid4()), Content(portrait_id=uuid.uuid4())
    pairs = [(none, one), (one, other), (one, none), (one, one)]
    found = [changes.between("portrait", before, after) for before, after in pairs]
    assert [change.portrait for change in found] == ["added", "changed", "removed", ""]
    assert [change.is_portrait_changed for change in found] == [True, True, True, False]
