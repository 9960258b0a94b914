"""What becomes of a section when somebody else has saved it since I opened it: a merge of three contents.

A content is a mapping of fields: text_uk, text_en, rows. A row list is one field: rows have no name of their own, so
nothing could tell a changed row from another one that took its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Merge:
    """`content` holds mine in the fields of `conflicts`, theirs in those of `taken`."""

    content: dict[str, Any]
    # Both sides changed these, each in its own way: a person must look at them.
    conflicts: tuple[str, ...]
    # Only the other side changed these.
    taken: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        return not self.conflicts


def merge(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Merge:
    """A field that only one side changed takes that side; one that both changed alike is no conflict.

    A field that a content does not name counts as empty, so an empty base means that nothing was saved before.
    """
    content, conflicts, taken = {}, [], []
    for field in dict.fromkeys([*base, *mine, *theirs]):
        ours, others = mine.get(field), theirs.get(field)
        content[field] = ours
        if same(ours, others) or same(others, base.get(field)):
            continue
        if same(ours, base.get(field)):
            content[field] = others
            taken.append(field)
        else:
            conflicts.append(field)
    return Merge(content, tuple(conflicts), tuple(taken))


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same: nothing, an empty text and no rows are alike, and so are kinds of line end."""
    return _plain(one) == _plain(other)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        value = "\n".join(value.splitlines()).strip()
    return value or None
