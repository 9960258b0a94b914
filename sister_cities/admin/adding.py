"""The secretariat adds an agreement by hand, also out of what a reader reported."""

import uuid
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.forms import posted
from members.term_form import When
from members.views.answers import get_or_post
from sister_cities import countries
from sister_cities.admin.access import ADD
from sister_cities.admin.adding_forms import HeadForm, NewForm
from sister_cities.admin.keeping import PAGE
from sister_cities.models import Agreement, AgreementReport
from sister_cities.models.life import Procedure, Status
from sister_cities.services import by_hand, life, reporting
from sister_cities.services.doubles import Doubled

REPEATED = ("community", "community_code", "city", "city_code", "kind", "procedure", "status", "report")


@get_or_post
def add(request):
    """First with whom and where it stands, in the address; then the facts that such an agreement needs."""
    if not request.user.has_perm(ADD):
        raise PermissionDenied
    report = _report(request.GET.get("report", ""))
    is_typed = "status" in request.GET and "edit" not in request.GET
    head = HeadForm(request.GET if is_typed else None, initial=_known(request, report))
    if not head.is_valid():
        context = {"form": head, "report": report}
        return render(request, "admin/sister_cities/add.html", context, status=422 if head.errors else 200)
    chosen = head.cleaned_data
    form = NewForm(
        posted(request),
        status=chosen["status"],
        procedure=chosen["procedure"],
        initial=_told(report, chosen["procedure"]),
    )
    if form.is_valid() and (agreement := _added(request, form, chosen, report)):
        return redirect(PAGE, agreement.pk)
    return _second_page(request, form, chosen, report)


def _added(request, form, chosen, report) -> Agreement | None:
    try:
        agreement = by_hand.add(**chosen, facts=form.facts(), by=request.user)
    except life.FactsRefused as refused:
        form.refuse(refused.problems)
        return None
    except Doubled as doubled:
        words = _("Such an agreement with this city is in the registry already: № {number}")
        form.add_error(None, words.format(number=doubled.agreement.pk))
        return None
    messages.success(request, _("The agreement is in the registry: № {number}.").format(number=agreement.pk))
    if report:
        reporting.close(report, by=request.user)
        messages.success(request, _("The report is marked as dealt with."))
    return agreement


def _second_page(request, form, chosen, report):
    again = request.GET.copy()
    again["edit"] = "1"
    same = Agreement.objects.kept().filter(community=chosen["community"], city=chosen["city"])
    context = {
        "form": form,
        "chosen": chosen,
        "country": countries.name(chosen["city"].country),
        "kind": Agreement.Kind(chosen["kind"]).label,
        "status": Status(chosen["status"]).label,
        "report": report,
        "again": again.urlencode(),
        "same": same.order_by("pk"),
    }
    return render(request, "admin/sister_cities/add_facts.html", context, status=422 if form.errors else 200)


def _report(key: str) -> AgreementReport | None:
    try:
        return AgreementReport.objects.filter(pk=uuid.UUID(key)).first()
    except ValueError:
        return None


def _known(request, report) -> dict:
    """What was chosen before, or what the reader says."""
    known = {"kind": Agreement.Kind.SISTER_CITY, "procedure": Procedure.UNKNOWN, "status": Status.ACTIVE}
    if report:
        country = countries.name(report.country) if report.country else ""
        known |= {"community": report.community_typed, "city": ", ".join(filter(None, (report.city_typed, country)))}
    return known | {name: request.GET[name] for name in REPEATED if name in request.GET and "_" not in name}


def _told(report, procedure) -> dict:
    if report is None:
        return {}
    is_year = report.signed_in and procedure != Procedure.LAW
    signed = {"signed_on": When(date(report.signed_in, 1, 1), Agreement.Precision.YEAR)} if is_year else {}
    source = report.source[:240]
    return {**signed, "source_uk": source, "source_url": source if source.startswith("https://") else ""}
