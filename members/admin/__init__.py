"""The members' part of the admin, one module per model."""

from members.admin import community, member, relay, user

__all__ = ["community", "member", "relay", "user"]
