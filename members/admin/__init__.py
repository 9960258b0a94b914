"""The members' part of the admin, one module per model."""

from members.admin import community

__all__ = ["community"]
