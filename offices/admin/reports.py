"""What readers say is wrong: read, dealt with outside, then closed here."""

from django.contrib import admin, messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mayors_club import events
from mayors_club.desk_admin import MadeElsewhere, OwnPages
from mayors_club.desk_filters import DealtWithFilter
from mayors_club.waiting import age_in_words
from offices import services
from offices.models import MistakeReport


@require_safe
def report(request, pk):
    shown = get_object_or_404(visible_to(request.user), pk=pk)
    events.record("mistakereport.opened", subject=shown, by=request.user)
    context = {"report": shown, "can_close": may_close(request.user) and shown.closed_at is None}
    return render(request, "admin/offices/report.html", context)


@require_POST
def close(request, pk):
    shown = get_object_or_404(
        visible_to(request.user) if may_close(request.user) else MistakeReport.objects.none(), pk=pk
    )
    services.close_report(shown, by=request.user)
    messages.success(request, _("The report is marked as dealt with."))
    return redirect("admin:offices_mistakereport_changelist")


def visible_to(user):
    """Nobody deals with what is said about their own page."""
    reports = MistakeReport.objects.exclude(office__member__user=user).select_related(
        "office__member__community", "closed_by"
    )
    return reports if user.has_perm("offices.view_mistakereport") else reports.none()


def may_close(user) -> bool:
    return user.has_perm("offices.change_mistakereport")


@admin.register(MistakeReport)
class MistakeReportAdmin(OwnPages, MadeElsewhere, admin.ModelAdmin):
    """Read-only: a report is closed on its page, or several at once in the list."""

    list_display = ["page", "beginning", "created_at", "waiting", "closed_at"]
    list_display_links = None
    list_filter = [DealtWithFilter]
    list_per_page = 50
    search_fields = ["office__member__full_name_uk", "office__member__full_name_latin", "text"]
    search_help_text = _("Name of the member, or words of the report.")
    show_full_result_count = False
    actions = ["close_selected"]
    own_pages = (
        ("<uuid:pk>/change/", report, "change"),
        ("<uuid:pk>/close/", close, "close"),
    )

    def get_queryset(self, request):
        return visible_to(request.user)

    def get_ordering(self, request):
        return ["created_at"]

    @admin.action(description=_("Mark as dealt with"), permissions=["change"])
    def close_selected(self, request, reports):
        for shown in reports.open():
            services.close_report(shown, by=request.user)
        messages.success(request, _("The reports are marked as dealt with."))

    @admin.display(description=_("mayor’s office"))
    def page(self, report):
        address = reverse("admin:offices_mistakereport_change", args=[report.pk])
        return format_html('<a href="{}">{}</a>', address, report.office.member.full_name_uk)

    @admin.display(description=_("what is wrong"))
    def beginning(self, report):
        return report.text[:100]

    @admin.display(description=_("waiting"))
    def waiting(self, report):
        return "–" if report.closed_at else age_in_words(report.created_at.date())
