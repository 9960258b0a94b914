"""How a session stands in the admin's lists: its state, what it lacks, what its day has against it."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mayors_club.desk_admin import tag
from sessions.holidays import holiday_on
from sessions.models import ExpertSession, Room
from sessions.readiness import missing, missing_english

Status = ExpertSession.Status
COLOURS = {
    Status.PLANNED: "off",
    Status.ANNOUNCED: "now",
    Status.OPEN: "ok",
    Status.LIVE: "ok",
    Status.HELD: "off",
    Status.POSTPONED: "warn",
    Status.CANCELLED: "bad",
}


class YearFilter(admin.SimpleListFilter):
    """By the year in Kyiv."""

    title = gettext_lazy("year")
    parameter_name = "year"

    def lookups(self, request, model_admin):
        years = ExpertSession.objects.order_by().dates("starts_at", "year", order="DESC")
        return [(str(day.year), str(day.year)) for day in years]

    def queryset(self, request, queryset):
        year = self.value() or ""
        return queryset.filter(starts_at__year=int(year)) if year.isdecimal() and len(year) == 4 else queryset


def with_flags(sessions):
    """Adds `has_room` and `overlaps`; each session with its expert and series."""
    others = ExpertSession.objects.exclude(pk=OuterRef("pk")).overlapping(OuterRef("starts_at"), OuterRef("ends_at"))
    annotated = sessions.annotate(
        has_room=Exists(Room.objects.filter(session=OuterRef("pk"))), overlaps=Exists(others.order_by())
    )
    return annotated.select_related("expert", "series")


def flags_of(session) -> list[str]:
    """What speaks against its day, and what it lacks, in words; needs `with_flags`."""
    day = session.local_starts_at
    holiday = holiday_on(day.date())
    needs_its_hour = session.status in ExpertSession.IN_THE_WAY
    found = [
        (needs_its_hour and session.overlaps, _("overlaps with another session")),
        (needs_its_hour and holiday, _("holiday: {name}").format(name=holiday)),
        (needs_its_hour and not session.expert_id, _("no expert")),
        (session.status in ExpertSession.COMING and not session.has_room, _("no room")),
    ]
    return [words for is_so, words in found if is_so]


def state_tag(session) -> str:
    """The state that the clock gives now."""
    state = Status(session.state_at())
    return tag(COLOURS[state], state.label)


def english_tag(session) -> str:
    if missing(session) and session.status == Status.PLANNED:
        return tag("off", _("not written yet"))
    return tag("warn", _("missing")) if missing_english(session) else tag("ok", _("complete"))


def when(session) -> str:
    """«26.11.2026, 15:00» in Kyiv."""
    start = session.local_starts_at
    return f"{start:%d.%m.%Y}, {start:%H:%M}"
