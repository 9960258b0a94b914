"""How an agreement stands in the admin's lists: its status, what is worth knowing of it, the filters over both."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mayors_club.desk_filters import Queues
from sister_cities import countries
from sister_cities.due import due_of
from sister_cities.models import Agreement
from sister_cities.models.life import Status
from sister_cities.queues import RUNS_OUT_WITHIN, UNREAD, in_queue, is_asked
from sister_cities.services.reminding import RUNNING

COLOURS = {
    Status.AGREED: "ok",
    Status.SIGNED: "ok",
    Status.REGISTERED: "ok",
    Status.ACTIVE: "ok",
    Status.DORMANT: "warn",
    Status.SUSPENDED: "warn",
    Status.EXPIRED: "warn",
    Status.TERMINATED: "off",
}


class QueueFilter(Queues):
    in_queue = staticmethod(in_queue)
    QUEUES = {
        "proposals": gettext_lazy("a proposal waits"),
        "new": gettext_lazy("not in the registry yet"),
        "ministry": gettext_lazy("the ministry’s 30 days are over"),
        "ending": gettext_lazy("runs out within half a year"),
        "unconfirmed": gettext_lazy("not confirmed for a year"),
        "city": gettext_lazy("the city is not checked"),
        "returned": gettext_lazy("returned with a note"),
    }


class CountryFilter(admin.SimpleListFilter):
    """Countries with which there is an agreement, in the order of the Ukrainian alphabet."""

    title = gettext_lazy("country")
    parameter_name = "country"

    def lookups(self, request, model_admin):
        held = set(Agreement.objects.order_by().values_list("partner_country", flat=True).distinct())
        return [(code, name) for code, name in countries.choices() if code in held]

    def queryset(self, request, queryset):
        return queryset.filter(partner_country=self.value()) if self.value() else queryset


def with_flags(agreements):
    """Adds `is_asked`; each agreement with its community and city."""
    return agreements.annotate(is_asked=is_asked()).select_related("community", "city").defer(*UNREAD)


def flags_of(agreement) -> list[str]:
    """What needs somebody, in words; needs `with_flags`."""
    if agreement.declined_at:
        return []
    today = timezone.localdate()
    due = {one.kind: one for one in due_of(agreement, today)}
    ends_soon = agreement.ends_on and agreement.status in RUNNING and agreement.ends_on <= today + RUNS_OUT_WITHIN
    found = [
        (agreement.is_asked, _("a proposal waits")),
        ("ministry" in due and due["ministry"].is_waiting, _("the ministry’s 30 days are over")),
        (ends_soon and "renewal" in due, _("runs out")),
        ("confirmation" in due, _("not confirmed for a year")),
        (agreement.city.is_to_check, _("the city is not checked")),
    ]
    return [words for is_so, words in found if is_so]


def state_of(agreement) -> tuple[str, str]:
    """Colour and words."""
    if agreement.declined_at:
        return "bad", _("returned with a note")
    return COLOURS.get(agreement.status, "now"), agreement.get_status_display()
