"""What all our Atom feeds share: names for ever, and a date that stands still while nothing happens."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

# Atom wants a date of a feed without entries too; the time of the request would be a new page every second.
NOTHING_YET = datetime(2026, 1, 1, tzinfo=UTC)


class StableAtom(Atom1Feed):
    def latest_post_date(self):
        return super().latest_post_date() if self.items else NOTHING_YET


def tag(what: str) -> str:
    """A name for ever (RFC 4151), whatever addresses do."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},2026:{what}"
