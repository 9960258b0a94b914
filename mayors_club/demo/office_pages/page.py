"""What a page of the demo holds. Data only: pairs are (Ukrainian, English), an empty English is a missing one."""

from dataclasses import dataclass
from datetime import date

from mayors_club.demo.drawing import Bust

Pair = tuple[str, str]
LICENCE = "cc-by-4.0"
CREDIT = ("Малюнок для демонстрації", "Drawn for the demonstration")
PROSE = ("title", "lead", "biography", "vision", "community", "resources", "press_short", "press_long")


@dataclass(frozen=True)
class Term:
    kind: str
    starts_on: date
    ends_on: date | None = None
    precision: str = "day"


@dataclass(frozen=True)
class Figure:
    value: Pair
    caption: Pair
    year: int
    source: Pair
    url: str
    unit: Pair = ("", "")


@dataclass(frozen=True)
class Deed:
    year: int
    title: Pair
    text: Pair
    url: str

    @property
    def row(self) -> dict:
        pairs = _both("title", self.title) | _both("text", self.text)
        return {"year": self.year, "evidence_url": self.url} | pairs


@dataclass(frozen=True)
class Link:
    title: Pair
    url: str


@dataclass(frozen=True)
class OfficePage:
    key: str
    place: str
    full_name: str
    greeting: Pair
    gender: str
    post: Pair
    joined: date
    terms: tuple[Term, ...]
    title: Pair
    lead: Pair
    biography: Pair
    vision: Pair
    impact: tuple[Figure, ...]
    achievements: tuple[Deed, ...]
    community: Pair
    resources: Pair
    links: tuple[Link, ...]
    press_short: Pair
    press_long: Pair
    bust: Bust | None = None
    alt: Pair = ("", "")

    @property
    def email(self) -> str:
        return f"{self.key}@{self.place}.example"

    @property
    def contact(self) -> str:
        return f"office@{self.place}.example"

    @property
    def rows(self) -> dict[str, list[dict]]:
        return {
            "impact": [_figure(figure) for figure in self.impact],
            "achievements": [deed.row for deed in self.achievements],
            "resources": [_both("title", link.title) | {"url": link.url} for link in self.links],
        }

    @property
    def contents(self) -> dict[str, dict]:
        """Every section but the portrait, by kind: text_uk, text_en and rows, as they are saved."""
        texts = {kind: _both("text", tuple(flow(text) for text in getattr(self, kind))) for kind in PROSE}
        for kind, rows in self.rows.items():
            texts[kind] = texts.get(kind, _both("text", ("", ""))) | {"rows": rows}
        return texts


def flow(text: str) -> str:
    """Lines of the source become paragraphs again; a line that begins with "- " stays a line of a list."""
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()).replace(" - ", "\n- ") for paragraph in paragraphs)


def _figure(figure: Figure) -> dict:
    pairs = {"value": figure.value, "unit": figure.unit, "caption": figure.caption, "source": figure.source}
    row = {"year": figure.year, "source_url": figure.url}
    for name, pair in pairs.items():
        row |= _both(name, pair)
    return row


def _both(name: str, pair: Pair) -> dict[str, str]:
    return {f"{name}_uk": pair[0], f"{name}_en": pair[1]}
