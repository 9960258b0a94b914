"""How a section differs from an earlier state of itself, in the words of the form: for pages that show changes."""

from dataclasses import dataclass

from offices import differences
from offices.content import Content
from offices.differences import Run
from offices.labels import LANGUAGES, label_of
from offices.sections import SHAPES, Column, Kind, Licence
from offices.states import PageState, content_of


@dataclass(frozen=True)
class Cell:
    """One text with what was removed and added. `lang` is empty where the text belongs to no language."""

    label: str
    lang: str
    runs: list[Run]


@dataclass(frozen=True)
class RowChange:
    kind: str
    cells: list[Cell]


@dataclass(frozen=True)
class SectionChange:
    kind: Kind
    texts: list[Cell]
    rows: list[RowChange]
    # "added", "removed" or "changed"; empty when it is the same one.
    portrait: str = ""

    @property
    def is_portrait_changed(self) -> bool:
        return bool(self.portrait)

    @property
    def is_empty(self) -> bool:
        return not (self.texts or self.rows or self.is_portrait_changed)


def of_page(page: PageState) -> list[SectionChange]:
    """What the next publication would change, in the page's order."""
    return [between(one.kind, content_of(one.live), one.content) for one in page.changed]


def between(kind: str, before: Content, after: Content) -> SectionChange:
    """Only what differs; rows that stayed as they were are left out."""
    pairs = {"uk": (before.text_uk, after.text_uk), "en": (before.text_en, after.text_en)}
    texts = [
        Cell(LANGUAGES[language], language, differences.of_texts(was, now))
        for language, (was, now) in pairs.items()
        if was != now
    ]
    return SectionChange(Kind(kind), texts, _rows(kind, before, after), _portrait(before, after))


def _portrait(before: Content, after: Content) -> str:
    if before.portrait_id == after.portrait_id:
        return ""
    if not before.portrait_id:
        return differences.ADDED
    return differences.CHANGED if after.portrait_id else differences.REMOVED


def _rows(kind: str, before: Content, after: Content) -> list[RowChange]:
    columns = {key: column for column in SHAPES[Kind(kind)].columns for key in column.keys}
    was, now = ([_shown(row) for row in content.rows] for content in (before, after))
    found = differences.of_rows(was, now, list(columns))
    return [RowChange(row.kind, _cells(row, columns)) for row in found if row.kind != differences.KEPT]


def _shown(row: dict) -> dict:
    licence = row.get("licence")
    return {**row, "licence": Licence(licence).label} if licence else row


def _cells(row: differences.RowDifference, columns: dict[str, Column]) -> list[Cell]:
    return [
        Cell(label_of(columns[key], key), key[-2:] if columns[key].is_translated else "", runs)
        for key, runs in row.cells.items()
        if runs and (row.kind != differences.CHANGED or differences.are_different(runs) or key == next(iter(row.cells)))
    ]
