"""What the letters about sessions are given: the hour in words and the one address they carry."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mayors_club import letter_text, typography
from sessions import times
from sessions.links import session_url
from sessions.models import ExpertSession, Invitee
from sessions.models.session import SMALL_MOVE

# Later than this, "in 15 minutes" is no longer true.
CLOSE = timedelta(minutes=10)


@dataclass(frozen=True)
class When:
    """A time as a letter says it; `elsewhere` is for readers abroad."""

    day: str
    hours: str
    sentence: str
    start: str
    subject: str
    elsewhere: str


def when(starts_at: datetime, ends_at: datetime, language: str) -> When:
    kept = letter_text.keep_together
    day, hours = times.day(starts_at, language), times.in_kyiv(starts_at, ends_at, language)
    local = starts_at.astimezone(times.KYIV)
    on = f"{typography.on_weekday(local, language)} {typography.at_time(local, language)}"
    return When(
        day=kept(day),
        hours=hours,
        sentence=f"{kept(_inside(day, language))}, {hours}",
        start=_start(starts_at, language),
        subject=f"{on[0].upper()}{on[1:]}",
        elsewhere=times.elsewhere(starts_at, ends_at, language),
    )


def _inside(day: str, language: str) -> str:
    """Inside a sentence weekdays are small in Ukrainian."""
    return f"{day[0].lower()}{day[1:]}" if language == "uk" else day


def _start(starts_at: datetime, language: str) -> str:
    """«о 15:00 за київським часом», "at 15:00, Kyiv time (14:00 in Berlin, Warsaw, Paris)"."""
    at = times.at(starts_at, language)
    if language == "uk":
        return f"{at} за київським часом"
    return f"{at}, Kyiv time ({starts_at.astimezone(times.PARTNERS):%H:%M} in Berlin, Warsaw, Paris)"


def context_of(session: ExpertSession, member, language: str) -> dict:
    """What every letter about a session needs, in the reader's language. `member` is greeted in their own letters."""
    return {
        "session": session,
        "member": member,
        "when": when(session.starts_at, session.ends_at, language),
        "url": session_url(session, language),
    }


def of_change(invitee: Invitee, language: str, *, had_declined: bool = False) -> dict:
    """What was told before: the old time where it was another one, and whether the answer is asked for again."""
    session, told = invitee.session, (invitee.told_starts_at, invitee.told_ends_at)
    known = {
        "is_for_another": invitee.as_representative,
        "was_in_calendar": invitee.told_confirmed,
        "had_declined": had_declined and not invitee.as_representative,
    }
    if None in told or told == (session.starts_at, session.ends_at):
        return {**known, "before": None, "asks_again": False}
    is_large = abs(told[0] - session.starts_at) > SMALL_MOVE
    return {**known, "before": when(*told, language), "asks_again": is_large}


def of_reminder_day(session: ExpertSession, language: str) -> dict:
    """The letter can be read alone, without electricity: the brief, or what there is instead of it."""
    brief = getattr(session, f"brief_{language}") or session.brief
    plan = [] if brief else [_point(session, item, language) for item in session.agenda.all()]
    lead = getattr(session, f"lead_{language}") or session.lead
    return {"brief": brief or lead, "plan": plan}


def _point(session, item, language: str) -> str:
    """«15:45 Ваші запитання (30 хвилин)»."""
    texts = (getattr(item, f"{name}_{language}") or getattr(item, f"{name}_uk") for name in ("title", "note"))
    title, note = texts
    begins = times.clock(session.starts_at + timedelta(minutes=item.after_minutes))
    return f"{begins} {title}" + (f" ({note})" if note else "")


def of_reminder_soon(session: ExpertSession, now: datetime, language: str, *, is_resumed: bool = False) -> dict:
    """`is_resumed`: it began before an air-raid alert and goes on now."""
    return {
        "is_resumed": is_resumed,
        "is_begun": now >= session.starts_at,
        "is_close": session.starts_at - now < CLOSE,
        "notes": _date_of_notes(session, language),
    }


def of_summary(session: ExpertSession, language: str) -> dict:
    return {"date": letter_text.keep_together(typography.day_and_month(session.local_starts_at, language))}


def _date_of_notes(session: ExpertSession, language: str) -> str:
    """Until when the notes are promised; a promise for a day before the session is none."""
    due = session.notes_due_on
    if not due or due < session.local_ends_at.date():
        return ""
    return letter_text.keep_together(typography.day_and_month(due, language))
