"""The offices' part of the search of the whole site.

Our own SQL, because putting it together anew for each question costs several times the question itself.
"""

from functools import lru_cache, partial, reduce
from operator import and_
from typing import NamedTuple

from django.db import connection
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import get_language

from mayors_club.ukrainian import order_key
from members import known_as
from members.conditions import Condition, has_key
from members.finding import Asked, Fit, Hit, Line, Said
from members.models import Community, Member
from members.name_search import SAID_OF_ALL
from members.spelling import lookup_keys
from offices.models import Office, Section
from offices.sections import Kind

SAID_OF_PAGES = SAID_OF_ALL | set("офіс офіси офісу мери мерів громада громади office offices mayors community".split())
OF_THE_MEMBER = ("full_name_uk", "full_name_latin", "community_typed")
OF_THE_COMMUNITY = (*Community.NAMED, "code", "centre_latin", "raion_latin", "oblast_en")
OFFICES, MEMBERS, COMMUNITIES, SECTIONS = (one._meta.db_table for one in (Office, Member, Community, Section))
COLUMNS = ", ".join(
    [*(f"member.{name}" for name in OF_THE_MEMBER), *(f"community.{name}" for name in OF_THE_COMMUNITY)]
)
# MATERIALIZED keeps the planner from walking over the members to find the few that fit.
FOUND = f"""
    WITH found AS MATERIALIZED (
        SELECT id, slug, member_id, live_id, search_text, search_vector @@ to_tsquery('simple', %s) AS in_text
        FROM {OFFICES} WHERE {{fits}}
    )
    SELECT found.slug, found.search_text, found.in_text, lead.text_uk, lead.text_en, {COLUMNS} FROM found
    JOIN {MEMBERS} AS member ON member.id = found.member_id
    LEFT JOIN {COMMUNITIES} AS community ON community.id = member.community_id
    LEFT JOIN {SECTIONS} AS lead ON lead.edition_id = found.live_id AND lead.kind = '{Kind.LEAD.value}'
    WHERE found.id IN ({{public}})
"""  # noqa: S608 the columns and the tables are our own
HAS_WORDS = "search_vector @@ to_tsquery('simple', %s)"
IS_OF = f"""member_id = ANY(ARRAY(
    SELECT member.id FROM {MEMBERS} AS member JOIN {COMMUNITIES} AS community ON community.id = member.community_id
    WHERE community.code = ANY(%s)
))"""  # noqa: S608


class Row(NamedTuple):
    """An office, without the models."""

    slug: str
    names: str
    in_text: bool
    lead_uk: str | None
    lead_en: str | None
    full_name_uk: str
    full_name_latin: str
    community_typed: str
    of_the_community: dict[str, str | bool | None]

    @property
    def member(self) -> Member:
        """As far as it is shown."""
        community = Community(**self.of_the_community) if self.of_the_community["code"] else None
        columns = {name: getattr(self, name) for name in OF_THE_MEMBER}
        return Member(**columns, community=community)


def hits(asked: Asked) -> list[Hit]:
    """Public offices by the person, the community and the words of the page; typos in the first two. One query."""
    asked = asked.without(SAID_OF_PAGES)
    known = known_as.meant_by(" ".join(asked.words))
    graded = [(_fit(row, asked, known), row) for row in _rows(asked, known)]
    return [Hit(fit, partial(_said, row), _place(row)) for fit, row in graded if fit is not Fit.NONE]


def _rows(asked: Asked, known: known_as.Meant) -> list[Row]:
    similar = reduce(and_, (has_key(lookup_keys(word)) for word in asked.words))
    fits = Condition(HAS_WORDS, (asked.tsquery,)) | similar
    if known:
        fits |= Condition(IS_OF, (list(known),))
    public, values = _public()
    with connection.cursor() as cursor:
        cursor.execute(FOUND.format(fits=fits.sql, public=public), [asked.tsquery, *fits.values, *values])
        return [_row(columns) for columns in cursor.fetchall()]


def _row(columns: tuple) -> Row:
    first = len(Row._fields) - 1
    return Row(*columns[:first], dict(zip(OF_THE_COMMUNITY, columns[first:], strict=True)))


@lru_cache
def _public() -> tuple[str, tuple]:
    """What `Office.objects.public` says, written once."""
    return Office.objects.public(Now()).order_by().values("pk").query.sql_with_params()


def _fit(row: Row, asked: Asked, known: known_as.Meant) -> Fit:
    if row.of_the_community["code"] in known:
        return Fit.NAME
    fit = asked.fit_of(row.names.split())
    return Fit.TEXT if row.in_text and not fit.is_exact else fit


def _place(row: Row) -> tuple[str]:
    """By surname."""
    name = row.full_name_latin if get_language() == "en" else row.full_name_uk
    return (order_key(" ".join(reversed(name.rsplit(maxsplit=1)))),)


def _said(row: Row) -> Said:
    language, member = get_language(), row.member
    place = Line(member.place_with_oblast, "" if member.community or language == "uk" else "uk")
    return Said(
        path=reverse("offices:page", args=[row.slug]),
        title=Line(member.full_name),
        lines=tuple(line for line in (place, _lead(row, language)) if line.text),
    )


def _lead(row: Row, language: str) -> Line:
    if language == "en" and row.lead_en:
        return Line(row.lead_en)
    return Line(row.lead_uk or "", "uk" if language == "en" else "")
