"""What the list of offices is asked for, as its address says it: words, an oblast, in office or no longer."""

from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.utils.translation import get_language, pgettext

from mayors_club import cleaning
from members.oblasts import OBLASTS
from offices import search
from offices.models import Office

TYPED_MAX = 100
BY_SLUG = {oblast.slug: oblast for oblast in OBLASTS}
CURRENT, FORMER = "current", "former"


@dataclass(frozen=True)
class Filters:
    q: str = ""
    oblast: str = ""
    status: str = ""

    @classmethod
    def of(cls, query) -> "Filters":
        """What makes no sense is not asked for: the form never sends it."""
        oblast, status = query.get("oblast", ""), query.get("status", "")
        return cls(
            cleaning.line(query.get("q", ""))[:TYPED_MAX],
            oblast if oblast in BY_SLUG else "",
            status if status in (CURRENT, FORMER) else "",
        )

    @property
    def active(self) -> dict[str, str]:
        return {name: value for name in ("q", "oblast", "status") if (value := getattr(self, name))}

    def words(self, name: str) -> str:
        """One of them as a person would say it."""
        if name == "oblast":
            return oblast_name(self.oblast)
        if name == "status":
            return pgettext("heads", "Current") if self.status == CURRENT else pgettext("heads", "Former")
        return self.q

    def without(self, name: str) -> "Filters":
        return replace(self, **{name: ""})

    def query(self, page: int = 1) -> str:
        """For an address: "" or "?q=…", without what is empty."""
        asked = {**self.active, **({"page": page} if page > 1 else {})}
        return f"?{urlencode(asked)}" if asked else ""

    @cached_property
    def found(self) -> search.Found | None:
        """What the words find; None when nothing was typed."""
        return search.find(self.q) if self.q else None

    def apply(self, offices: QuerySet) -> QuerySet:
        return offices.with_standing().filter(*self._conditions.values())

    def ways_out(self) -> list[tuple[str, int]]:
        """For each filter without which something is found: its name and how many offices. One query."""
        if len(self.active) < 2:
            return []
        counts = {
            name: Count("pk", filter=Q(*(one for other, one in self._conditions.items() if other != name)))
            for name in self.active
        }
        counted = Office.objects.public().with_standing().aggregate(**counts)
        return [(name, counted[name]) for name in self.active if counted[name]]

    @property
    def _conditions(self) -> dict[str, Q]:
        conditions = {}
        if self.found is not None:
            conditions["q"] = Q(pk__in=self.found.keys)
        if self.oblast:
            conditions["oblast"] = Q(member__community__oblast_uk=BY_SLUG[self.oblast].name_uk)
        if self.status:
            conditions["status"] = Q(is_serving=self.status == CURRENT)
        return conditions


def oblast_name(slug: str) -> str:
    oblast = BY_SLUG[slug]
    return oblast.name_en if get_language() == "en" else oblast.name_uk
