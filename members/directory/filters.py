"""What the directory is asked for, as its address says it. What makes no sense is not asked for."""

from dataclasses import dataclass, fields, replace
from functools import cached_property
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mayors_club import cleaning
from mayors_club.ukrainian import order_key
from members.directory import search
from members.models import Audience, Mandate, Member
from members.oblasts import OBLASTS
from members.vocabulary import LANGUAGES, TOPICS

TYPED_MAX = 100
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
BY_SLUG = {oblast.slug: oblast for oblast in OBLASTS}


@dataclass(frozen=True)
class Filters:
    q: str = ""
    oblast: str = ""
    office: str = ""
    size: str = ""
    language: str = ""
    topic: str = ""

    @classmethod
    def of(cls, query) -> "Filters":
        known = {"oblast": BY_SLUG, "office": OFFICES, "size": SIZES, "language": LANGUAGES, "topic": TOPICS}
        chosen = {name: value for name in known if (value := query.get(name, "")) in known[name]}
        return cls(q=cleaning.line(query.get("q", ""))[:TYPED_MAX], **chosen)

    @property
    def active(self) -> dict[str, str]:
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}

    def words(self, name: str) -> str:
        """One of them as a person would say it."""
        value = getattr(self, name)
        if name == "q":
            return value
        if name == "oblast":
            return oblast_name(value)
        if name == "size":
            return str(SIZES[value][2])
        return str({"office": OFFICES, "language": LANGUAGES, "topic": TOPICS}[name][value])

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

    def members(self) -> QuerySet[Member]:
        return Member.objects.in_directory().filter(*self._conditions.values())

    def ways_out(self) -> list[tuple[str, int]]:
        """Each filter without which somebody is found, and how many. One query."""
        if len(self.active) < 2:
            return []
        counts = {
            name: Count("pk", filter=Q(*(one for other, one in self._conditions.items() if other != name)))
            for name in self.active
        }
        counted = Member.objects.in_directory().aggregate(**counts)
        return [(name, counted[name]) for name in self.active if counted[name]]

    @cached_property
    def _conditions(self) -> dict[str, Q]:
        conditions = {
            "q": lambda: Q(pk__in=self.found.keys),
            "oblast": lambda: Q(community__oblast_uk=BY_SLUG[self.oblast].name_uk),
            "office": lambda: _in_office(self.office),
            "size": lambda: _of_size(self.size),
            "language": lambda: _told_to_members("languages", self.language),
            "topic": lambda: _told_to_members("topics", self.topic),
        }
        return {name: conditions[name]() for name in self.active}


def oblast_name(slug: str) -> str:
    oblast = BY_SLUG[slug]
    return oblast.name_en if get_language() == "en" else oblast.name_uk


def oblast_choices() -> list[tuple[str, str]]:
    """In the order of the page's language."""
    return sorted(((slug, oblast_name(slug)) for slug in BY_SLUG), key=lambda choice: order_key(choice[1]))


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
