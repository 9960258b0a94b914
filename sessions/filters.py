"""What the archive is asked for, as its address says it: a field and a year. What no session has is not asked for."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Self
from urllib.parse import urlencode

from django.db.models import Q

from members.vocabulary import TOPICS


@dataclass(frozen=True)
class Archived:
    """What the filters know of a session whose day is over."""

    year: int
    topics: frozenset[str]


@dataclass(frozen=True)
class Filters:
    topic: str = ""
    year: str = ""

    @classmethod
    def of(cls, query, archived: Iterable[Archived]) -> Self:
        years = {str(one.year) for one in archived}
        topic, year = query.get("topic", ""), query.get("year", "")
        return cls(topic if topic in TOPICS else "", year if year in years else "")

    @property
    def active(self) -> dict[str, str]:
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}

    def words(self, name: str) -> str:
        """One of them as a person would say it."""
        return str(TOPICS[self.topic]) if name == "topic" else self.year

    def without(self, name: str) -> Self:
        return replace(self, **{name: ""})

    def query(self, page: int = 1) -> str:
        """For an address: "" or "?topic=…", without what is empty."""
        asked = {**self.active, **({"page": page} if page > 1 else {})}
        return f"?{urlencode(asked)}" if asked else ""

    @property
    def condition(self) -> Q:
        """For sessions with their day (sessions/public.py)."""
        condition = Q(topics__contains=[self.topic]) if self.topic else Q()
        return condition & Q(day__year=int(self.year)) if self.year else condition

    def count(self, archived: Iterable[Archived]) -> int:
        return sum(self._fits(one) for one in archived)

    def ways_out(self, archived: Iterable[Archived]) -> list[tuple[str, int]]:
        """Each filter without which something is found, and how much."""
        if len(self.active) < 2:
            return []
        counts = {name: self.without(name).count(archived) for name in self.active}
        return [(name, count) for name, count in counts.items() if count]

    def _fits(self, one: Archived) -> bool:
        return self.topic in ("", *one.topics) and self.year in ("", str(one.year))
