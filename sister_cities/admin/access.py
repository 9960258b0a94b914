"""Who gets which page of the secretariat's side."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from sister_cities.models import Agreement, AgreementReport, City, ImportRun, Proposal

VIEW, CHANGE, ADD = (f"sister_cities.{act}_agreement" for act in ("view", "change", "add"))
VIEW_CITY, CHANGE_CITY, ADD_CITY = (f"sister_cities.{act}_city" for act in ("view", "change", "add"))
VIEW_REPORT, CHANGE_REPORT = (f"sister_cities.{act}_agreementreport" for act in ("view", "change"))


def agreement_or_404(request, pk, permission=CHANGE) -> Agreement:
    return _found(request, Agreement.objects.select_related("community", "city"), permission, pk=pk)


def proposal_or_404(request, pk, permission=CHANGE) -> Proposal:
    """One that waits, or one that somebody has decided meanwhile."""
    proposals = Proposal.objects.select_related(
        "agreement__community", "agreement__city", "proposed_by", "proposed_for", "decided_by"
    )
    return _found(request, proposals, permission, pk=pk)


def city_or_404(request, pk, permission=CHANGE_CITY) -> City:
    return _found(request, City.objects.all(), permission, pk=pk)


def report_or_404(request, pk, permission=VIEW_REPORT) -> AgreementReport:
    reports = AgreementReport.objects.select_related("agreement__community", "agreement__city", "closed_by")
    return _found(request, reports, permission, pk=pk)


def run_or_404(request, pk) -> ImportRun:
    return _found(request, ImportRun.objects.select_related("uploaded_by", "asked_by", "closed_by"), ADD, pk=pk)


def _found(request, rows, permission, **key):
    if not request.user.has_perm(permission):
        raise PermissionDenied
    return get_object_or_404(rows, **key)
