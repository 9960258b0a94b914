"""A section in plain lines, in one language: for pages where one checks a page without its design."""

from dataclasses import dataclass

from offices.content import Content
from offices.models import Section
from offices.sections import SHAPES, Column, Kind, Licence


@dataclass(frozen=True)
class Summary:
    label: str
    # The language of the lines: Ukrainian stands in for English that is not there.
    language: str
    lines: list[str]


def summaries(sections: list[Section], language: str) -> list[Summary]:
    """Those with something to read, in the order of the page."""
    by_kind = {section.kind: section for section in sections}
    return [summary(by_kind[kind], language) for kind in Kind if kind in by_kind and not by_kind[kind].content.is_empty]


def summary(section: Section, language: str) -> Summary:
    shown = language if language == "uk" or section.has_english else "uk"
    return Summary(str(Kind(section.kind).label), shown, lines(section.kind, section.content, shown))


def lines(kind: str, content: Content, language: str) -> list[str]:
    """The paragraphs of the text, then one line a row; names and figures may stay Ukrainian."""
    text = content.text_en if language == "en" else content.text_uk
    columns = SHAPES[Kind(kind)].columns
    rows = [" · ".join(filter(None, (_cell(row, column, language) for column in columns))) for row in content.rows]
    return [line for line in [*text.splitlines(), *rows] if line.strip()]


def _cell(row: dict, column: Column, language: str) -> str:
    if column.type == "licence" and row.get(column.name):
        return str(Licence(row[column.name]).label)
    if not column.is_translated:
        return str(row.get(column.name) or "")
    ukrainian = row.get(f"{column.name}_uk") or ""
    return row.get(f"{column.name}_en") or ukrainian if language == "en" else ukrainian
