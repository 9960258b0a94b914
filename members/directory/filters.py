"""What the directory is asked for, as its address says it. What makes no sense is not asked for."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mayors_club.ukrainian import order_key
from members.directory import search
from members.list_filters import ListFilters
from members.models import Audience, Mandate, Member
from members.oblasts import BY_SLUG, name_of
from members.vocabulary import LANGUAGES, TOPICS

# Kinds of office are those of a running term; who has none left is former.
OFFICES: dict[str, Promise] = {
    "serving": _("in office now"),
    "elected": _("elected heads"),
    "acting": _("acting heads"),
    "military": _("heads of military administrations"),
    "former": _("former heads"),
}
# By the population of the community: from, and below which.
SIZES: dict[str, tuple[int, int | None, Promise]] = {
    "to10": (0, 10_000, _("below 10,000")),
    "to50": (10_000, 50_000, _("10,000 to 50,000")),
    "to200": (50_000, 200_000, _("50,000 to 200,000")),
    "over": (200_000, None, _("200,000 and more")),
}


@dataclass(frozen=True)
class Filters(ListFilters):
    office: str = ""
    size: str = ""
    language: str = ""
    topic: str = ""

    CHOICES = {"office": OFFICES, "size": SIZES, "language": LANGUAGES, "topic": TOPICS}

    def words(self, name: str) -> str:
        if name not in self.CHOICES:
            return super().words(name)
        word = self.CHOICES[name][getattr(self, name)]
        return str(word[2] if name == "size" else word)

    def members(self) -> QuerySet[Member]:
        return self.everything().filter(*self.conditions.values())

    find = staticmethod(search.find)

    @staticmethod
    def everything() -> QuerySet[Member]:
        return Member.objects.in_directory()

    @cached_property
    def conditions(self) -> dict[str, Q]:
        conditions = {
            "q": lambda: Q(pk__in=self.found.keys),
            "oblast": lambda: Q(community__oblast_uk=BY_SLUG[self.oblast].name_uk),
            "office": lambda: _in_office(self.office),
            "size": lambda: _of_size(self.size),
            "language": lambda: _told_to_members("languages", self.language),
            "topic": lambda: _told_to_members("topics", self.topic),
        }
        return {name: conditions[name]() for name in self.active}


def oblast_choices() -> list[tuple[str, str]]:
    """In the order of the page's language."""
    return sorted(((slug, name_of(slug)) for slug in BY_SLUG), key=lambda choice: order_key(choice[1]))


def _in_office(kind: str) -> Q:
    terms = Mandate.objects.filter(member=OuterRef("pk"))
    if kind == "former":
        return Q(Exists(terms)) & ~Q(Exists(terms.current()))
    return Q(Exists(terms.current() if kind == "serving" else terms.current().filter(kind=kind)))


def _of_size(band: str) -> Q:
    least, below, _words = SIZES[band]
    size = Q(community__population__gte=least)
    return size & Q(community__population__lt=below) if below else size


def _told_to_members(field: str, code: str) -> Q:
    """A filter must not find what the page would not show."""
    return Q(**{f"directory_entry__{field}__contains": [code], f"directory_entry__{field}_for__gte": Audience.MEMBERS})
