"""How many agreements fit, and how many would fit with each other choice of one filter: one question for all of it."""

from dataclasses import dataclass

from django.db import connection
from django.utils.translation import get_language

from mayors_club.ukrainian import order_key
from members.oblasts import BY_NAME, BY_SLUG
from sister_cities.filters import CHOSEN, Filters, words_of
from sister_cities.folding import folded
from sister_cities.models.agreement import AgreementQuerySet

# The rows that the typed words leave are read once; every choice is then counted among them.
COUNTED = """
    WITH chosen (country, oblast, kind, status, fields) AS MATERIALIZED ({rows})
    SELECT 'total', '', (SELECT count(*) FROM {total} AS everything) UNION ALL {branches}
"""
BRANCH = "(SELECT '{name}', {name} AS code, count(*) FROM chosen WHERE {others} GROUP BY code)"
BRANCHES = {
    "found": "(SELECT 'found', '', count(*) FROM chosen WHERE {others})",
    # Many have the same fields: these are counted once, then taken apart.
    "field": """(SELECT 'field', field AS code, sum(number)::bigint
        FROM (SELECT fields, count(*) AS number FROM chosen WHERE {others} GROUP BY fields) AS alike,
            unnest(fields) AS field GROUP BY code)""",
}
FIT = {
    "country": "country = %s",
    "field": "%s = ANY(fields)",
    "oblast": "oblast = %s",
    "kind": "kind = %s",
    "status": "status = %s",
}


@dataclass(frozen=True)
class Counts:
    total: int
    found: int
    of: dict[str, dict[str, int]]


def counts_of(filters: Filters) -> Counts:
    """A choice is counted among the rows that all the other filters leave."""
    everything = filters.everything().order_by()
    of_words = everything.filter(filters.conditions["q"]) if filters.q else everything
    columns = ("partner_country", "community__oblast_uk", "kind", "status", "fields")
    rows, asked = of_words.values_list(*columns).query.sql_with_params()
    total, of_total = _numbers_of(everything) if filters.q else ("chosen", ())
    branches, of_branches = zip(*(_branch(filters, name) for name in ("found", *CHOSEN)), strict=True)
    sql = COUNTED.format(rows=rows, total=total, branches=" UNION ALL ".join(branches))
    found = {name: {} for name in ("total", "found", *CHOSEN)}
    with connection.cursor() as cursor:
        cursor.execute(sql, [*asked, *of_total, *(value for values in of_branches for value in values)])
        for name, code, count in cursor.fetchall():
            found[name][code] = count
    found["oblast"] = {BY_NAME[name].slug: n for name, n in found["oblast"].items() if name in BY_NAME}
    return Counts(found.pop("total")[""], found.pop("found").get("", 0), found)


def _numbers_of(agreements: AgreementQuerySet) -> tuple[str, tuple]:
    sql, params = agreements.values_list("pk").query.sql_with_params()
    return f"({sql})", params


def _branch(filters: Filters, name: str) -> tuple[str, list[str]]:
    others = [other for other in CHOSEN if other in filters.active and other != name]
    fit = " AND ".join(FIT[other] for other in others) or "true"
    sql = BRANCHES.get(name, BRANCH).format(name=name, others=fit)
    values = {**filters.active, "oblast": BY_SLUG[filters.oblast].name_uk if filters.oblast else ""}
    return sql, [values[other] for other in others]


def choices(filters: Filters, counts: Counts, name: str) -> list[dict]:
    """What there is to choose, with its number; what is chosen stays in the list though nothing fits."""
    chosen = getattr(filters, name)
    found = counts.of[name] | ({chosen: counts.of[name].get(chosen, 0)} if chosen else {})
    options = [{"value": code, "words": words_of(name, code), "count": count} for code, count in found.items()]
    if name in ("country", "oblast"):
        key = folded if get_language() == "en" else order_key
        return sorted(options, key=lambda option: key(option["words"]))
    order = list(Filters.CHOICES[name])
    return sorted(options, key=lambda option: order.index(option["value"]))
