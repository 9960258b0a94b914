"""How many were invited, wanted to come, came: by session, by year and by oblast."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from sessions.models import ExpertSession, Invitee, Seat

OF_MODE = {mode: Count("seats", filter=Q(seats__attended=mode)) for mode in Seat.PRESENT}


@dataclass
class Turnout:
    """`invited` is None where the entries of calendars have been forgotten: they are kept for twelve months."""

    invited: int | None = None
    going: int = 0
    modes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(Seat.PRESENT, 0))

    @property
    def present(self) -> int:
        return sum(self.modes.values())

    @property
    def absent(self) -> int:
        return max(self.going - self.present, 0)

    @property
    def share(self) -> int | None:
        """Of those who wanted to come, in per cent."""
        return round(100 * self.present / self.going) if self.going else None

    def add(self, other: "Turnout") -> None:
        if other.invited is not None:
            self.invited = (self.invited or 0) + other.invited
        self.going += other.going
        for mode, count in other.modes.items():
            self.modes[mode] += count


@dataclass(frozen=True)
class Row:
    session: ExpertSession
    turnout: Turnout


def rows_of(now=None) -> list[Row]:
    """Every session that was held, the newest first; one query."""
    invitees = Invitee.objects.filter(session=OuterRef("pk")).order_by().values("session").annotate(count=Count("pk"))
    going = Q(seats__answer__in=Seat.TAKEN) | Q(seats__attended__in=Seat.PRESENT)
    sessions = ExpertSession.objects.past(now).annotate(
        going=Count("seats", filter=going),
        invited=Coalesce(Subquery(invitees.values("count")), 0),
        **{f"came_{mode}": count for mode, count in OF_MODE.items()},
    )
    return [Row(session, _turnout(session)) for session in sessions]


def _turnout(session) -> Turnout:
    modes = {mode: getattr(session, f"came_{mode}") for mode in Seat.PRESENT}
    return Turnout(session.invited or None, session.going, modes)


def by_year(rows: list[Row]) -> dict[int, tuple[int, Turnout]]:
    """How many sessions, and all of them together; by the year in Kyiv."""
    counts: dict[int, int] = defaultdict(int)
    sums: dict[int, Turnout] = defaultdict(Turnout)
    for row in rows:
        year = row.session.local_starts_at.year
        counts[year] += 1
        sums[year].add(row.turnout)
    return {year: (counts[year], sums[year]) for year in counts}


def by_oblast() -> list[tuple[str, int, int]]:
    """Name, members who came at least once, and how often in all; the most frequent first. One query."""
    attended = Seat.objects.attended().exclude(member__community=None)
    found = attended.values_list("member__community__oblast_uk").annotate(
        people=Count("member", distinct=True), times=Count("pk")
    )
    return sorted(found, key=lambda row: (-row[2], row[0]))
