"""Consent to the use of personal data, taken back by the person who gave it."""

from django.db import transaction
from django.utils import timezone

from applications.models import Application, Consent
from mayors_club import events


@transaction.atomic
def withdraw_consents(applications, *, by) -> int:
    """Stamp every consent still given with these applications; answers how many. What follows is the caller's."""
    now = timezone.now()
    given = Consent.objects.filter(application__in=list(applications), withdrawn_at__isnull=True)
    concerned = list(Application.objects.filter(consents__in=given).distinct())
    count = given.update(withdrawn_at=now)
    for application in concerned:
        events.record("application.consent_withdrawn", subject=application, by=by)
    return count
