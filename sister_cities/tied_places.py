"""Communities and cities abroad that have a public agreement, by their search keys: first what fits, then its ties.

Our own SQL, because putting it together anew for each question costs several times the question itself. MATERIALIZED
and LATERAL keep the planner from reading the whole registry for a few places.
"""

from functools import lru_cache
from typing import NamedTuple

from django.db.models import Model

from mayors_club.plain_rows import plain_rows
from members.conditions import Condition
from members.models import Community
from sister_cities.models import Agreement, City

FOUND = """
    WITH found AS MATERIALIZED (SELECT id, {columns} FROM {table} WHERE {fits})
    SELECT {columns}, tied.ties FROM found CROSS JOIN LATERAL (
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


class TiedCommunity(NamedTuple):
    """A community without the model, of which a search reads a hundred; what it is called the model says."""

    code: str
    slug: str
    kind: str
    name_uk: str
    centre_uk: str
    centre_latin: str
    oblast_uk: str
    oblast_en: str
    search_text: str
    ties: int

    Kind, ADJECTIVES = Community.Kind, Community.ADJECTIVES
    centre_in, oblast_in, name_in_law = Community.centre_in, Community.oblast_in, Community.name_in_law


class TiedCity(NamedTuple):
    """The same for a city abroad."""

    slug: str
    name: str
    name_uk: str
    name_en: str
    country: str
    population: int | None
    search_text: str
    ties: int

    name_in = City.name_in


def communities(fits: Condition) -> list[TiedCommunity]:
    return _found(TiedCommunity, Community, "community_id", fits)


def cities(fits: Condition) -> list[TiedCity]:
    return _found(TiedCity, City, "city_id", fits)


def _found(row: type, model: type[Model], place: str, fits: Condition) -> list:
    """Each with `ties`, how many public agreements it has."""
    public, values = _public(place)
    columns = ", ".join(name for name in row._fields if name != "ties")
    sql = FOUND.format(columns=columns, table=model._meta.db_table, fits=fits.sql, public=public, place=place)
    return plain_rows(row, sql, [*fits.values, *values])


@lru_cache
def _public(place: str) -> tuple[str, tuple]:
    """What `Agreement.objects.public` says, written once."""
    return Agreement.objects.public().order_by().values(place).query.sql_with_params()
