"""How an office stands in the admin's list: its state, its English, the filters over both."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from offices.models import Edition, Office
from offices.queues import in_queue


class QueueFilter(admin.SimpleListFilter):
    """One choice at a time: what the secretariat looks for."""

    title = gettext_lazy("queue")
    parameter_name = "queue"
    QUEUES = {
        "review": gettext_lazy("waiting for review"),
        "changes": gettext_lazy("changes requested"),
        "stale": gettext_lazy("not confirmed for a year"),
        "hidden": gettext_lazy("hidden"),
        "gap": gettext_lazy("English missing"),
        "outdated": gettext_lazy("English outdated"),
        "unpublished": gettext_lazy("never published"),
    }

    def lookups(self, request, model_admin):
        return list(self.QUEUES.items())

    def queryset(self, request, queryset):
        return in_queue(queryset, self.value())


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


def tag(kind: str, word: str) -> str:
    return format_html('<span class="tag {}">{}</span>', kind, word)
