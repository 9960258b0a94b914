"""What a member finds on the page of a session once it is over; materials may lie there before."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import get_language

from members.models import Member
from sessions.models import ExpertSession, Material, Seat
from sessions.own import seat_of
from sessions.services.feedback import is_open_for


@dataclass(frozen=True)
class After:
    session: ExpertSession
    seat: Seat | None
    materials: list[Material]
    has_recording: bool
    # Those whom the directory shows; of the others only how many they are.
    present: list[Member]
    unlisted: int

    @property
    def is_held(self) -> bool:
        return self.session.state_at() == ExpertSession.Status.HELD

    @property
    def summary(self) -> str:
        return self.session.summary if self.is_held and self.session.summary_published_at else ""

    @property
    def wants_feedback(self) -> bool:
        return is_open_for(self.session, self.seat) and not self.seat.gave_feedback

    @property
    def was_there(self) -> bool:
        return self.is_held and self.seat is not None and self.seat.was_present

    @property
    def came(self) -> int:
        return len(self.present) + self.unlisted

    def __bool__(self):
        return bool(self.materials or self.has_recording or self.summary or self.was_there or self.came)


def after_of(session: ExpertSession, member: Member) -> After:
    """At most four queries, one before the session is over."""
    materials = list(session.materials.all())
    if session.state_at() != ExpertSession.Status.HELD:
        return After(session, None, materials, False, [], 0)
    seat = seat_of(session, member)
    present, unlisted = _who_was_there(session)
    return After(session, seat, materials, hasattr(session, "recording"), present, unlisted)


def _who_was_there(session: ExpertSession) -> tuple[list[Member], int]:
    members = Member.objects.filter(session_seats__session=session, session_seats__attended__in=Seat.PRESENT)
    listed = Q(pk__in=Member.objects.in_directory().values("pk"))
    found = members.select_related("community").annotate(is_listed=listed)
    ordered = list(found.in_latin_order() if get_language() == "en" else found.in_order())
    present = [member for member in ordered if member.is_listed]
    return present, len(ordered) - len(present)
