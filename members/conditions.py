"""Parts of a WHERE in our own SQL, for the searches: putting a statement together through the ORM for each question
costs several times the question itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Condition:
    """A condition in SQL with what stands for its `%s`."""

    sql: str
    values: tuple

    def __and__(self, other: Self) -> Self:
        return Condition(f"({self.sql}) AND ({other.sql})", self.values + other.values)

    def __or__(self, other: Self) -> Self:
        return Condition(f"({self.sql}) OR ({other.sql})", self.values + other.values)


def has_key(keys: Iterable[str]) -> Condition:
    """Stands under one of the keys of `members.spelling`."""
    return Condition("search_keys && %s::text[]", (list(keys),))
