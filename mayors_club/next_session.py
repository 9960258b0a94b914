"""Expert sessions on the home page: the next one, by its day alone, and how many there were within a year."""

from dataclasses import dataclass

from django.utils.translation import get_language

from sessions import public
from sessions.public import PublicSession, State

# A small number says little about a rhythm of two weeks.
FEWEST_TO_COUNT = 10


@dataclass(frozen=True)
class Sessions:
    next: PublicSession | None
    held: int | None
    any: bool


def of_today() -> Sessions:
    """One query. The next is the first with a day that holds; on its day it stays until midnight."""
    sessions = public.shown(public.of_the_last_year(public.today_in_kyiv()), get_language())
    held = sum(session.state == State.HELD for session in sessions)
    coming = (session for session in sessions if session.state == State.COMING)
    return Sessions(next(coming, None), held if held >= FEWEST_TO_COUNT else None, bool(sessions))
