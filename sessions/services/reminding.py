"""Reminders to whoever goes: a day before, with something to read, and a quarter of an hour before.

Due says the data: a beat that runs twice finds the notice, one that slept an hour catches up while it makes sense. A
new time is a new sequence, so it is reminded of anew.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mayors_club import mail
from members import services as members
from members.letter_kinds import SESSION_REMINDERS
from members.models import Member, Representative
from sessions.letter_words import context_of, of_reminder_day, of_reminder_soon
from sessions.models import ExpertSession, Invitee, Move, Notice, Seat
from sessions.services import noticing
from sessions.services.turns import BATCH, Turn

Kind = Notice.Kind
DAY, HOUR, QUARTER = timedelta(hours=24), timedelta(hours=1), timedelta(minutes=15)


def remind(now=None, *, turn: Turn | None = None) -> int:
    """Write every reminder that is due; answers how many. Safe to repeat at any moment."""
    now, turn = now or timezone.now(), turn or Turn()
    near = ExpertSession.objects.filter(
        status__in=ExpertSession.COMING, starts_at__lte=now + DAY, ends_at__gt=now
    ).order_by("starts_at")
    return sum(_remind(session, kind, now, turn) for session in near if (kind := due_kind(session, now)))


def due_kind(session: ExpertSession, now) -> str | None:
    """Which reminder belongs into this moment."""
    if session.starts_at - DAY <= now < session.starts_at - HOUR:
        return Kind.REMINDER_DAY
    return Kind.REMINDER_SOON if session.starts_at - QUARTER <= now < session.ends_at else None


def _remind(session: ExpertSession, kind: str, now, turn: Turn) -> int:
    if kind == Kind.REMINDER_SOON and _has_just_moved(session):
        return 0
    reminded = session.notices.filter(kind=kind, sequence=session.sequence).values("user")
    going = session.invitees.in_calendar().filter(user__in=who_goes(session)).exclude(user__in=reminded)
    wanting = going.exclude(user__letters_off__contains=[SESSION_REMINDERS])
    waiting = sorted(wanting.values_list("pk", flat=True))
    batches = [waiting[start : start + BATCH] for start in range(0, len(waiting), BATCH)]
    return sum(_write_batch(session.pk, kind, batch, now) for batch in batches if not turn.is_over())


def _has_just_moved(session: ExpertSession) -> bool:
    """The letter about the new time came within the last quarter of an hour before the start: it was the reminder."""
    return session.moves.filter(sequence=session.sequence, at__gte=session.starts_at - QUARTER).exists()


def who_goes(session: ExpertSession) -> set:
    """The users on taken seats: the member, or who goes instead. Only those who may, right now."""
    taken = session.seats.taken().filter(member__in=Member.objects.active())
    there = Q(representative__in=Representative.objects.in_force().filter(can_attend_sessions=True))
    own = taken.filter(answer=Seat.Answer.GOING).values_list("member__user", flat=True)
    instead = taken.filter(there, answer=Seat.Answer.REPRESENTATIVE).values_list("representative__user", flat=True)
    return {*own, *instead}


@transaction.atomic
def _write_batch(session_pk, kind: str, entries: list[int], now) -> int:
    """Whoever holds the entry writes; what was found before the lock is looked at again."""
    locked = Invitee.objects.in_calendar().filter(pk__in=entries).select_related("user", "member__user").order_by("pk")
    rows = list(locked.select_for_update(skip_locked=True, of=("self",)))
    session = ExpertSession.objects.select_related("expert").get(pk=session_pk)
    if session.status not in ExpertSession.COMING or due_kind(session, now) != kind:
        return 0
    people = [row.user_id for row in rows]
    known = session.notices.filter(kind=kind, sequence=session.sequence, user__in=people)
    owed = who_goes(session) - set(known.values_list("user", flat=True))
    wanted = [row for row in rows if row.user_id in owed and members.wants(row.user, SESSION_REMINDERS)]
    return _write(session, kind, wanted, now)


def _write(session, kind: str, invitees: list[Invitee], now) -> int:
    words = {language: _words(session, kind, now, language) for language in {row.user.language for row in invitees}}
    written = [(_notice(session, kind, row), _letter(session, kind, row, words[row.user.language])) for row in invitees]
    noticing.store(session, written)
    return len(written)


def _notice(session, kind: str, invitee: Invitee) -> Notice:
    return Notice(session=session, user_id=invitee.user_id, kind=kind, sequence=session.sequence)


def _words(session, kind: str, now, language: str) -> dict:
    if kind == Kind.REMINDER_DAY:
        return of_reminder_day(session, language)
    is_resumed = session.moves.filter(sequence=session.sequence, kind=Move.Kind.PAUSED).exists()
    return of_reminder_soon(session, now, language, is_resumed=is_resumed)


def _letter(session, kind: str, invitee: Invitee, words: dict):
    user = invitee.user
    return mail.compose(
        f"session_{kind}",
        to=user.email,
        language=user.language,
        context=context_of(session, invitee.member, user.language) | words,
        dedupe_key=f"session_{kind}:{session.pk}:{session.sequence}:{user.pk}",
        subject=session,
    )
