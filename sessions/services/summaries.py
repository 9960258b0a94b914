"""What was said, in words, for members: they can read it without electricity for a video."""

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from sessions.models import ExpertSession
from sessions.services import inviting
from sessions.services.held import lock_held


class NothingToPublish(Exception):
    """Nobody has written the summary in Ukrainian."""


@transaction.atomic
def save_summary(session: ExpertSession, *, summary_uk: str, summary_en: str, by) -> None:
    """A draft until it is published; afterwards members see what changed. Raises NotHeld, NothingToPublish."""
    lock_held(session)
    if session.summary_published_at and not summary_uk:
        raise NothingToPublish
    if (session.summary_uk or "", session.summary_en or "") == (summary_uk, summary_en):
        return
    session.summary_uk, session.summary_en = summary_uk, summary_en
    session.save(update_fields=["summary_uk", "summary_en"])
    events.record("session.summary_saved", subject=session, by=by)


@transaction.atomic
def publish_summary(session: ExpertSession, *, by) -> None:
    """Members read it from now on, and a letter tells them, once. Raises NotHeld and NothingToPublish."""
    lock_held(session)
    if not session.summary_uk:
        raise NothingToPublish
    if session.summary_published_at:
        return
    session.summary_published_at = timezone.now()
    session.save(update_fields=["summary_published_at"])
    events.record("session.summary_published", subject=session, by=by)
    inviting.tell_summary(session)
