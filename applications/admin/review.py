"""The review page and the small steps taken on it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from applications import checks, services
from applications.admin.access import visible_or_404
from applications.admin.forms import InterestForm, OpinionForm, StepForm
from applications.admin.steps import words
from applications.dossier import Dossier
from applications.models import Application
from mayors_club import events, read_only
from members.second_factor import recent_proof_required

REFUSALS = (services.Refused, services.WrongState)


@require_GET
def review(request, pk):
    application = visible_or_404(request, pk)
    dossier = Dossier(application, request.user)
    if not dossier.needs_declaration:
        _open(request, application)
    return page(request, dossier)


def page(request, dossier, *, status=200, **forms):
    """The page, with forms that were refused in place of fresh ones."""
    context = {"dossier": dossier, "application": dossier.application, "title": dossier.application.full_name_uk}
    if dossier.needs_declaration:
        context["form"] = forms.get("interest_form") or InterestForm()
        return render(request, "admin/applications/declare.html", context, status=status)
    context["checks"] = checks.run(dossier.application, request.user)
    context["form"] = forms.get("opinion_form")
    if dossier.may_give_opinion:
        context["opinion_form"] = context["form"] or OpinionForm.for_ballot(dossier.own_ballot, dossier.latest)
    if dossier.step_kinds:
        context["step_form"] = StepForm(kinds=dossier.step_kinds, agreed=dossier.agreed_kinds)
    return render(request, "admin/applications/review.html", context, status=status)


@require_POST
def declare(request, pk):
    application = visible_or_404(request, pk)
    form = InterestForm(request.POST)
    if not form.is_valid():
        dossier = Dossier(application, request.user)
        if not dossier.needs_declaration:
            messages.error(request, _("Choose the reason of the recusal: nothing has changed yet."))
        return page(request, dossier, interest_form=form, status=422)
    try:
        declaration = services.declare_interest(application, kind=form.cleaned_data["kind"], by=request.user)
    except REFUSALS as refusal:
        messages.error(request, words(refusal))
        return redirect("admin:applications_application_review", pk)
    if declaration.is_recusal:
        messages.success(request, _("Your recusal is on record. You will no longer see this application."))
        return redirect("admin:index")
    return redirect("admin:applications_application_review", pk)


@require_POST
def opinion(request, pk):
    application = visible_or_404(request, pk)
    form = OpinionForm(request.POST)
    if form.is_valid():
        cleaned = form.cleaned_data
        revision = get_object_or_404(application.revisions, number=cleaned.pop("revision"))
        try:
            services.give_opinion(application, revision=revision, by=request.user, **cleaned)
        except REFUSALS as refusal:
            form.add_error(None, words(refusal))
        else:
            messages.success(request, _("Your opinion is on record. You can change it until the decision."))
            return redirect("admin:applications_application_review", pk)
    return page(request, Dossier(application, request.user), opinion_form=form, status=422)


@require_POST
def open_round(request, pk):
    return _step(request, pk, services.open_round, _("The round is open: the committee can now give its opinions."))


@require_POST
@recent_proof_required
def take_back(request, pk):
    return _step(request, pk, services.take_back, _("The decision is taken back, its letter will not be sent."))


@require_POST
@recent_proof_required
def reconsider(request, pk):
    return _step(request, pk, services.reconsider, _("The application is with the committee again."))


def _open(request, application) -> None:
    """The secretariat's first look begins the screening; every look at personal data is on record."""
    may_screen = request.user.has_perm("applications.screen_application")
    if application.status == Application.Status.SUBMITTED and may_screen and not read_only.is_on():
        try:
            services.open_screening(application, by=request.user)
            return
        except services.WrongState:
            pass  # a colleague was faster: this is an ordinary look
    events.record("application.opened", subject=application, by=request.user)


def _step(request, pk, verb, done):
    application = visible_or_404(request, pk)
    try:
        verb(application, by=request.user)
    except REFUSALS as refusal:
        messages.error(request, words(refusal))
    else:
        messages.success(request, done)
    return redirect("admin:applications_application_review", pk)
