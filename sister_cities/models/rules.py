"""The conditions of an agreement's life, as constraints of the database."""

from datetime import date
from functools import reduce
from itertools import pairwise
from operator import and_, or_

from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from sister_cities.models.life import FACTS, LATER, PUBLIC, WAYS, Procedure, Status
from sister_cities.words import FIELDS

# Their cities stand in the registry only as history that is over: with the day it ended, and why.
AGGRESSORS = ("RU", "BY")
# Law of Ukraine 3668-IX of 24 April 2024: older agreements went another way.
LAW_SINCE = date(2024, 4, 24)
IN_ORDER = ("council_on", "ministry_sent_on", "agreed_on", "signed_on", "registered_on")


def life_rules() -> list:
    """Rules made of the tables of an agreement's life, then those that hold in every status."""
    return [*_way_rules(), *_fact_rules(), *_order_rules(), *_standing_rules(), *_english_rules()]


def _way_rules():
    for procedure, way in WAYS.items():
        yield CheckConstraint(
            name=f"agreement_way_{procedure}",
            condition=~Q(procedure=procedure) | Q(status__in=[*way, *(s for s in LATER if s not in way)]),
            violation_error_message=_("An agreement of this kind does not pass through this status."),
        )


def _fact_rules():
    for step, columns in FACTS.items():
        yield CheckConstraint(
            name=f"agreement_{step}_has_facts",
            condition=~_has_passed(step) | reduce(and_, map(_is_known, columns)),
            violation_error_message=_("This status needs its dates and numbers."),
        )


def _is_known(column: str) -> Q:
    if column.endswith("_on"):
        return Q(**{f"{column}__isnull": False})
    return Q(**{f"{column}_uk__gt" if column.endswith("_reason") else f"{column}__gt": ""})


def _has_passed(step: str) -> Q:
    """It stands at this step of its way or beyond; one that has ended need not have come so far."""
    if step in LATER and step != Status.ACTIVE:
        return Q(status=step)
    after = [status for status in LATER if status not in (Status.ACTIVE, Status.TERMINATED)]
    ways = (
        Q(procedure=procedure, status__in=[*way[way.index(step) :], *after])
        for procedure, way in WAYS.items()
        if step in way
    )
    return reduce(or_, ways)


def _order_rules():
    for earlier, later in (*pairwise(IN_ORDER), ("signed_on", "ends_on"), ("signed_on", "terminated_on")):
        yield CheckConstraint(
            name=f"agreement_{later}_after_{earlier}",
            condition=Q(**{earlier: None}) | Q(**{later: None}) | Q(**{f"{later}__gte": F(earlier)}),
            violation_error_message=_("The dates are not in order."),
        )


def _standing_rules():
    yield UniqueConstraint(
        name="agreement_once",
        fields=["community", "city", "kind", "signed_on"],
        nulls_distinct=False,
        condition=Q(declined_at=None),
        violation_error_message=_("This agreement is in the registry already."),
    )
    yield CheckConstraint(
        name="agreement_with_aggressor_is_over",
        condition=~Q(partner_country__in=AGGRESSORS) | Q(status=Status.TERMINATED),
        violation_error_message=_("Cities of Russia and Belarus stand here only as history that is over."),
    )
    yield CheckConstraint(
        name="agreement_partner_is_abroad",
        condition=~Q(partner_country="UA"),
        violation_error_message=_("The partner city lies abroad."),
    )
    yield CheckConstraint(
        name="agreement_earlier_than_the_law",
        condition=~Q(procedure=Procedure.EARLIER) | Q(signed_on=None) | Q(signed_on__lt=LAW_SINCE),
        violation_error_message=_("It was signed after the law of 24 April 2024 came: choose the way by that law."),
    )
    yield CheckConstraint(
        name="agreement_by_law_has_exact_date",
        condition=~Q(procedure=Procedure.LAW) | Q(signed_precision="day"),
        violation_error_message=_("Give the exact day of the signature."),
    )
    yield CheckConstraint(
        name="agreement_organisation_is_named",
        condition=Q(procedure=Procedure.ORGANISATION, organisation__gt="")
        | ~Q(procedure=Procedure.ORGANISATION) & Q(organisation=""),
        violation_error_message=_("Name the business or the organisation."),
    )
    yield CheckConstraint(
        name="agreement_fields_are_known",
        condition=Q(fields__contained_by=list(FIELDS)),
    )
    yield CheckConstraint(
        name="agreement_accepted_or_declined",
        condition=Q(accepted_at=None) | Q(declined_at=None),
    )
    yield CheckConstraint(
        name="agreement_accepted_has_source",
        condition=Q(accepted_at=None) | ~Q(status__in=PUBLIC) | Q(source_uk__gt=""),
        violation_error_message=_("Every row of the registry needs its source."),
    )
    yield CheckConstraint(
        name="agreement_confirmed_by_somebody",
        condition=Q(confirmed_on=None, confirmed_by=None) | Q(confirmed_on__isnull=False, confirmed_by__isnull=False),
    )


def _english_rules():
    for name in ("source", "suspended_reason", "terminated_reason"):
        yield CheckConstraint(
            name=f"agreement_{name}_english_has_ukrainian",
            condition=Q(**{f"{name}_en": None}) | Q(**{f"{name}_en": ""}) | Q(**{f"{name}_uk__gt": ""}),
            violation_error_message=_("English needs its Ukrainian: write the Ukrainian text first."),
        )
