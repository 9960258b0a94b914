"""Addresses that leave the site. Letters, calendars and digests carry only the session's page in the members' area."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override


def session_url(session, language: str) -> str:
    """The page with the plan, the answer and the way in, in the reader's language."""
    with override(language):
        return settings.SITE_URL + reverse("expert_sessions:session", args=[session.number])
