"""What the registry is asked for, as its address says it: words, a country, a field, an oblast, a kind, a status.

The list, the files for machines and the map all read their rows through `Filters.agreements()`.
"""

from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from mayors_club import cleaning
from members.list_filters import TYPED_MAX, ListFilters
from members.oblasts import BY_SLUG, name_of
from sister_cities import countries, finding
from sister_cities.models import Agreement
from sister_cities.models.agreement import AgreementQuerySet
from sister_cities.models.life import PUBLIC, Status
from sister_cities.words import FIELDS

CHOSEN = ("country", "field", "oblast", "kind", "status")


class Countries:
    """Every code there is a name for; read when it is asked, for the names are made under a language."""

    def __contains__(self, code: object) -> bool:
        return code in countries.names("en")


@dataclass(frozen=True)
class Filters(ListFilters):
    country: str = ""
    field: str = ""
    kind: str = ""
    status: str = ""

    CHOICES: ClassVar[dict[str, Container[str]]] = {
        "country": Countries(),
        "field": FIELDS,
        "kind": Agreement.Kind.values,
        "status": [str(status) for status in PUBLIC],
    }

    def words(self, name: str) -> str:
        value = getattr(self, name)
        return value if name == "q" else words_of(name, value)

    def agreements(self) -> AgreementQuerySet:
        return self.everything().filter(*self.conditions.values())

    find = staticmethod(finding.find)

    @staticmethod
    def everything() -> AgreementQuerySet:
        """Columns are named in full here: rewritten by modeltranslation, `values()` would group by every single row."""
        return Agreement.objects.public().rewrite(False)

    @cached_property
    def conditions(self) -> dict[str, Q]:
        conditions = {
            "q": lambda: self.found.condition,
            "country": lambda: Q(partner_country=self.country),
            "field": lambda: Q(fields__contains=[self.field]),
            "oblast": lambda: Q(community__oblast_uk=BY_SLUG[self.oblast].name_uk),
            "kind": lambda: Q(kind=self.kind),
            "status": lambda: Q(status=self.status),
        }
        return {name: conditions[name]() for name in self.active}


def label_of(name: str) -> str:
    return {
        "country": _("Partner’s country"),
        "field": _("Field of cooperation"),
        "oblast": _("Oblast"),
        "kind": _("Kind of agreement"),
        "status": _("Status"),
    }[name]


def words_of(name: str, value: str) -> str:
    """A value as a person would say it, with a capital letter: it stands alone."""
    if name == "country":
        return countries.name(value)
    if name == "oblast":
        return name_of(value)
    said = {"field": FIELDS, "kind": dict(Agreement.Kind.choices), "status": dict(Status.choices)}[name][value]
    return capfirst(str(said))


def all_of(name: str) -> str:
    """What the list of choices says when nothing is chosen."""
    return {
        "country": _("All countries"),
        "field": pgettext("filter", "All fields"),
        "oblast": _("All oblasts"),
        "kind": _("All kinds"),
        "status": pgettext("filter", "Any status"),
    }[name]


def unknown(query) -> list[tuple[str, str]]:
    """What was asked for and does not exist: label and value, as they can be told to the person."""
    known = {"oblast": BY_SLUG, **Filters.CHOICES}
    asked = {name: cleaning.line(query.get(name, ""))[:TYPED_MAX] for name in CHOSEN}
    return [(label_of(name), value) for name, value in asked.items() if value and value not in known[name]]
