"""Letters that somebody has asked for with a notice: a place has become free, the summary can be read."""

from functools import partial

from django.db import transaction

from mayors_club import mail
from members import services as members
from members.letter_kinds import SESSION_SUMMARIES
from sessions import calendar, entries
from sessions.letter_words import context_of, of_summary
from sessions.models import ExpertSession, Invitee, Notice, Seat
from sessions.services.turns import BATCH, Turn, by_batches

Kind = Notice.Kind


def write_asked(session: ExpertSession | None = None, *, turn: Turn) -> int:
    """Write every letter that is asked for, of one session or of all; answers how many. Safe to repeat."""
    waiting = Notice.objects.filter(said_starts_at=None)
    if session:
        waiting = waiting.filter(session=session)
    sessions = waiting.order_by("session").values_list("session", flat=True).distinct()
    return sum(by_batches(partial(_write_batch, pk), turn) for pk in list(sessions))


@transaction.atomic
def _write_batch(session_pk, after: int) -> tuple[int, int | None]:
    due = Notice.objects.filter(session=session_pk, said_starts_at=None, pk__gt=after).select_related("user")
    rows = list(due.order_by("pk").select_for_update(skip_locked=True, of=("self",))[:BATCH])
    if not rows:
        return 0, None
    session = ExpertSession.objects.select_related("expert").get(pk=session_pk)
    entered = session.invitees.in_calendar().filter(user__in=[row.user_id for row in rows])
    invitees = {invitee.user_id: invitee for invitee in entered.select_related("user", "member__user")}
    members_there = [invitee.member_id for invitee in invitees.values()]
    answers = dict(session.seats.filter(member__in=members_there).values_list("member", "answer"))
    letters = {}
    for row in rows:
        invitee = invitees.get(row.user_id)
        if invitee is not None and _is_still_so(row, session, answers.get(invitee.member_id)):
            invitee.session = session
            letters[row.pk] = _letter(row, invitee)
    stored = mail.put_all(list(letters.values()))
    for row in rows:
        row.letter = stored[letters[row.pk].dedupe_key] if row.pk in letters else None
        row.said_starts_at, row.said_ends_at = session.starts_at, session.ends_at
    Notice.objects.bulk_update(rows, ["letter", "said_starts_at", "said_ends_at"])
    return len(letters), rows[-1].pk


def _is_still_so(notice: Notice, session: ExpertSession, answer: str | None) -> bool:
    """What was asked for a moment ago may be over: the seat given up, the session off, the letters not wanted."""
    if notice.kind == Kind.PLACE:
        return answer in Seat.TAKEN and session.state_at() in ExpertSession.COMING
    return members.wants(notice.user, SESSION_SUMMARIES) and session.summary_published_at is not None


def _letter(notice: Notice, invitee: Invitee):
    session, user = invitee.session, notice.user
    part = ""
    if notice.kind == Kind.PLACE:
        # The calendar showed a tentative entry.
        part = calendar.request(entries.of_invitee(invitee, answer=Seat.Answer.GOING)).decode()
    return mail.compose(
        f"session_{notice.kind}",
        to=user.email,
        language=user.language,
        context=context_of(session, invitee.member, user.language) | of_summary(session, user.language),
        dedupe_key=f"session_{notice.kind}:{session.pk}:{notice.sequence}:{user.pk}",
        subject=session,
        calendar=part,
    )
