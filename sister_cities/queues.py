"""What the secretariat looks for among agreements."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from sister_cities.models import City, Proposal
from sister_cities.models.agreement import MINISTRY_ANSWERS_IN
from sister_cities.models.life import Status
from sister_cities.services.confirming import unconfirmed
from sister_cities.services.reminding import RUNNING

RUNS_OUT_WITHIN = timedelta(days=180)
# Columns that only a search reads, and which are long.
UNREAD = ("city__search_text", "city__search_keys", "community__search_text", "community__search_keys")


def in_queue(agreements, queue: str | None):
    """The agreements of one queue; with no known queue all of them."""
    today = timezone.localdate()
    kept = agreements.filter(declined_at=None)
    queues = {
        "proposals": lambda: kept.filter(is_asked()),
        "new": lambda: kept.filter(accepted_at=None),
        "ministry": lambda: kept.filter(status=Status.WITH_MINISTRY, ministry_sent_on__lt=today - MINISTRY_ANSWERS_IN),
        "ending": lambda: kept.filter(status__in=RUNNING, ends_on__range=(today, today + RUNS_OUT_WITHIN)),
        "unconfirmed": lambda: kept.filter(pk__in=unconfirmed(today).values("pk")),
        "city": lambda: kept.filter(city__in=City.objects.to_check()),
        "returned": lambda: agreements.filter(declined_at__isnull=False),
    }
    return queues[queue]() if queue in queues else agreements


def is_asked() -> Exists:
    return Exists(Proposal.objects.filter(state=Proposal.State.PENDING, agreement=OuterRef("pk")))
