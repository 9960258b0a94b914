"""How far the English of a page follows its Ukrainian: for the page's editors and for the secretariat."""

from collections.abc import Iterable
from dataclasses import dataclass

from offices.models import Section
from offices.sections import Kind


@dataclass(frozen=True)
class Parity:
    """Kinds of sections in the order of the page. `written` are those that say something in Ukrainian."""

    written: tuple[Kind, ...]
    missing: tuple[Kind, ...]
    outdated: tuple[Kind, ...]

    @property
    def translated_count(self) -> int:
        return len(self.written) - len(self.missing)

    @property
    def is_complete(self) -> bool:
        return not (self.missing or self.outdated)


def of(sections: Iterable[Section]) -> Parity:
    by_kind = {section.kind: section for section in sections if not section.content.is_empty}
    written = tuple(kind for kind in Kind if kind in by_kind)
    return Parity(
        written,
        missing=tuple(kind for kind in written if not by_kind[kind].has_english),
        outdated=tuple(kind for kind in written if by_kind[kind].has_english and by_kind[kind].is_outdated),
    )
