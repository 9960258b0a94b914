"""The form by which anybody tells the secretariat of an agreement that is missing here, or of a row that is wrong."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from mayors_club import limits
from mayors_club.trap import refuse_nul
from sister_cities.forms.reporting import ReportForm
from sister_cities.models import Agreement
from sister_cities.services import reporting

# Reports from one network within an hour.
PER_NETWORK = 10


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request):
    """With `?agreement=` it is about that row; one that is not public is a missing one like any other."""
    refuse_nul(request)
    about = _public(request.GET.get("agreement", ""))
    form = ReportForm(request.POST if request.method == "POST" else None, about=about)
    if request.method == "POST":
        if limits.is_over(f"agreement-reports:network:{limits.network_of(request)}", PER_NETWORK):
            return limits.too_many(request, "sister_cities/too_many_reports.html")
        if form.is_valid():
            # A robot gets the same answer, and nothing is written.
            if not form.is_by_robot:
                reporting.receive(about=about, language=get_language(), **form.told)
            return redirect("sister_cities:reported")
    status = 422 if form.errors else 200
    return render(request, "sister_cities/report.html", {"form": form, "agreement": about}, status=status)


@login_not_required
@require_safe
def reported(request):
    return render(request, "sister_cities/reported.html")


def _public(number: str) -> Agreement | None:
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    return Agreement.objects.public().filter(pk=number).select_related("community", "city").first()
