"""Letters that have not left and say what is no longer so: they are stopped, and count as never told."""

from mayors_club import mail
from mayors_club.models import OutgoingEmail
from sessions.models import ExpertSession, Invitee, Notice

Kind = Notice.Kind
OUT = (Kind.REMOVED, Kind.POSTPONED, Kind.CANCELLED)
# What a calendar was told; the last of these that left is what the person knows.
IN_CALENDAR = (Kind.INVITATION, Kind.ADDED, Kind.MOVED, Kind.PAUSED, Kind.REOPENED, *OUT)
REMINDERS = (Kind.REMINDER_DAY, Kind.REMINDER_SOON)
TEXTS = ("letter__body_text", "letter__body_html", "letter__calendar")


def take_back(session: ExpertSession, invitees: list[Invitee]) -> list[Invitee]:
    """Stop what is still in the outbox for these people, and set what they were told to the last that left.

    Locks nothing of the session; the caller holds the entries and saves those that are answered.
    """
    kinds = (*IN_CALENDAR, *REMINDERS)
    concerned = [invitee.user_id for invitee in invitees]
    rows = session.notices.filter(user__in=concerned, kind__in=kinds).select_related("letter").defer(*TEXTS)
    notices = list(rows.order_by("pk"))
    waiting = [notice for notice in notices if notice.letter and _can_be_stopped(notice.letter)]
    if not waiting:
        return []
    stopped = stop([notice.letter for notice in waiting])
    people = {notice.user_id for notice in waiting if notice.letter_id in stopped and notice.kind in IN_CALENDAR}
    affected = [invitee for invitee in invitees if invitee.user_id in people]
    for invitee in affected:
        _tell_again(invitee, [notice for notice in notices if notice.user_id == invitee.user_id], stopped)
    return affected


def stop(letters: list[OutgoingEmail]) -> set:
    """Supersede all of them; where some left a moment ago, those that did not. Answers the ids of the stopped ones."""
    try:
        mail.supersede(letters)
        return {letter.pk for letter in letters}
    except mail.AlreadyLeft:
        return {letter.pk for letter in letters if _is_stopped(letter)}


def _is_stopped(letter) -> bool:
    try:
        mail.supersede([letter])
    except mail.AlreadyLeft:
        return False
    return True


def _can_be_stopped(letter) -> bool:
    return letter.can_become(OutgoingEmail.Status.SUPERSEDED) and not letter.may_have_arrived_twice


def _tell_again(invitee: Invitee, notices: list[Notice], stopped: set) -> None:
    known = [notice for notice in notices if notice.kind in IN_CALENDAR and not _is_void(notice, stopped)]
    last = max(known, key=lambda notice: notice.pk, default=None)
    invitee.told_sequence = last.sequence if last else None
    invitee.told_starts_at = last.said_starts_at if last else None
    invitee.told_ends_at = last.said_ends_at if last else None
    invitee.told_confirmed = last is not None and last.kind not in OUT
    invitee.told_kind = last.kind if last else ""


def _is_void(notice: Notice, stopped: set) -> bool:
    """Its letter never left; one whose row is gone left long ago."""
    letter = notice.letter
    return letter is not None and (letter.pk in stopped or letter.status == OutgoingEmail.Status.SUPERSEDED)
