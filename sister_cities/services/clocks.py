"""What the calendar does to agreements by itself. Works by the days in the rows: a missed run is caught up."""

from django.db import transaction
from django.db.models import DateField, Q
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from mayors_club import events
from mayors_club.models import Event
from mayors_club.months import months_before
from sister_cities.models import Agreement
from sister_cities.models.life import Status
from sister_cities.services import life

# Nothing heard for so long is “no known activity” (domain rules).
SILENT_MONTHS = 24


def run_clocks(today=None) -> int:
    """Agreements that ran out, then those that fell silent; answers how many were moved."""
    today = today or timezone.localdate()
    ran_out = Agreement.objects.kept().filter(
        status__in=(Status.ACTIVE, Status.DORMANT, Status.SUSPENDED), ends_on__lt=today
    )
    return _move(ran_out, Status.EXPIRED, today) + _move(silent(today), Status.DORMANT, today)


def silent(today=None):
    """In force, and nothing is known for 24 months: neither an act, nor a word that it stands."""
    taken_in = Cast("accepted_at", DateField())
    since = months_before(today or timezone.localdate(), SILENT_MONTHS)
    return Agreement.objects.accepted().alias(heard=Coalesce("heard_on", taken_in)).filter(
        Q(heard__lt=since), status=Status.ACTIVE
    )  # fmt: skip


@transaction.atomic
def _move(found, to: str, today) -> int:
    moved = list(found.select_for_update(of=("self",), skip_locked=True))
    for agreement in moved:
        before = agreement.status
        life.write(agreement, {"status": to, "status_since": today})
        events.record(
            "agreement.moved", subject=agreement, by_kind=Event.ActorKind.SYSTEM, from_state=before, to_state=to
        )
    return len(moved)
