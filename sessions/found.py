"""The sessions' part of the search of the whole site.

There are twenty-six a year, so they are compared here as they are now: no copy of a topic lies in an index. Only what
the public page says is read (sessions/public.py), and the order is that of the days.
"""

from datetime import datetime
from functools import lru_cache, partial
from typing import NamedTuple, Self

from django.utils.translation import get_language, override, pgettext

from mayors_club.languages import OTHER
from mayors_club.plain_rows import plain_rows
from mayors_club.typography import long_date
from members.finding import Asked, Fit, Hit, Line, Said, searchable, words_of_names
from members.vocabulary import TOPICS
from sessions import public
from sessions.public import PublicSession, State

SAID_OF_ALL = set("сесія сесії експертна експертні session sessions expert".split())
OF_THE_EXPERT = ("name_uk", "name_en", "role_uk", "role_en", "about_uk", "about_en")


class Row(NamedTuple):
    """A session and its expert, without the models: a thousand of them are read for each question."""

    number: int
    topic_uk: str
    topic_en: str | None
    lead_uk: str | None
    lead_en: str | None
    topics: list[str]
    starts_at: datetime
    status: str
    name_uk: str | None
    name_en: str | None
    role_uk: str | None
    role_en: str | None
    about_uk: str | None
    about_en: str | None

    @property
    def expert(self) -> Self | None:
        return self if self.name_uk else None


COLUMNS = [f"expert__{name}" if name in OF_THE_EXPERT else name for name in Row._fields]


def hits(asked: Asked) -> list[Hit]:
    """Announced sessions by topic, expert, field and opening sentence; typos in the topic and the name. One query."""
    asked = asked.without(SAID_OF_ALL)
    rows = plain_rows(Row, *_statement())
    graded = [(asked.best(_names(row), _text(row)), place, row) for place, row in enumerate(rows)]
    return [Hit(fit, partial(_said, row), (place,)) for fit, place, row in graded if fit is not Fit.NONE]


@lru_cache(maxsize=1)
def _statement() -> tuple[str, tuple]:
    """The latest first."""
    return public.everything().order_by("-day", "-number").values_list(*COLUMNS).query.sql_with_params()


def _names(row: Row) -> tuple[str, ...]:
    return words_of_names(row.topic_uk, row.topic_en, row.name_uk, row.name_en)


def _text(row: Row) -> str:
    fields = [words for code in row.topics for words in _field(code)]
    return searchable(
        row.topic_uk, row.topic_en, row.lead_uk, row.lead_en, *(getattr(row, name) for name in OF_THE_EXPERT), *fields
    )


@lru_cache
def _field(code: str) -> tuple[str, ...]:
    """The words of a field in both languages."""
    words = []
    for language in OTHER:
        with override(language):
            words.append(str(TOPICS.get(code, "")))
    return tuple(words)


def _said(row: Row) -> Said:
    session = PublicSession(row, get_language(), public.today_in_kyiv())
    return Said(
        path=session.path,
        title=Line(session.topic.text, session.topic.lang),
        lines=tuple(Line(words.text, words.lang) for words in (session.name, session.lead) if words),
        note=_day(session),
    )


def _day(session: PublicSession) -> str:
    if session.state == State.POSTPONED:
        return pgettext("day of a session", "postponed")
    day = long_date(session.day, session.language)
    return f"{day}, {pgettext('day of a session', 'cancelled')}" if session.state == State.CANCELLED else day
