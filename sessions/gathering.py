"""Who is in a session, who is expected, who waits for a place: the moderator's view of it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from mayors_club.ukrainian import SurnameFirst, UkrainianOrder
from sessions.models import ExpertSession, JoinTrace, Seat


@dataclass(frozen=True)
class Person:
    """`member` is whose seat it is, where somebody else sits on it."""

    name: str
    place: str = ""
    member: str = ""
    how: str | Promise = ""
    since: datetime | None = None


@dataclass(frozen=True)
class Gathering:
    inside: list[Person]
    expected: list[Person]
    waiting: list[Person]


def gathering_of(session: ExpertSession) -> Gathering:
    """Two queries for any number of people. Who went away cannot be seen: `inside` is everybody who came in."""
    rows = session.seats.select_related("member__community", "representative__user")
    seats = list(rows.order_by(UkrainianOrder(SurnameFirst("member__full_name_uk")), "pk"))
    traces = session.traces.select_related("user", "host_link").order_by("at")
    inside = _who_came_in(traces, {seat.member_id: seat for seat in seats})
    traced = {trace.member_id for trace in traces}
    inside += [_by_hand(seat) for seat in seats if seat.was_present and seat.member_id not in traced]
    missing = [seat for seat in seats if seat.is_taken and not seat.was_present]
    waiting = sorted(
        (seat for seat in seats if seat.waiting_since and not seat.was_present), key=lambda seat: seat.waiting_since
    )
    return Gathering(inside, list(map(_who_goes, missing)), list(map(_who_goes, waiting)))


def _who_came_in(traces, seats: dict) -> list[Person]:
    """Each person once, at the time they first came."""
    found: dict[tuple, Person] = {}
    for trace in traces:
        found.setdefault((trace.user_id, trace.member_id, trace.host_link_id), _of_trace(trace, seats))
    return list(found.values())


def _of_trace(trace: JoinTrace, seats: dict) -> Person:
    how, since = trace.get_kind_display(), trace.at
    if trace.host_link:
        return Person(trace.host_link.name, how=how, since=since)
    seat = seats.get(trace.member_id)
    if seat is None or seat.member.user_id == trace.user_id:
        member = seat.member if seat else None
        return Person(
            member.full_name if member else trace.user.full_name, member.place if member else "", how=how, since=since
        )
    return Person(trace.user.full_name, seat.member.place, seat.member.full_name, how, since)


def _by_hand(seat: Seat) -> Person:
    return Person(seat.member.full_name, seat.member.place, "", seat.get_attended_display(), seat.attended_at)


def _who_goes(seat: Seat) -> Person:
    if seat.representative:
        return Person(seat.representative.full_name, seat.member.place, seat.member.full_name)
    return Person(seat.member.full_name, seat.member.place)
