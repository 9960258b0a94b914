"""Terms in office, kept by the member and the secretariat: who is «active» and who «former» follows from the dates."""

from datetime import date

from django.db import IntegrityError, transaction

from mayors_club import events
from members.models import Mandate, Member

ONE_ELECTED = "mandate_one_elected_head"


class OverlappingTerm(Exception):
    """Another elected head has a term in this community at that time; the secretariat can mark it as contested."""


class TermOver(Exception):
    """The term has an end already."""


def add_mandate(member: Member, *, by, **columns) -> Mandate:
    """Write down a term of the member. Raises OverlappingTerm; nothing is written then."""
    try:
        with transaction.atomic():
            mandate = Mandate.objects.create(member=member, **columns)
            events.record("mandate.added", subject=mandate, by=by)
    except IntegrityError as error:
        if ONE_ELECTED in str(error):
            raise OverlappingTerm from error
        raise
    return mandate


@transaction.atomic
def end_mandate(mandate: Mandate, *, ends_on: date, precision: str, end_reason: str = "", by) -> None:
    """The term ended, or will end, on that day (or in that month or year, the first day of which is given).

    The coarser of both precisions is kept for both dates. Raises TermOver when it has an end.
    """
    mandate.refresh_from_db(from_queryset=Mandate.objects.select_for_update())
    if mandate.ends_on:
        raise TermOver
    mandate.precision = coarser(mandate.precision, precision)
    mandate.starts_on = at_precision(mandate.starts_on, mandate.precision)
    mandate.ends_on = at_precision(ends_on, mandate.precision)
    mandate.end_reason = end_reason
    mandate.save(update_fields=["starts_on", "ends_on", "precision", "end_reason"])
    events.record("mandate.ended", subject=mandate, by=by)


def coarser(one: str, other: str) -> str:
    order = [Mandate.Precision.YEAR, Mandate.Precision.MONTH, Mandate.Precision.DAY]
    return min(Mandate.Precision(one), Mandate.Precision(other), key=order.index)


def at_precision(day: date, precision: str) -> date:
    """A day as it is stored: of a month or year, the first."""
    if precision == Mandate.Precision.DAY:
        return day
    return day.replace(day=1) if precision == Mandate.Precision.MONTH else day.replace(month=1, day=1)
