"""The steps of a session on the secretariat's side: which are open now, what they are called, whom they concern."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from members.letter_kinds import SESSION_INVITATIONS
from members.models import Member
from sessions.admin.access import RUN
from sessions.models import ExpertSession, Seat

Status = ExpertSession.Status
# Of members: they have not switched invitations off.
WANTING = ~Q(user__letters_off__contains=[SESSION_INVITATIONS])


@dataclass(frozen=True)
class Step:
    """`becomes` is looked up in the table of transitions; a move leads from one announced time to another."""

    name: str
    label: Promise
    becomes: str
    starts: tuple

    def is_open(self, session) -> bool:
        state = session.state_at()
        moves = state in session.COMING and self.becomes == Status.ANNOUNCED
        return state in self.starts and (moves or self.becomes in session.TRANSITIONS[state])


STEPS = {
    step.name: step
    for step in (
        Step("announce", _("Announce"), Status.ANNOUNCED, (Status.PLANNED,)),
        Step("move", _("Move"), Status.ANNOUNCED, ExpertSession.COMING),
        Step("postpone", _("Postpone"), Status.POSTPONED, tuple(Status)),
        Step("reopen", _("It takes place after all"), Status.ANNOUNCED, (Status.POSTPONED, Status.CANCELLED)),
        Step("cancel", _("Cancel the session"), Status.CANCELLED, tuple(Status)),
    )
}


@dataclass(frozen=True)
class Link:
    label: Promise
    url: str


def steps_of(session, user) -> list[Link]:
    """The buttons: what the table of states allows now."""
    if not user.has_perm(RUN):
        return []
    return [Link(step.label, address_of(step.name, session)) for step in STEPS.values() if step.is_open(session)]


def address_of(name: str, session) -> str:
    return reverse(f"admin:expert_sessions_expertsession_{name}", args=[session.pk])


@dataclass(frozen=True)
class People:
    """Whom a step concerns: letters go to who has the session in the calendar."""

    in_calendars: int
    going: int
    waiting: int
    # Who would be asked anew about another day.
    declined: int


def people_of(session) -> People:
    answers = session.seats.aggregate(
        going=Count("pk", filter=Q(answer__in=Seat.TAKEN)),
        waiting=Count("pk", filter=Q(answer=Seat.Answer.WAITING)),
        declined=Count("pk", filter=Q(answer=Seat.Answer.DECLINED, member__in=_active().filter(WANTING))),
    )
    return People(session.invitees.in_calendar().count(), **answers)


def invited_by_announcement() -> int:
    """Members who have not switched invitations off."""
    return _active().filter(WANTING).count()


def back_by_reopening(session, *, is_another_day: bool) -> int:
    """Members for whom somebody has the session in the calendar again: who declined only when the day is another one.

    Asked anew, they are like who has said nothing: with invitations switched off they get no entry.
    """
    seats = session.seats.exclude(answer=Seat.Answer.NONE)
    declined = seats.filter(answer=Seat.Answer.DECLINED)
    entered = session.invitees.in_calendar().filter(as_representative=False)
    is_known = Q(pk__in=seats.exclude(pk__in=declined).values("member")) | Q(user__in=entered.values("user"))
    wanted = _active().filter(is_known | WANTING)
    return (wanted if is_another_day else wanted.exclude(pk__in=declined.values("member"))).count()


def _active() -> QuerySet[Member]:
    return Member.objects.active().filter(user__is_active=True)
