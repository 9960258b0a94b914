"""What a page is made of: the one table of its sections, with what each holds and how long it may be.

Forms, checks, the page, differences and the parity report are drawn from it; a new section is a new entry.
"""

from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    PORTRAIT = "portrait", _("Portrait")
    TITLE = "title", pgettext_lazy("office", "Title")
    LEAD = "lead", _("Opening sentence")
    BIOGRAPHY = "biography", _("Biography")
    VISION = "vision", _("Vision")
    IMPACT = "impact", _("Social impact")
    ACHIEVEMENTS = "achievements", _("Achievements")
    COMMUNITY = "community", _("The community for partners")
    RESOURCES = "resources", _("Resources for partners")
    PRESS_SHORT = "press_short", _("Biography for the press, 50 words")
    PRESS_LONG = "press_long", _("Biography for the press, 150 words")


class Licence(TextChoices):
    CC_BY = "cc-by-4.0", "CC BY 4.0"
    PUBLIC_DOMAIN = "cc0-1.0", "CC0 1.0"
    PRESS = "press", _("free for the press with the credit line")


GROUPS = {
    "top": (_("Top of the page"), (Kind.PORTRAIT, Kind.TITLE, Kind.LEAD)),
    "person": (_("About you"), (Kind.BIOGRAPHY, Kind.VISION, Kind.IMPACT, Kind.ACHIEVEMENTS)),
    "community": (_("Community"), (Kind.COMMUNITY, Kind.RESOURCES)),
    "press": (_("For the press"), (Kind.PRESS_SHORT, Kind.PRESS_LONG)),
}
# Without these in Ukrainian there is nothing to publish.
NEEDED = (Kind.LEAD, Kind.BIOGRAPHY)
# One of these in English makes an English page.
PROSE = (
    Kind.LEAD,
    Kind.BIOGRAPHY,
    Kind.VISION,
    Kind.IMPACT,
    Kind.ACHIEVEMENTS,
    Kind.COMMUNITY,
    Kind.RESOURCES,
)


@dataclass(frozen=True)
class Text:
    """The text of a section: limits count characters or words; Markdown only where it says so."""

    max_characters: int | None = None
    min_words: int | None = None
    max_words: int | None = None
    is_markdown: bool = False
    is_line: bool = False


@dataclass(frozen=True)
class Column:
    """One thing that each row holds, twice (`name_uk`, `name_en`) when it is translated."""

    name: str
    label: str
    is_translated: bool = False
    is_needed: bool = False
    # Names and figures may stay as they are on the English page; sentences may not.
    must_be_translated: bool = False
    max_characters: int = 200
    type: str = "line"  # line, text, year, url or licence

    @property
    def keys(self) -> tuple[str, ...]:
        return (f"{self.name}_uk", f"{self.name}_en") if self.is_translated else (self.name,)


@dataclass(frozen=True)
class Shape:
    text: Text | None = None
    columns: tuple[Column, ...] = field(default=())
    max_rows: int = 0


SHAPES: dict[Kind, Shape] = {
    Kind.PORTRAIT: Shape(
        Text(max_characters=160, is_line=True),
        (
            Column("credit", _("Photographer or source"), is_translated=True, max_characters=120),
            Column("licence", _("Licence"), type="licence"),
        ),
        max_rows=1,
    ),
    Kind.TITLE: Shape(Text(max_characters=120, is_line=True)),
    Kind.LEAD: Shape(Text(max_characters=200, is_line=True)),
    Kind.BIOGRAPHY: Shape(Text(min_words=60, max_words=250, max_characters=3000, is_markdown=True)),
    Kind.VISION: Shape(Text(max_characters=240, is_line=True)),
    Kind.IMPACT: Shape(
        columns=(
            Column("value", _("Figure"), is_translated=True, is_needed=True, max_characters=20),
            Column("unit", _("Unit"), is_translated=True, must_be_translated=True, max_characters=30),
            Column(
                "caption",
                _("What it counts"),
                is_translated=True,
                is_needed=True,
                must_be_translated=True,
                max_characters=120,
            ),
            Column("year", _("Year of the figure"), is_needed=True, type="year"),
            Column("source", _("Source"), is_translated=True, is_needed=True, max_characters=120),
            Column("source_url", _("Address of the source"), type="url"),
        ),
        max_rows=4,
    ),
    Kind.ACHIEVEMENTS: Shape(
        columns=(
            Column("year", _("Year"), is_needed=True, type="year"),
            Column(
                "title", pgettext_lazy("achievement", "Title"), is_translated=True, is_needed=True, max_characters=90
            ),
            Column(
                "text",
                _("One or two sentences"),
                is_translated=True,
                must_be_translated=True,
                max_characters=400,
                type="text",
            ),
            Column("evidence_url", _("Where it can be checked"), type="url"),
        ),
        max_rows=12,
    ),
    Kind.COMMUNITY: Shape(Text(max_characters=1200, is_markdown=True)),
    Kind.RESOURCES: Shape(
        Text(max_characters=1200, is_markdown=True),
        (
            Column(
                "title",
                pgettext_lazy("link", "Text of the link"),
                is_translated=True,
                is_needed=True,
                max_characters=90,
            ),
            Column("url", _("Address"), is_needed=True, type="url"),
        ),
        max_rows=6,
    ),
    Kind.PRESS_SHORT: Shape(Text(max_words=50, max_characters=600)),
    Kind.PRESS_LONG: Shape(Text(max_words=150, max_characters=1800)),
}
# Keys of rows that exist in two languages, whatever the section: the database checks them by this list.
TRANSLATED_KEYS = tuple(
    sorted({column.name for shape in SHAPES.values() for column in shape.columns if column.is_translated})
)


def words_in(text: str) -> int:
    return len(text.split())
