"""What readers tell: an agreement that is missing, or a row that is wrong. Made an agreement of, then closed here."""

from django.contrib import admin, messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from mayors_club.desk_admin import MadeElsewhere, OwnPages
from mayors_club.desk_filters import DealtWithFilter
from mayors_club.waiting import age_in_words
from sister_cities import countries
from sister_cities.admin.access import ADD, CHANGE_REPORT, report_or_404
from sister_cities.models import AgreementReport
from sister_cities.services import reporting


@require_safe
def report(request, pk):
    shown = report_or_404(request, pk)
    context = {
        "report": shown,
        "country": countries.name(shown.country) if shown.country else "",
        "can_close": request.user.has_perm(CHANGE_REPORT) and shown.closed_at is None,
        "can_add": request.user.has_perm(ADD),
    }
    return render(request, "admin/sister_cities/report.html", context)


@require_POST
def close(request, pk):
    reporting.close(report_or_404(request, pk, CHANGE_REPORT), by=request.user)
    messages.success(request, _("The report is marked as dealt with."))
    return redirect("admin:sister_cities_agreementreport_changelist")


@admin.register(AgreementReport)
class AgreementReportAdmin(OwnPages, MadeElsewhere, admin.ModelAdmin):
    """Read-only: a report is closed on its page, or several at once in the list."""

    list_display = ["what", "kind", "created_at", "waiting", "closed_at"]
    list_display_links = None
    list_filter = [DealtWithFilter]
    list_per_page = 50
    search_fields = ["community_typed", "city_typed", "text", "source"]
    search_help_text = _("Community, city, or words of the report.")
    show_full_result_count = False
    actions = ["close_selected"]
    own_pages = (
        ("<uuid:pk>/change/", report, "change"),
        ("<uuid:pk>/close/", close, "close"),
    )

    def get_ordering(self, request):
        return ["created_at"]

    @admin.action(description=_("Mark as dealt with"), permissions=["change"])
    def close_selected(self, request, reports):
        for shown in reports.open():
            reporting.close(shown, by=request.user)
        messages.success(request, _("The reports are marked as dealt with."))

    @admin.display(description=_("agreement"))
    def what(self, report):
        address = reverse("admin:sister_cities_agreementreport_change", args=[report.pk])
        return format_html('<a href="{}">{}</a>', address, report)

    @admin.display(description=_("what the reader says"))
    def kind(self, report):
        return _("wrong in the registry") if report.agreement_id else _("missing in the registry")

    @admin.display(description=_("waiting"))
    def waiting(self, report):
        return "–" if report.closed_at else age_in_words(timezone.localdate(report.created_at))
