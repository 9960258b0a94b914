from django.contrib import admin, messages
from django.db import models
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe
from modeltranslation.admin import TranslationAdmin

from mayors_club import events
from mayors_club.desk_admin import MorePages
from sessions import proposing, services
from sessions.admin.access import series_or_404
from sessions.admin.forms import SeriesForm, day_field
from sessions.models import Series, SkippedDate

SHOWN = 8


@require_safe
def dates(request, pk):
    """The next dates of the series, with what speaks against each; a button makes a session of one."""
    series = series_or_404(request, pk, "expert_sessions.view_series")
    since = proposing.first_free_day(timezone.localdate())
    known = list(proposing.sessions_from(since))
    context = {
        "series": series,
        "proposals": proposing.next_dates(series, known, since=since, count=SHOWN),
        "planned": [session for session in known if session.series_id == series.pk],
        "skipped": sorted(day for day in series.skipped or () if day >= since),
    }
    return render(request, "admin/expert_sessions/dates.html", context)


@require_POST
def plan(request, pk):
    series = series_or_404(request, pk, "expert_sessions.add_expertsession")
    day = parse_day(request.POST.get("on", ""))
    if day is None:
        messages.error(request, _("Choose one of the dates."))
        return redirect("admin:expert_sessions_series_dates", pk)
    try:
        session = services.plan_next(series, day, by=request.user)
    except services.DateTaken as taken:
        words = _("Somebody was faster: this date belongs to session № {number}.")
        messages.error(request, words.format(number=taken.session.number))
        return redirect("admin:expert_sessions_series_dates", pk)
    words = _("Session № {number} is planned. Nobody outside knows of it yet.")
    messages.success(request, words.format(number=session.number))
    return redirect("admin:expert_sessions_expertsession_change", session.pk)


def parse_day(typed: str):
    try:
        return parse_date(typed)
    except ValueError:
        return None


class SkippedDates(admin.StackedInline):
    model = SkippedDate
    extra = 0
    formfield_overrides = {models.DateField: {"widget": day_field("").widget}}


@admin.register(Series)
class SeriesAdmin(MorePages, TranslationAdmin):
    """The rhythm; changing it changes no session that is planned already."""

    form = SeriesForm
    change_form_template = "admin/expert_sessions/series/change_form.html"
    list_display = ["name", "rhythm", "first_on", "is_active"]
    inlines = [SkippedDates]
    actions = None
    own_pages = (("<int:pk>/dates/", dates, "dates"), ("<int:pk>/plan/", plan, "plan"))
    fields = ["name", "weekday", "hour", "duration_minutes", "every_weeks", "first_on", "capacity", "is_active"]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        events.record("series.edited", subject=form.instance, by=request.user)

    @admin.display(description=gettext_lazy("rhythm"))
    def rhythm(self, series):
        weeks = ngettext("every week", "every {count} weeks", series.every_weeks).format(count=series.every_weeks)
        return f"{series.get_weekday_display()}, {series.hour:%H:%M}, {weeks}"
