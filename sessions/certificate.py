"""A certificate of attendance: for whose seat somebody was there."""

from dataclasses import dataclass

from sessions.models import ExpertSession, JoinTrace, Seat


@dataclass(frozen=True)
class Certificate:
    session: ExpertSession
    seat: Seat
    # Who came for the member; "" where the member came, or nobody knows any more.
    represented_by: str

    @property
    def is_represented(self) -> bool:
        return self.seat.attended == Seat.Attended.REPRESENTATIVE


def certificate_of(session: ExpertSession, member) -> Certificate | None:
    """None for whoever was not there, and before the session is over."""
    if session.state_at() != ExpertSession.Status.HELD:
        return None
    seats = session.seats.attended().select_related("member__community", "representative__user")
    seat = seats.filter(member=member).first()
    return Certificate(session, seat, _represented_by(seat)) if seat else None


def _represented_by(seat: Seat) -> str:
    if seat.attended != Seat.Attended.REPRESENTATIVE:
        return ""
    if seat.representative:
        return seat.representative.full_name
    of_the_seat = {"session_id": seat.session_id, "member_id": seat.member_id}
    trace = JoinTrace.objects.filter(**of_the_seat, kind=JoinTrace.Kind.REPRESENTATIVE).select_related("user").first()
    return trace.user.full_name if trace else ""
