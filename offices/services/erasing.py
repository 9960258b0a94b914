"""Forgetting a page for good, when its person is forgotten."""

from django.db import transaction

from mayors_club import events
from mayors_club.models import Event
from offices.models import Edition, Office, Section
from offices.services.portraits import delete_portraits


@transaction.atomic
def erase(office: Office) -> None:
    """Delete the page with everything it ever said and showed: editions, history, reports, addresses, photographs.

    The event that stays holds the office's id alone. Files go when the deletion holds.
    """
    events.record("office.erased", subject=office, by_kind=Event.ActorKind.SYSTEM)
    Office.objects.filter(pk=office.pk).update(live=None)
    Section.history.filter(edition__office=office).delete()
    Section.objects.filter(edition__office=office).delete()
    Edition.objects.filter(office=office).delete()
    delete_portraits(office.portraits.all())
    Office.objects.get(pk=office.pk).delete()
