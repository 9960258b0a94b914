"""Forgetting a page for good, with everything that was ever written on it."""

from django.db import transaction

from mayors_club import events
from mayors_club.models import Event
from offices.models import Edition, Office, Section
from offices.services.portraits import delete_portraits


@transaction.atomic
def erase(office: Office) -> None:
    """Delete the page with everything it ever said and showed: editions, history, reports, addresses, photographs.

    The event that stays holds the office's id alone. Files go when the deletion holds; letters are the caller's.
    """
    editions = Edition.objects.filter(office=office)
    Office.objects.filter(pk=office.pk).update(live=None)
    Section.objects.filter(edition__in=editions).delete()
    # Nothing takes rows of the history along, and the deletion has just written some more.
    Section.history.filter(edition__in=editions).delete()
    delete_portraits(office.portraits.all())
    events.record("office.erased", subject=office, by_kind=Event.ActorKind.SYSTEM)
    Office.objects.get(pk=office.pk).delete()
