"""The kernel's part of the admin, one module per model."""

from mayors_club.admin import events, faq, letters, switches

__all__ = ["events", "faq", "letters", "switches"]
