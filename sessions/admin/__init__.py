"""The secretariat's side of expert sessions: series and their dates, experts, sessions and what happens to them."""

from sessions.admin import experts, series, sessions, topics

__all__ = ["experts", "series", "sessions", "topics"]
