"""Who has a session in their calendar: rows first, letters follow from them (telling.py).

A member who goes, waits or has said nothing; the representative where one goes instead; nobody for who declined.
Whoever does not want invitations gets none, but an entry as soon as they answer; an entry they have is kept right.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mayors_club import mail
from members.letter_kinds import SESSION_INVITATIONS
from members.models import Member, Representative
from sessions.models import ExpertSession, Invitee, Notice, Seat
from sessions.services.locking import lock

Answer = Seat.Answer
COLUMNS = ["member", "as_representative", "added_at", "removed_at", "shift"]


@dataclass(frozen=True)
class Place:
    """By whose membership a person is invited."""

    member: UUID
    as_representative: bool


@transaction.atomic
def reconcile(session: ExpertSession) -> int:
    """Everybody's entry of this session; answers how many changed. Nothing to do where it does not take place."""
    return _reconcile(session, Member.objects.active(), Q())


def reconcile_all() -> int:
    """Follow who became a member, who left and who lost a right, for every session to come."""
    return sum(reconcile(session) for session in ExpertSession.objects.upcoming())


@transaction.atomic
def reconcile_member(session: ExpertSession, member: Member) -> int:
    """The entries of one member and of everybody who may sit on their seat: after an answer."""
    people = {member.user_id, *member.representatives.exclude(user=None).values_list("user_id", flat=True)}
    around = Q(user__in=people) | Q(representatives__user__in=people)
    return _reconcile(session, Member.objects.active().filter(around).distinct(), Q(user__in=people), people)


def _reconcile(session, members, invitees: Q, people=None) -> int:
    lock(session)
    if session.state_at() not in ExpertSession.COMING:
        return 0
    rows = {row.user_id: row for row in session.invitees.filter(invitees)}
    entered = {user for user, row in rows.items() if row.removed_at is None and not row.as_representative}
    places = _places(session, members, entered)
    if people is not None:
        places = {user: place for user, place in places.items() if user in people}
    changed = [row for user, row in rows.items() if _bring_up_to_date(row, places.get(user))]
    Invitee.objects.bulk_update(changed, COLUMNS, batch_size=200)
    new = [
        Invitee(session=session, user_id=user, member_id=place.member, as_representative=place.as_representative)
        for user, place in places.items()
        if user not in rows
    ]
    Invitee.objects.bulk_create(new)
    if changed or new:
        transaction.on_commit(lambda: mail.nudge("sessions.write_letters"), robust=True)
    return len(changed) + len(new)


def _places(session, members, entered: set) -> dict[int, Place]:
    """Who should have an entry. Somebody's own membership counts first, then those they represent, by name."""
    seats = {seat.member_id: seat for seat in session.seats.filter(member__in=members)}
    attending = {
        one.pk: one.user_id
        for one in Representative.objects.in_force().filter(session_seats__session=session, can_attend_sessions=True)
        if one.user_id
    }
    own: dict[int, Place] = {}
    represented: dict[int, Place] = {}
    active = members.filter(user__is_active=True).select_related("user").order_by("full_name_uk", "pk")
    for member in active:
        seat = seats.get(member.pk)
        answer = seat.answer if seat else Answer.NONE
        user = attending.get(seat.representative_id) if answer == Answer.REPRESENTATIVE else None
        if user is not None:
            represented.setdefault(user, Place(member.pk, True))
        elif answer != Answer.DECLINED and _is_wanted(member.user, answer, entered):
            own[member.user_id] = Place(member.pk, False)
    return {**represented, **own}


def _is_wanted(user, answer: str, entered: set) -> bool:
    return answer != Answer.NONE or user.pk in entered or SESSION_INVITATIONS not in user.letters_off


def _bring_up_to_date(row: Invitee, place: Place | None) -> bool:
    """Whether something changed. Taken out or put back: a new number for this person's calendar."""
    if place is None:
        if row.removed_at is not None:
            return False
        row.removed_at = timezone.now()
        row.shift += 1
        return True
    is_back = row.removed_at is not None
    if is_back:
        row.removed_at, row.added_at = None, timezone.now()
        row.shift += 1
    before = row.member_id, row.as_representative
    row.member_id, row.as_representative = place.member, place.as_representative
    return is_back or before != (row.member_id, row.as_representative)


@transaction.atomic
def tell_place(session: ExpertSession, member: Member) -> None:
    """Have the letter written that a place has become free: to whoever goes, once for each time they moved up.

    Call it after `reconcile_member`.
    """
    entries = session.invitees.in_calendar().filter(member=member).select_related("session")
    _ask_for(session, Notice.Kind.PLACE, {entry.user_id: entry.sequence for entry in entries})


@transaction.atomic
def tell_summary(session: ExpertSession) -> None:
    """Have the letters written that the summary can be read: to everybody in whose calendar the session stood."""
    there = session.invitees.in_calendar().filter(told_confirmed=True, user__is_active=True)
    entries = there.filter(member__in=Member.objects.active())
    _ask_for(session, Notice.Kind.SUMMARY, dict.fromkeys(entries.values_list("user_id", flat=True), session.sequence))


def _ask_for(session, kind: str, people: dict[int, int]) -> None:
    asked = [Notice(session=session, user_id=user, kind=kind, sequence=number) for user, number in people.items()]
    Notice.objects.bulk_create(asked, ignore_conflicts=True)
    transaction.on_commit(lambda: mail.nudge("sessions.write_letters"), robust=True)
