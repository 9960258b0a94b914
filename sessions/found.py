"""The sessions' part of the search of the whole site.

There are twenty-six a year, so they are compared here as they are now: no copy of a topic lies in an index. Only what
the public page says is read (sessions/public.py), and the order is that of the days.
"""

from functools import lru_cache

from django.utils.translation import get_language, override, pgettext

from mayors_club.languages import OTHER
from mayors_club.typography import long_date
from mayors_club.ukrainian import latinise
from members.finding import Asked, Fit, Hit, Line, searchable
from members.vocabulary import TOPICS
from sessions import public
from sessions.public import PublicSession, State

SAID_OF_ALL = set("сесія сесії експертна експертні session sessions expert".split())


def hits(asked: Asked) -> list[Hit]:
    """Announced sessions by topic, expert, field and opening sentence; typos in the topic and the name. One query."""
    asked = asked.without(SAID_OF_ALL)
    sessions = public.shown(public.everything().order_by("-day", "-number"), get_language())
    return [
        _hit(session, fit, place)
        for place, session in enumerate(sessions)
        if (fit := asked.best(_names(session), _text(session))) is not Fit.NONE
    ]


def _names(session: PublicSession) -> list[str]:
    one, expert = session.session, session.expert
    names = [one.topic_uk, one.topic_en, latinise(one.topic_uk)]
    names += [expert.name_uk, expert.name_en, latinise(expert.name_uk)] if expert else []
    return searchable(*names).split()


def _text(session: PublicSession) -> str:
    one, expert = session.session, session.expert
    about = [expert.role_uk, expert.role_en, expert.about_uk, expert.about_en] if expert else []
    topics = [words for code in one.topics for words in _field(code)]
    names = [expert.name_uk, expert.name_en] if expert else []
    return searchable(one.topic_uk, one.topic_en, one.lead_uk, one.lead_en, *names, *about, *topics)


def _hit(session: PublicSession, fit: Fit, place: int) -> Hit:
    return Hit(
        fit=fit,
        path=session.path,
        title=Line(session.topic.text, session.topic.lang),
        lines=tuple(Line(words.text, words.lang) for words in (session.name, session.lead) if words),
        order=(place,),
        note=_day(session),
    )


@lru_cache
def _field(code: str) -> tuple[str, ...]:
    """The words of a field in both languages."""
    words = []
    for language in OTHER:
        with override(language):
            words.append(str(TOPICS.get(code, "")))
    return tuple(words)


def _day(session: PublicSession) -> str:
    if session.state == State.POSTPONED:
        return pgettext("day of a session", "postponed")
    day = long_date(session.day, session.language)
    return f"{day}, {pgettext('day of a session', 'cancelled')}" if session.state == State.CANCELLED else day
