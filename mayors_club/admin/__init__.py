"""The kernel's part of the admin, one module per model."""

from mayors_club.admin import erasure_requests, events, faq, letters, switches

__all__ = ["erasure_requests", "events", "faq", "letters", "switches"]
