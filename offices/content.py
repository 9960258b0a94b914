"""What one section says, as plain data: compared, merged, copied and shown without the database."""

from dataclasses import dataclass, field, replace
from uuid import UUID

from offices.sections import SHAPES, Kind


@dataclass(frozen=True)
class Content:
    text_uk: str = ""
    text_en: str = ""
    rows: list[dict] = field(default_factory=list)
    portrait_id: UUID | None = None

    @property
    def is_empty(self) -> bool:
        return self == Content()

    def changed(self, **fields) -> "Content":
        return replace(self, **fields)


def ukrainian_part(content: Content) -> tuple:
    """What must stay the same for a translation to stay true."""
    return content.text_uk, tuple(_side(row, "_uk") for row in content.rows)


def english_part(content: Content) -> tuple:
    return content.text_en, tuple(_side(row, "_en") for row in content.rows)


def _side(row: dict, suffix: str) -> tuple:
    return tuple((key, row[key]) for key in sorted(row) if key.endswith(suffix))


def has_any_english(content: Content) -> bool:
    text, rows = english_part(content)
    return bool(text) or any(value for row in rows for _key, value in row)


def has_english(kind: str, content: Content) -> bool:
    """Whether the section can be shown in English: every sentence that is there in Ukrainian is there in English."""
    if content.is_empty or (content.text_uk and not content.text_en):
        return False
    sentences = [column.name for column in SHAPES[Kind(kind)].columns if column.must_be_translated]
    return all(row.get(f"{name}_en") or not row.get(f"{name}_uk") for row in content.rows for name in sentences)
