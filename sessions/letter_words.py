"""What the letters about sessions are given: the hour in words and the one address they carry."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mayors_club import letter_text, typography
from sessions import times
from sessions.links import session_url
from sessions.models import ExpertSession

# The same as in services/steps.py: a larger change asks for a new answer.
SMALL_MOVE = timedelta(hours=2)


@dataclass(frozen=True)
class When:
    """A time as a letter says it; `elsewhere` is for readers abroad."""

    day: str
    hours: str
    start: str
    elsewhere: str


def when(starts_at: datetime, ends_at: datetime, language: str) -> When:
    kept = letter_text.keep_together
    return When(
        day=kept(times.day(starts_at, language)),
        hours=times.in_kyiv(starts_at, ends_at, language),
        start=times.at(starts_at, language),
        elsewhere=times.elsewhere(starts_at, ends_at, language),
    )


def context_of(session: ExpertSession, member, language: str) -> dict:
    """What every letter about a session needs, in the reader's language. `member` is greeted in their own letters."""
    return {
        "session": session,
        "member": member,
        "when": when(session.starts_at, session.ends_at, language),
        "url": session_url(session, language),
    }


def of_change(invitee, language: str) -> dict:
    """What was told before: the old time where it was another one, and whether the answer is asked for again."""
    session, told = invitee.session, (invitee.told_starts_at, invitee.told_ends_at)
    if None in told or told == (session.starts_at, session.ends_at):
        return {"before": None, "asks_again": False}
    is_large = abs(told[0] - session.starts_at) > SMALL_MOVE
    return {"before": when(*told, language), "asks_again": is_large}


def notes_by(session: ExpertSession) -> date | None:
    """Until when the notes are promised; a promise for a day before the session is none."""
    due = session.notes_due_on
    return due if due and due >= session.local_ends_at.date() else None


def date_of_notes(session: ExpertSession, language: str) -> str:
    due = notes_by(session)
    return letter_text.keep_together(typography.day_and_month(due, language)) if due else ""
