"""The site-wide read-only switch: everything can be read, nothing can be changed through the web.

Letters that are already in the outbox still leave: they were promised. What the clock would change waits: the tasks
of retention and of the applications' clocks ask `is_on`. READ_ONLY=1 in the environment holds the switch down,
whatever the admin says.
"""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mayors_club import events
from mayors_club.models import Event, SiteSwitch


def is_on() -> bool:
    return settings.READ_ONLY or SiteSwitch.objects.filter(read_only_since__isnull=False).exists()


def turn_on(*, by=None) -> None:
    """Refuse all writes from now on; logged. Does nothing when the switch is on already."""
    _set(timezone.now(), by=by, verb="site.read_only_on")


def turn_off(*, by=None) -> None:
    """Allow writes again; logged. Does nothing when the switch is off already."""
    _set(None, by=by, verb="site.read_only_off")


@transaction.atomic
def _set(since, *, by, verb) -> None:
    SiteSwitch.objects.get_or_create(pk=1)
    switch = SiteSwitch.objects.select_for_update().get(pk=1)
    if (switch.read_only_since is None) == (since is None):
        return
    switch.read_only_since = since
    switch.read_only_by = by
    switch.save(update_fields=["read_only_since", "read_only_by"])
    events.record(verb, subject=switch, by=by, by_kind=None if by else Event.ActorKind.SYSTEM)
