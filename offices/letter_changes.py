"""What a publication would change, as sentences of a letter: section, language, what goes and what comes."""

from dataclasses import dataclass

from django.utils.translation import override

from offices import changes, differences
from offices.models import Office
from offices.sections import Kind
from offices.states import PageState

LONGEST = 160  # characters of one stretch; the page shows the whole
MOST = 4  # stretches of one text


@dataclass(frozen=True)
class ChangeInWords:
    title: str
    removed: list[str]
    added: list[str]


def changes_in_words(office: Office, language: str) -> list[ChangeInWords]:
    """In the page's order; a text that is new altogether is quoted by its beginning."""
    with override(language):
        return [line for change in changes.of_page(PageState(office)) for line in _of_section(change)]


def _of_section(change: changes.SectionChange) -> list[ChangeInWords]:
    title = str(Kind(change.kind).label)
    lines = [_in_words(f"{title}, {cell.label.lower()}" if cell.lang else title, [cell.runs]) for cell in change.texts]
    lines += [_in_words(title, [cell.runs for cell in row.cells]) for row in change.rows]
    return lines + ([ChangeInWords(title, [], [])] if change.is_portrait_changed else [])


def _in_words(title: str, cells) -> ChangeInWords:
    runs = [run for cell in cells for run in cell]
    removed, added = (
        [_short(run.text) for run in runs if run.kind == kind and run.text.strip()][:MOST]
        for kind in (differences.REMOVED, differences.ADDED)
    )
    return ChangeInWords(title, removed, added)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]}…"
