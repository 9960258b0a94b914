"""Letters about sessions: what was told is compared with what is so, and the difference is written.

Batches of 50, each in a transaction of its own: the letter, its notice and the told columns hold together or not at
all. Two workers pass each other by; one that is killed leaves a whole number of batches.
"""

from functools import partial

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from mayors_club import mail
from sessions import calendar, entries
from sessions.letter_words import context_of, of_change
from sessions.models import ExpertSession, Invitee, Move, Notice, Seat
from sessions.models.session import CLOSES_AFTER
from sessions.services import noticing
from sessions.services.asked import write_asked
from sessions.services.taking_back import take_back
from sessions.services.turns import BATCH, Turn, by_batches

Status, Kind = ExpertSession.Status, Notice.Kind
TOLD = ["told_sequence", "told_starts_at", "told_ends_at", "told_confirmed", "told_kind"]
# What takes the entry out of somebody's calendar.
OUT = {Kind.REMOVED, Kind.POSTPONED, Kind.CANCELLED}
OFF = {Status.POSTPONED: Kind.POSTPONED, Status.CANCELLED: Kind.CANCELLED}


def next_letter(session: ExpertSession, invitee: Invitee, *, is_paused: bool = False) -> str | None:
    """Which letter this person is owed, from what they were told and what is so; None when they know it.

    `is_paused`: the last change of time was a pause.
    """
    if session.status in OFF:
        was_postponed = invitee.told_kind == Kind.POSTPONED and invitee.removed_at is None
        return OFF[session.status] if invitee.told_confirmed or _is_off_for_good(session, was_postponed) else None
    if session.status not in ExpertSession.COMING:
        return None
    if invitee.removed_at is not None:
        return Kind.REMOVED if invitee.told_confirmed else None
    if invitee.told_sequence is None:
        return Kind.ADDED if invitee.as_representative else Kind.INVITATION
    if not invitee.told_confirmed:
        return Kind.ADDED if invitee.told_kind == Kind.REMOVED else Kind.REOPENED
    if (invitee.told_starts_at, invitee.told_ends_at) != (session.starts_at, session.ends_at):
        return Kind.PAUSED if is_paused else Kind.MOVED
    return None


def _is_off_for_good(session, was_postponed: bool) -> bool:
    """Who waits for the new date of a postponed session learns that there will be none."""
    return was_postponed and session.status == Status.CANCELLED


def write_letters(session: ExpertSession | None = None, *, turn: Turn | None = None) -> int:
    """Write every letter that is due, of one session or of all; answers how many. Safe to repeat at any moment."""
    turn = turn or Turn()
    about = _due().filter(session=session) if session else _due()
    sessions = about.order_by("session").values_list("session", flat=True).distinct()
    written = sum(by_batches(partial(_write_batch, pk), turn) for pk in list(sessions))
    return written + write_asked(session, turn=turn)


def _due():
    """Entries about which somebody may have to be told: the same comparison as in `next_letter`, for the database."""
    is_news = (
        Q(told_sequence=None)
        | Q(told_confirmed=False)
        | ~Q(told_starts_at=F("session__starts_at"))
        | ~Q(told_ends_at=F("session__ends_at"))
    )
    runs = Q(session__status__in=ExpertSession.COMING, session__ends_at__gt=timezone.now() - CLOSES_AFTER)
    comes = runs & (Q(removed_at=None) & is_news | Q(removed_at__isnull=False, told_confirmed=True))
    goes = Q(session__status__in=OFF, told_confirmed=True)
    goes_for_good = Q(session__status=Status.CANCELLED, told_kind=Kind.POSTPONED, removed_at=None)
    return Invitee.objects.filter(comes | goes | goes_for_good)


@transaction.atomic
def _write_batch(session_pk, after: int) -> tuple[int, int | None]:
    """How many letters came of it, and the last row of the batch; None when there was none left."""
    due = _due().filter(session=session_pk, pk__gt=after).select_related("user", "member__user").order_by("pk")
    rows = list(due.select_for_update(skip_locked=True, of=("self",))[:BATCH])
    if not rows:
        return 0, None
    # Read after the lock: the session may have moved on since the rows were chosen.
    session = ExpertSession.objects.select_related("expert").get(pk=session_pk)
    last_move = session.moves.order_by("sequence").last()
    for row in rows:
        row.session = session
    taken_back = take_back(session, rows)
    is_paused = last_move is not None and last_move.kind == Move.Kind.PAUSED
    owed = [(row, kind) for row in rows if (kind := next_letter(session, row, is_paused=is_paused))]
    _write(session, owed)
    for kind in {kind for _row, kind in owed}:
        _remember(session, kind, [row.pk for row, own in owed if own == kind])
    nothing_to_say = {row.pk for row in taken_back} - {row.pk for row, _kind in owed}
    Invitee.objects.bulk_update([row for row in taken_back if row.pk in nothing_to_say], TOLD)
    return len(owed), rows[-1].pk


def _write(session, owed: list[tuple[Invitee, str]]) -> None:
    members = [row.member_id for row, _kind in owed]
    answered = session.seats.filter(member__in=members).only("member", "answer", "asked_again_at")
    seats = {seat.member_id: seat for seat in answered}
    written = [
        (
            Notice(session=session, user_id=row.user_id, kind=kind, sequence=row.sequence),
            _letter(row, kind, seats.get(row.member_id) or Seat()),
        )
        for row, kind in owed
    ]
    noticing.store(session, written)


def _remember(session, kind: str, entries: list[int]) -> None:
    """What these people know from now on; the rows are locked."""
    Invitee.objects.filter(pk__in=entries).update(
        told_sequence=session.sequence + F("shift"),
        told_kind=kind,
        told_confirmed=kind not in OUT,
        told_starts_at=session.starts_at,
        told_ends_at=session.ends_at,
    )


def _letter(invitee: Invitee, kind: str, seat: Seat):
    """One letter with its calendar part; who is out of the calendar already needs none."""
    session, user = invitee.session, invitee.user
    entry = entries.of_invitee(invitee, answer=seat.answer)
    if kind not in OUT:
        part = calendar.request(entry).decode()
    else:
        part = calendar.cancel(entry).decode() if invitee.told_confirmed else ""
    change = of_change(invitee, user.language, had_declined=seat.had_declined)
    context = context_of(session, invitee.member, user.language) | change
    return mail.compose(
        f"session_{kind}",
        to=user.email,
        language=user.language,
        context=context,
        dedupe_key=f"session_{kind}:{session.pk}:{invitee.sequence}:{user.pk}",
        subject=session,
        calendar=part,
    )
