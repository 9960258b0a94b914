"""The page of one office, and the form by which readers say that something on it is wrong."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from mayors_club import limits
from mayors_club.storable import storable_page
from mayors_club.trap import refuse_nul
from offices import jsonld, services
from offices.forms.report import ReportForm
from offices.models import FormerAddress, Office
from offices.page import build
from offices.summaries import NOT_FETCHED
from sister_cities import ties

# Reports from one network within an hour.
PER_NETWORK = 10


@storable_page
def page(request, slug):
    office = find(slug)
    if office is None:
        return moved(slug, "offices:page")
    shown = build(office, office.live, get_language())
    return render(request, "offices/page.html", {"page": shown, "jsonld": jsonld.script_of(shown)})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, slug):
    refuse_nul(request)
    office = find(slug)
    if office is None:
        return moved(slug, "offices:report")
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if limits.is_over(f"mistakes:network:{limits.network_of(request)}", PER_NETWORK):
            return limits.too_many(request, "offices/too_many_reports.html")
        if form.is_valid():
            _keep(office, form)
            return redirect("offices:reported", slug)
    status = 422 if form.errors else 200
    return render(request, "offices/report.html", {"form": form, "office": office}, status=status)


@login_not_required
@require_safe
def reported(request, slug):
    office = find(slug)
    if office is None:
        return moved(slug, "offices:reported")
    return render(request, "offices/reported.html", {"office": office})


def find(slug: str) -> Office | None:
    """The public page with this address, with all that it needs of its member."""
    offices = Office.objects.public().select_related("member__community", "member__directory_entry", "live")
    offices = offices.defer(*NOT_FETCHED).annotate(packed_ties=ties.packed("member__community"))
    return offices.filter(slug=slug).first()


def moved(slug: str, name: str):
    """The way from a former address to the present one; hidden, unpublished and unknown pages are all not there."""
    former = FormerAddress.objects.filter(slug=slug, office__in=Office.objects.public()).select_related("office")
    for address in former:
        return redirect(name, address.office.slug, permanent=True)
    raise Http404


def _keep(office: Office, form: ReportForm) -> None:
    """A robot gets the same answer, and nothing is written."""
    if not form.is_by_robot:
        words = form.cleaned_data
        services.report_mistake(office, text=words["text"], email=words["email"], language=get_language())
