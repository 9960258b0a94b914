"""Personal links: who holds one, until when it works, where it leads. Each letter that leaves mints a new token."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from applications.models import AccessLink, Application
from mayors_club.tokens import hash_token, new_token

DRAFT_LINK_DAYS = 30
STATUS_LINK_DAYS = 180
# Letters in which the link leads to a page of its own; all others lead to the list of sections.
PAGES = {
    "application_question": "reply",
    "application_received": "status",
    "application_answer_received": "status",
}


def last_day(application, today=None):
    """The last day on which a link minted today works; the letters and pages name it."""
    days = STATUS_LINK_DAYS if application.was_submitted else DRAFT_LINK_DAYS
    return (today or timezone.localdate()) + timedelta(days=days)


def last_day_of(link):
    """The last day on which this link works."""
    return timezone.localdate(link.expires_at - timedelta(seconds=1))


def end_of_day(day) -> datetime:
    """A date given to a person means 23:59 in Kyiv: the first moment after it."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=timezone.get_default_timezone())


def purpose_of(email, application) -> str:
    """For whom a letter's link is: the assistant's letters go to the assistant's address and ask nobody's consent."""
    to_assistant = email.to == application.assistant_email and email.name != "application_link_mayor"
    return AccessLink.Purpose.ASSISTANT if to_assistant else AccessLink.Purpose.MAYOR


def address_of(link) -> str:
    """Where the holder of a link gets letters; empty when the assistant has named another mayor since."""
    if link.purpose == AccessLink.Purpose.ASSISTANT:
        return link.application.assistant_email
    if link.revoked_at and link.application.assistant_email:
        return ""  # the mayor asked since then is somebody else, whose address is none of this holder's business
    return link.application.mayor_address


def mint(email) -> str:
    """A fresh link for the letter that is leaving now. Raises Application.DoesNotExist when the file was erased."""
    application = Application.objects.get(pk=email.about_id)
    token = new_token()
    AccessLink.objects.create(
        application=application,
        purpose=purpose_of(email, application),
        token_hash=hash_token(token),
        expires_at=end_of_day(last_day(application)),
    )
    with translation.override(email.language):
        page = reverse(f"applications:{PAGES.get(email.name, 'tasks')}", args=[token])
    return f"{settings.SITE_URL}{page}"
