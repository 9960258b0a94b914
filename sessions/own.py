"""A session as one person finds it in the members' area: with their answer, and what they may still say."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import zip_longest
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from members.models import Member, Representative, User
from sessions import times
from sessions.answer_words import Said, quick_answers, said_of
from sessions.entitled import Visitor
from sessions.models import AgendaItem, ExpertSession, Question, Seat
from sessions.services import may_attend

Status = ExpertSession.Status
# The list shows the sessions of a year; older ones are in the public archive.
PAST_SHOWN = 26
SEAT_COLUMNS = ("id", "answer", "representative_id", "asked_again_at", "attended", "gave_feedback")
SOON = timedelta(days=14)


@dataclass(frozen=True)
class Own:
    """One session, the seat of the visitor's member in it, and the moment at which it is looked at."""

    session: ExpertSession
    visitor: Visitor
    now: datetime

    @cached_property
    def seat(self) -> Seat | None:
        return seat_of(self.session, self.visitor.member)

    @property
    def answer(self) -> str:
        return self.seat.answer if self.seat else Seat.Answer.NONE

    @property
    def state(self) -> str:
        return self.session.state_at(self.now)

    @property
    def is_coming(self) -> bool:
        """Answers and questions are taken."""
        return self.state in ExpertSession.COMING

    @property
    def is_over(self) -> bool:
        return self.state == Status.HELD

    @property
    def waits_for_answer(self) -> bool:
        """Nothing has been said yet, or the time has changed since."""
        return self.is_coming and (
            self.answer == Seat.Answer.NONE or (self.seat is not None and self.seat.asked_again_at is not None)
        )

    @property
    def waits_for_feedback(self) -> bool:
        seat = self.seat
        is_recent = self.is_over and self.session.ends_at > self.now - SOON
        return is_recent and seat is not None and seat.was_present and not seat.gave_feedback

    @property
    def said(self) -> Said:
        return said_of(self.seat, self.visitor)

    @property
    def quick_answers(self) -> list[tuple[str, str]]:
        """What one press of a button says."""
        return quick_answers(self.visitor)


def coming_of(visitor: Visitor, now=None) -> list[Own]:
    """The next ones first; then those that wait for a new date, and what was cancelled and is not past yet."""
    now = now or timezone.now()
    sessions = _sessions_of(visitor)
    ahead = Q(pk__in=ExpertSession.objects.upcoming(now).values("pk"))
    off = Q(status=Status.POSTPONED) | Q(status=Status.CANCELLED, starts_at__gt=now)
    found = sorted(sessions.filter(ahead | off), key=lambda one: (one.status == Status.POSTPONED, one.starts_at))
    return [Own(session, visitor, now) for session in found]


def past_of(visitor: Visitor, now=None) -> list[Own]:
    now = now or timezone.now()
    over = ExpertSession.objects.past(now).values("pk")
    found = _sessions_of(visitor).select_related("recording").filter(pk__in=over).annotate(Count("materials"))
    return [Own(session, visitor, now) for session in found.order_by("-starts_at", "-number")[:PAST_SHOWN]]


def around_now(visitor: Visitor) -> list[Own]:
    """What is to come, and what somebody may still say something about: one question, for the overview."""
    now = timezone.now()
    ahead = Q(pk__in=ExpertSession.objects.upcoming(now).values("pk"))
    recent = Q(pk__in=ExpertSession.objects.past(now).filter(ends_at__gt=now - SOON).values("pk"))
    return [
        Own(session, visitor, now) for session in _sessions_of(visitor).filter(ahead | recent).order_by("starts_at")
    ]


def _sessions_of(visitor: Visitor):
    """Those that were announced, each with the seat of the visitor's member."""
    return ExpertSession.objects.public().select_related("expert").annotate(own_seats=_seat(visitor.member))


@dataclass(frozen=True)
class Point:
    """One point of the plan, at its hour in Kyiv."""

    agenda_item: AgendaItem
    clock: str


def find(visitor: Visitor, number: int) -> Own | None:
    """The session with all that its page needs: one question."""
    found = _sessions_of(visitor).select_related("room", "recording")
    found = found.annotate(
        plan=ArraySubquery(_plan()),
        asked=ArraySubquery(_asked(visitor.member)),
        may_go=ArraySubquery(_may_go(visitor.member)),
    )
    session = found.filter(number=number).first()
    return Own(session, visitor, timezone.now()) if session else None


def points_of(session: ExpertSession) -> list[Point]:
    """Without those that were over before a pause: the next one had begun by then."""
    items = [AgendaItem(**columns) for columns in session.plan]
    left = [one for one, after in zip_longest(items, items[1:]) if not _is_over(session, after)]
    return [Point(one, times.clock(session.begins_at(one))) for one in left]


def _is_over(session, following: AgendaItem | None) -> bool:
    return following is not None and following.after_minutes <= session.plan_passed


def _seat(member: Member) -> ArraySubquery:
    """The member's seat, with who goes instead and how many wait in front."""
    waiting = Seat.objects.filter(session=OuterRef("session"), answer=Seat.Answer.WAITING)
    ahead = waiting.filter(waiting_since__lt=OuterRef("waiting_since")).order_by().values("session")
    columns = JSONObject(
        **{name: name for name in SEAT_COLUMNS},
        name="representative__full_name_uk",
        latin="representative__user__full_name_latin",
        ahead=Subquery(ahead.annotate(count=Count("pk")).values("count")),
    )
    return ArraySubquery(Seat.objects.filter(session=OuterRef("pk"), member=member).values(columns=columns))


def seat_of(session: ExpertSession, member: Member) -> Seat | None:
    """The member's seat; costs nothing where the session was read for this member."""
    if not hasattr(session, "own_seats"):
        return session.seats.filter(member=member).first()
    return next((_seat_from(columns, session, member) for columns in session.own_seats), None)


def _seat_from(columns: dict, session: ExpertSession, member: Member) -> Seat:
    """The row as the database told it among the columns of its session."""
    seat = Seat(session=session, member=member, **{name: columns[name] for name in SEAT_COLUMNS})
    seat.ahead = columns["ahead"] or 0
    if seat.representative_id:
        seat.representative = person_from(
            {**columns, "pk": columns["representative_id"], "full_name_uk": columns["name"]}
        )
    return seat


def person_from(columns: dict) -> Representative:
    """For the name alone."""
    user = User(full_name_latin=columns["latin"] or "")
    return Representative(pk=UUID(columns["pk"]), full_name_uk=columns["full_name_uk"], user=user)


def _plan():
    names = ("after_minutes", "title_uk", "title_en", "note_uk", "note_en")
    items = AgendaItem.objects.filter(session=OuterRef("pk")).annotate(
        point=JSONObject(**{name: name for name in names})
    )
    return items.values("point")


def _asked(member: Member):
    """The member's own questions with a name that nobody has put aside as answered."""
    own = Question.objects.filter(session=OuterRef("pk"), member=member, hidden_at=None)
    return own.order_by("asked_at").values("text")


def _may_go(member: Member):
    """Who may go instead of the member: for the names in the form."""
    people = may_attend(member).order_by("full_name_uk")
    return people.values(one=JSONObject(pk="pk", full_name_uk="full_name_uk", latin=F("user__full_name_latin")))
