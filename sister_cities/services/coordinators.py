"""Whom to call about an agreement, on either side. For members alone, so the community writes at once."""

from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from sister_cities.models import Agreement, Coordinator
from sister_cities.services import life

MOST_COORDINATORS = 10
COLUMNS = ("side", "name", "position", "email", "phone")


class TooManyCoordinators(Exception):
    """The agreement names as many people as it may name."""


@transaction.atomic
def save(agreement: Agreement, *, key: UUID | None = None, by, on_behalf_of=None, **fields) -> Coordinator:
    """Add a person, or change the one of this `key`; `fields` are COLUMNS. The same form twice changes nothing.

    Raises TooManyCoordinators.
    """
    life.lock(agreement)
    known = agreement.coordinators.filter(pk=key).first() if key else None
    if known and all(getattr(known, name) == value for name, value in fields.items()):
        return known
    if known is None and agreement.coordinators.count() >= MOST_COORDINATORS:
        raise TooManyCoordinators
    if known is None and Coordinator.objects.filter(pk=key).exists():
        key = None
    coordinator = known or Coordinator(pk=key or uuid4(), agreement=agreement)
    for name in COLUMNS:
        setattr(coordinator, name, fields.get(name, getattr(coordinator, name)))
    coordinator.changed_at, coordinator.changed_by = timezone.now(), by
    coordinator.save(force_insert=known is None)
    codes = {"coordinator": str(coordinator.pk), "side": str(coordinator.side)}
    events.record("agreement.coordinator_saved", subject=agreement, by=by, on_behalf_of=on_behalf_of, codes=codes)
    return coordinator


@transaction.atomic
def remove(coordinator: Coordinator, *, by, on_behalf_of=None) -> None:
    """Removed twice is removed once."""
    if Coordinator.objects.filter(pk=coordinator.pk).delete()[0]:
        codes = {"coordinator": str(coordinator.pk)}
        agreement = coordinator.agreement
        events.record("agreement.coordinator_removed", subject=agreement, by=by, on_behalf_of=on_behalf_of, codes=codes)
