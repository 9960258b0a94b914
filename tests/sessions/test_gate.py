"""The gate: who × which minute × which status, every combination; and the two nights when the clocks change."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from sessions.gate import LETS_IN, JoinState, state_of
from sessions.models import ExpertSession
from sessions.times import KYIV

MINUTE = timedelta(minutes=1)
COMING = ("announced", "open", "live")
ORDINARY = datetime(2026, 11, 26, 15, tzinfo=KYIV)
# In spring 03:00 is followed by 04:00 at once, in autumn 03:00 to 04:00 happens twice.
SPRING_NIGHT = datetime(2026, 3, 29, 2, 30, tzinfo=KYIV)
AUTUMN_NIGHT = datetime(2026, 10, 25, 3, 30, tzinfo=KYIV)
AUTUMN_NIGHT_SECOND_TIME = AUTUMN_NIGHT.replace(fold=1)
STARTS = [ORDINARY, SPRING_NIGHT, AUTUMN_NIGHT, AUTUMN_NIGHT_SECOND_TIME]


@dataclass
class Meeting:
    status: str
    starts_at: datetime

    @property
    def ends_at(self):
        return self.starts_at + 90 * MINUTE

    @property
    def opens_at(self):
        return self.starts_at - 15 * MINUTE

    @property
    def closes_at(self):
        return self.ends_at + 15 * MINUTE


def expected(status, minute, is_entitled, room_failed, was_moved):
    """The same said differently: a table by minutes after the start."""
    if not is_entitled or status == "planned":
        return "members_only"
    if status in ("cancelled", "postponed", "held"):
        return {"cancelled": "cancelled", "postponed": "moved", "held": "ended"}[status]
    if minute < -15:
        return "moved" if was_moved else "scheduled"
    if minute >= 90 + 15:
        return "ended"
    if room_failed:
        return "video_failed"
    return "open" if minute < 0 else "running"


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize("status", ExpertSession.Status.values)
def test_every_role_at_every_minute_of_every_status(status, start):
    start = start.astimezone(UTC)
    session = Meeting(status, start)
    wrong = []
    for minute in range(-60, 180):
        for is_entitled in (True, False):
            for room_failed in (True, False):
                for moved_from in (None, start + timedelta(days=1)):
                    got = state_of(
                        session,
                        start + minute * MINUTE,
                        is_entitled=is_entitled,
                        room_failed=room_failed,
                        moved_from=moved_from,
                    )
                    right = expected(status, minute, is_entitled, room_failed, bool(moved_from))
                    if got != right:
                        wrong.append(f"{minute} {is_entitled} {room_failed} {moved_from}: {got}, not {right}")
    assert wrong == []


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize("status", ExpertSession.Status.values)
def test_door_is_open_for_the_entitled_in_the_window_and_for_nobody_else(status, start):
    start = start.astimezone(UTC)
    session = Meeting(status, start)
    second = timedelta(seconds=1)
    for moment, in_window in [
        (start - 15 * MINUTE - second, False),
        (start - 15 * MINUTE, True),
        (start, True),
        (start + 105 * MINUTE - second, True),
        (start + 105 * MINUTE, False),
    ]:
        assert (state_of(session, moment, is_entitled=True) in LETS_IN) == (in_window and status in COMING)
        assert state_of(session, moment, is_entitled=False) not in LETS_IN


@pytest.mark.parametrize("start", STARTS, ids=str)
def test_window_lasts_two_hours_whatever_the_clocks_do(start):
    start = start.astimezone(UTC)
    session = Meeting("announced", start)
    minutes = [
        minute for minute in range(-300, 300) if state_of(session, start + minute * MINUTE, is_entitled=True) in LETS_IN
    ]
    assert (minutes[0], minutes[-1], len(minutes)) == (-15, 104, 120)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (datetime(2026, 11, 20, 9, tzinfo=KYIV), JoinState.MOVED),
        (datetime(2026, 11, 26, 15, tzinfo=KYIV), JoinState.MOVED),
        (datetime(2026, 11, 26, 23, 59, tzinfo=KYIV), JoinState.MOVED),
        (datetime(2026, 11, 27, 0, 0, tzinfo=KYIV), JoinState.SCHEDULED),
        (datetime(2026, 12, 3, 14, 45, tzinfo=KYIV), JoinState.OPEN),
    ],
)
def test_move_is_news_until_the_old_day_is_over_in_kyiv(now, state):
    session = Meeting("announced", datetime(2026, 12, 3, 15, tzinfo=KYIV))
    assert state_of(session, now, is_entitled=True, moved_from=ORDINARY) == state


def test_session_moved_to_an_earlier_day_opens_its_door_on_time():
    session = Meeting("announced", ORDINARY)
    later = ORDINARY + timedelta(days=7)
    assert state_of(session, ORDINARY - 16 * MINUTE, is_entitled=True, moved_from=later) == JoinState.MOVED
    assert state_of(session, ORDINARY - 15 * MINUTE, is_entitled=True, moved_from=later) == JoinState.OPEN


@pytest.mark.parametrize("status", ExpertSession.Status.values)
def test_stale_link_of_a_host_says_so_before_anything_else(status):
    session = Meeting(status, ORDINARY)
    assert state_of(session, ORDINARY, is_entitled=True, link_is_stale=True) == JoinState.LINK_STALE
