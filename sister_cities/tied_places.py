"""Communities and cities abroad that have a public agreement, by their search keys: first what fits, then its ties.

Our own SQL, because putting it together anew for each question costs several times the question itself. MATERIALIZED
and LATERAL keep the planner from reading the whole registry for a few places.
"""

from functools import lru_cache

from django.db.models import Model, QuerySet

from members.conditions import Condition
from members.models import Community
from sister_cities.models import Agreement, City

FOUND = """
    WITH found AS MATERIALIZED (SELECT {columns} FROM {table} WHERE {fits})
    SELECT found.*, tied.ties FROM found CROSS JOIN LATERAL (
        SELECT count(*) AS ties FROM ({public}) AS public WHERE public.{place} = found.id
    ) AS tied WHERE tied.ties > 0
"""
IS_CALLED = "code = ANY(%s)"
IS_IN = "country = ANY(%s)"
IS_TIED_TO = f"id = ANY(ARRAY(SELECT city_id FROM {Agreement._meta.db_table} WHERE partner_country = ANY(%s)))"  # noqa: S608


def is_called(codes) -> Condition:
    return Condition(IS_CALLED, (list(codes),))


def is_in(countries) -> Condition:
    return Condition(IS_IN, (list(countries),))


def is_tied_to(countries) -> Condition:
    """The same, found through the agreements."""
    return Condition(IS_TIED_TO, (list(countries),))


def communities(fits: Condition) -> QuerySet[Community]:
    return _found(Community, "community_id", fits)


def cities(fits: Condition) -> QuerySet[City]:
    return _found(City, "city_id", fits)


def _found(model: type[Model], place: str, fits: Condition):
    """Each with `ties`, how many public agreements it has."""
    public, values = _public(place)
    columns = ", ".join(column.column for column in model._meta.concrete_fields if column.name != "search_keys")
    sql = FOUND.format(columns=columns, table=model._meta.db_table, fits=fits.sql, public=public, place=place)
    return model.objects.raw(sql, [*fits.values, *values])


@lru_cache
def _public(place: str) -> tuple[str, tuple]:
    """What `Agreement.objects.public` says, written once."""
    return Agreement.objects.public().order_by().values(place).query.sql_with_params()
