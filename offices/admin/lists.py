"""How an office stands in the admin's list: its state, its English, the filters over both."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mayors_club.desk_filters import Queues
from offices.models import Edition, Office
from offices.queues import in_queue


class QueueFilter(Queues):
    in_queue = staticmethod(in_queue)
    QUEUES = {
        "review": gettext_lazy("waiting for review"),
        "changes": gettext_lazy("changes requested"),
        "stale": gettext_lazy("not confirmed for a year"),
        "hidden": gettext_lazy("hidden"),
        "gap": gettext_lazy("English missing"),
        "outdated": gettext_lazy("English outdated"),
        "unpublished": gettext_lazy("never published"),
    }


def state_of(office: Office) -> tuple[str, str]:
    """Colour and word; needs `open_editions`."""
    edition = office.open_editions[0] if office.open_editions else None
    if office.is_hidden:
        return "bad", _("hidden")
    if edition and edition.status == Edition.Status.IN_REVIEW:
        return "now", _("waiting for review")
    if edition and edition.note:
        return "warn", _("changes requested")
    if office.live_id:
        return "ok", _("published")
    return "off", _("draft")


def english_of(office: Office) -> tuple[str, str]:
    """Colour and word about what is live; needs `has_english`, `has_gap` and `has_outdated`."""
    if not office.live_id:
        return "off", "–"
    if not office.has_english:
        return "bad", _("none")
    if office.has_gap:
        return "warn", _("has gaps")
    if office.has_outdated:
        return "warn", _("outdated")
    return "ok", _("complete")
