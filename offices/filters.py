"""What the list of offices is asked for, as its address says it: words, an oblast, in office or no longer."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.utils.translation import pgettext

from members.list_filters import ListFilters
from members.oblasts import BY_SLUG
from offices import search
from offices.models import Office

CURRENT, FORMER = "current", "former"


@dataclass(frozen=True)
class Filters(ListFilters):
    status: str = ""

    CHOICES = {"status": (CURRENT, FORMER)}

    def words(self, name: str) -> str:
        if name == "status":
            return pgettext("heads", "Current") if self.status == CURRENT else pgettext("heads", "Former")
        return super().words(name)

    def offices(self) -> QuerySet[Office]:
        return self.everything().filter(*self.conditions.values())

    find = staticmethod(search.find)

    @staticmethod
    def everything() -> QuerySet[Office]:
        return Office.objects.public().with_standing()

    @cached_property
    def conditions(self) -> dict[str, Q]:
        conditions = {
            "q": lambda: Q(pk__in=self.found.keys),
            "oblast": lambda: Q(member__community__oblast_uk=BY_SLUG[self.oblast].name_uk),
            "status": lambda: Q(is_serving=self.status == CURRENT),
        }
        return {name: conditions[name]() for name in self.active}
