"""The gate of a session: what a person at the door is told, decided from the clock and nothing else.

No database, no request, no language. The window is 15 minutes before the start until 15 minutes after the end, measured
between moments, so the nights when the clocks change are nights like all others.
"""

from datetime import datetime
from enum import StrEnum

from sessions.times import KYIV


class JoinState(StrEnum):
    SCHEDULED = "scheduled"
    OPEN = "open"
    RUNNING = "running"
    ENDED = "ended"
    CANCELLED = "cancelled"
    MOVED = "moved"
    MEMBERS_ONLY = "members_only"
    LINK_STALE = "link_stale"
    VIDEO_FAILED = "video_failed"


# Whoever is entitled and presses Join now is let in.
LETS_IN = frozenset({JoinState.OPEN, JoinState.RUNNING, JoinState.VIDEO_FAILED})


def state_of(
    session,
    now: datetime,
    *,
    is_entitled: bool,
    room_failed: bool = False,
    moved_from: datetime | None = None,
    link_is_stale: bool = False,
) -> JoinState:
    """Which of the nine panels stands at the door of this session at this moment.

    `session` has `status`, `starts_at`, `ends_at`, `opens_at` and `closes_at`; `moved_from` is the start that the last
    change of time replaced. The written status decides only what the clock cannot know: it may be minutes late.
    """
    if link_is_stale:
        return JoinState.LINK_STALE
    if not is_entitled or session.status == "planned":
        return JoinState.MEMBERS_ONLY
    if session.status == "cancelled":
        return JoinState.CANCELLED
    if session.status == "postponed":
        return JoinState.MOVED
    if session.status == "held" or now >= session.closes_at:
        return JoinState.ENDED
    if now < session.opens_at:
        return JoinState.MOVED if _is_news(moved_from, now) else JoinState.SCHEDULED
    if room_failed:
        return JoinState.VIDEO_FAILED
    return JoinState.OPEN if now < session.starts_at else JoinState.RUNNING


def _is_news(moved_from: datetime | None, now: datetime) -> bool:
    """Until the old day is over in Kyiv, somebody may still come at the old hour."""
    return moved_from is not None and now.astimezone(KYIV).date() <= moved_from.astimezone(KYIV).date()
