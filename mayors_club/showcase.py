"""Members and offices on the home page: four complete ones a day, everyone's turn after everyone else's."""

from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q
from django.utils import timezone
from django.utils.translation import get_language

from members.models import Member
from offices.models import Office, Section
from offices.sections import Kind
from offices.summaries import with_summaries
from offices.views.listing import card

SHOWN = 4
MOST_NAMES = 12
TEXTS = (Kind.LEAD, Kind.BIOGRAPHY, Kind.VISION)
LISTS = (Kind.IMPACT, Kind.ACHIEVEMENTS)


@dataclass(frozen=True)
class Showcase:
    """Cards when there are enough complete offices, otherwise a list of names; both empty when nothing is public."""

    members: int = 0
    total: int = 0
    cards: list[dict] = field(default_factory=list)
    names: list[dict] = field(default_factory=list)


def of_today() -> Showcase:
    """One query for what there is, two for what is shown."""
    members, public, complete_ones = _there()
    if len(complete_ones) >= SHOWN:
        chosen = turn_of(timezone.localdate(), complete_ones)
        rows = {office.pk: office for office in with_summaries(Office.objects.filter(pk__in=chosen), Kind.PORTRAIT)}
        return Showcase(members, len(public), cards=[card(rows[pk]) for pk in chosen if pk in rows])
    if not public:
        return Showcase(members)
    listed = with_summaries(Office.objects.filter(pk__in=public).in_order())[:MOST_NAMES]
    return Showcase(members, len(public), names=[card(office) for office in listed])


def _there() -> tuple[int, list, list]:
    """How many members there are, the public offices, and the complete ones among these."""
    public = Office.objects.public().order_by()
    complete_ones = public.filter(complete(get_language()))
    there = Member.objects.aggregate(
        members=Count("pk", filter=Q(pk__in=Member.objects.active().values("pk"))),
        public=ArrayAgg("office", filter=Q(office__in=public.values("pk")), order_by="office", default=[]),
        complete=ArrayAgg("office", filter=Q(office__in=complete_ones.values("pk")), order_by="office", default=[]),
    )
    return there["members"], there["public"], there["complete"]


def complete(language: str) -> ExpressionWrapper:
    """A portrait and every section that makes a person, in the page's language, of somebody who is with us."""
    there = Q(_section(Kind.PORTRAIT, portrait__isnull=False, portrait__failed_at=None))
    for kind in TEXTS:
        there &= Q(_section(kind, **{f"text_{language}__gt": ""}))
    for kind in LISTS:
        there &= Q(_section(kind, rows__0__isnull=False))
    return ExpressionWrapper(there & Q(member__status=Member.Status.ACTIVE), output_field=BooleanField())


def turn_of(today: date, offices: list) -> list:
    """The next four each day, from the first again after the last; all have a turn before anyone has a second."""
    start = today.toordinal() * SHOWN % len(offices)
    return (offices[start:] + offices[:start])[:SHOWN]


def _section(kind: Kind, **holding) -> Exists:
    return Exists(Section.objects.filter(edition=OuterRef("live"), kind=kind, **holding))
