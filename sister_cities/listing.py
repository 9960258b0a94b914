"""One page of the registry's list: one question, and the last page costs what the first does."""

from dataclasses import dataclass

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, Subquery
from django.utils.translation import get_language

from members.models import Community
from sister_cities.filters import Filters
from sister_cities.models import Agreement
from sister_cities.ordering import Order

ON_A_PAGE = 25
TOWNS = (Community.Kind.URBAN, Community.Kind.CITY)
# What a row of the table reads; long texts are not fetched.
COLUMNS = (
    "kind", "fields", "procedure", "status", "signed_on", "signed_precision", "heard_on", "partner_country",
    "community__slug", "community__kind", "community__centre_uk", "community__centre_latin", "community__name_uk",
    "community__oblast_uk", "community__oblast_en", "community__is_occupied",
    "city__slug", "city__name", "city__name_uk", "city__name_en", "city__country",
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Where a page begins, as its address says it: after a row, before a row, or at either end."""

    number: int = 1
    after: int | None = None
    before: int | None = None
    is_last: bool = False

    @classmethod
    def of(cls, query) -> "Place":
        number, after, before = (_number(query.get(name, "")) for name in ("page", "after", "before"))
        if query.get("page") == "last":
            return cls(is_last=True)
        if number is None or not (after or before):
            return cls()
        return cls(number, after, None if after else before)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


@dataclass(frozen=True)
class Page:
    number: int
    last: int
    agreements: list[Agreement]

    @property
    def has_next(self) -> bool:
        return self.number < self.last

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def next(self) -> dict[str, int]:
        return {"page": self.number + 1, "after": self.agreements[-1].pk}

    @property
    def previous(self) -> dict[str, int]:
        return {"page": self.number - 1, "before": self.agreements[0].pk} if self.number > 2 else {}


def page_of(filters: Filters, order: Order, place: Place, found: int) -> Page | None:
    """The rows of one page, in one question; None where the row it should begin at is not there any more.

    Their numbers are found in what indexes hold; everything else is fetched for the rows of the page alone.
    """
    last = -(-found // ON_A_PAGE) or 1
    if not found:
        return Page(1, 1, [])
    is_backwards = place.is_last or place.before is not None
    key = order.key(get_language() or "uk")
    fitting = filters.agreements().annotate(key=key)
    if place.after or place.before:
        fitting = fitting.filter(_beyond(place.after or place.before, key, order.is_reversed != is_backwards))
    sign = "-" if order.is_reversed != is_backwards else ""
    number = (found - 1) % ON_A_PAGE + 1 if place.is_last else ON_A_PAGE
    ordering = (f"{sign}key", f"{sign}pk")
    rows = Agreement.objects.rewrite(False).filter(pk__in=fitting.order_by(*ordering).values("pk")[:number])
    rows = rows.annotate(key=key, has_namesake=_namesake()).select_related("community", "city").only(*COLUMNS)
    agreements = list(rows.order_by(*ordering))
    if not agreements:
        return None
    if is_backwards:
        agreements.reverse()
    number = last if place.is_last else max(1, min(place.number, last))
    return Page(number, last, agreements)


def _beyond(pk: int, key, is_below: bool) -> Q:
    """Rows on the far side of this one. Its key is looked up among public rows: no other tells where it stands."""
    edge = Subquery(Agreement.objects.public().filter(pk=pk).annotate(edge=key).values("edge")[:1])
    than = "lt" if is_below else "gt"
    return Q(**{f"key__{than}": edge}) | Q(key=edge, **{f"pk__{than}": pk})


def _namesake() -> ExpressionWrapper:
    """Whether another town of Ukraine has the name of this town, so that the oblast must be said."""
    towns = Community.objects.filter(kind__in=TOWNS).order_by().values("centre_uk").annotate(towns=Count("pk"))
    repeated = towns.filter(towns__gt=1).values("centre_uk")
    return ExpressionWrapper(Q(community__centre_uk__in=repeated), output_field=BooleanField())
