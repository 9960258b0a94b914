"""What a list is asked for, as its address says it: words and an oblast. What makes no sense is not asked for."""

from collections.abc import Container
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import ClassVar, Self
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet

from mayors_club import cleaning
from members.name_search import Found
from members.oblasts import BY_SLUG, name_of

TYPED_MAX = 100


@dataclass(frozen=True)
class ListFilters:
    """A list adds fields of its own, and says in `CHOICES` what each of them may be."""

    q: str = ""
    oblast: str = ""

    CHOICES: ClassVar[dict[str, Container[str]]] = {}

    @classmethod
    def of(cls, query) -> Self:
        known = {"oblast": BY_SLUG, **cls.CHOICES}
        chosen = {name: value for name in known if (value := query.get(name, "")) in known[name]}
        return cls(q=cleaning.line(query.get("q", ""))[:TYPED_MAX], **chosen)

    @property
    def active(self) -> dict[str, str]:
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}

    def words(self, name: str) -> str:
        """One of them as a person would say it."""
        return name_of(self.oblast) if name == "oblast" else getattr(self, name)

    def without(self, name: str) -> Self:
        return replace(self, **{name: ""})

    def query(self, page: int = 1) -> str:
        """For an address: "" or "?q=…", without what is empty."""
        asked = {**self.active, **({"page": page} if page > 1 else {})}
        return f"?{urlencode(asked)}" if asked else ""

    @cached_property
    def found(self) -> Found | None:
        """What the words find; None when nothing was typed."""
        return self.find(self.q) if self.q else None

    def ways_out(self) -> list[tuple[str, int]]:
        """Each filter without which something is found, and how much. One query."""
        if len(self.active) < 2:
            return []
        # Named so that no count is taken for the column of a later condition.
        counts = {
            f"without_{name}": Count("pk", filter=Q(*(one for other, one in self.conditions.items() if other != name)))
            for name in self.active
        }
        counted = self.everything().aggregate(**counts)
        return [(name, count) for name in self.active if (count := counted[f"without_{name}"])]

    @staticmethod
    def find(typed: str) -> Found:
        raise NotImplementedError

    @staticmethod
    def everything() -> QuerySet:
        """The list when nothing is asked for."""
        raise NotImplementedError

    @property
    def conditions(self) -> dict[str, Q]:
        """Of each active filter."""
        raise NotImplementedError
