"""What the secretariat looks for among offices: one word each, the same in the list's address and in the work list."""

from offices.models import Edition


def in_queue(offices, name: str | None):
    """Offices of one queue; all of them for a word that is none."""
    queues = {
        "review": lambda: offices.filter(editions__status=Edition.Status.IN_REVIEW),
        "changes": lambda: offices.filter(editions__in=Edition.objects.with_requested_changes()),
        "stale": offices.stale,
        "hidden": lambda: offices.filter(hidden_at__isnull=False),
        "gap": lambda: offices.with_gaps().filter(live__isnull=False, has_gap=True),
        "outdated": lambda: offices.with_gaps().filter(live__isnull=False, has_outdated=True),
        "unpublished": lambda: offices.filter(live__isnull=True),
    }
    return queues[name]() if name in queues else offices
