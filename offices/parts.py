"""The sections of a page as one language shows them: in English when all of it is there, else in Ukrainian, marked."""

from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe

from mayors_club import markdown, typography
from mayors_club.said import Said
from mayors_club.web_links import host_of, web
from offices.content import Content, has_english
from offices.facts import said
from offices.sections import SHAPES, Kind

# Signs of a figure and its unit that still fit in large type.
LONGEST_LARGE = 8


@dataclass(frozen=True)
class Figure:
    value: Said
    unit: Said
    caption: Said
    year: int | None
    source: Said
    url: str

    @property
    def is_long(self) -> bool:
        """«1,9 млн м³» does not fit where «1 340» stands."""
        return len(self.value.text) + len(self.unit.text) > LONGEST_LARGE


@dataclass(frozen=True)
class Achievement:
    year: int | None
    title: Said
    text: Said
    url: str
    host: str


@dataclass(frozen=True)
class Link:
    title: Said
    url: str


@dataclass(frozen=True)
class Part:
    """One section, typeset. `language` is the one it is shown in, `is_fallback` says that this is not the page's."""

    kind: str
    language: str
    is_fallback: bool
    source: str = ""  # the text as it was written
    text: SafeString | str = ""
    rows: list = field(default_factory=list)

    @property
    def heading(self) -> str:
        return Kind(self.kind).label


def part_of(kind: Kind, content: Content, language: str) -> Part | None:
    """None when the section says nothing."""
    if content.is_empty:
        return None
    shown_in = "en" if language == "en" and has_english(kind, content) else "uk"
    source = content.text_en if shown_in == "en" else content.text_uk
    make = ROWS.get(kind)
    rows = [make(row, shown_in) for row in _in_order(kind, content.rows)] if make else []
    return Part(kind, shown_in, shown_in != language, source, _typeset(kind, source, shown_in), rows)


def _typeset(kind: Kind, source: str, language: str) -> SafeString | str:
    shape = SHAPES[kind].text
    if shape and shape.is_markdown:
        html = typography.typeset_markup(markdown.render(source), language)
        return mark_safe(html)  # noqa: S308 (render() cleans what it returns)
    return typography.quoted(source, language) if kind == Kind.VISION else typography.typeset(source, language)


def _in_order(kind: Kind, rows: list[dict]) -> list[dict]:
    if kind != Kind.ACHIEVEMENTS:
        return rows
    return sorted(rows, key=lambda row: row.get("year") or 0, reverse=True)


def cell(row: dict, name: str, language: str) -> Said:
    """One thing of a row: names and figures may stay Ukrainian among English words, and are marked then."""
    english = row.get(f"{name}_en") if language == "en" else ""
    if english:
        return Said(typography.typeset(english, "en"))
    return said(typography.typeset(row.get(f"{name}_uk") or "", "uk"), language)


def _figure(row: dict, language: str) -> Figure:
    value, unit, caption, source = (cell(row, name, language) for name in ("value", "unit", "caption", "source"))
    return Figure(value, unit, caption, row.get("year"), source, web(row.get("source_url")))


def _achievement(row: dict, language: str) -> Achievement:
    url = web(row.get("evidence_url"))
    return Achievement(row.get("year"), cell(row, "title", language), cell(row, "text", language), url, host_of(url))


def _link(row: dict, language: str) -> Link:
    return Link(cell(row, "title", language), web(row.get("url")))


ROWS = {Kind.IMPACT: _figure, Kind.ACHIEVEMENTS: _achievement, Kind.RESOURCES: _link}
