"""What the secretariat writes about an agreement: other facts, a step. It counts at once."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.forms import posted
from members.views.answers import get_or_post
from sister_cities.admin.access import agreement_or_404
from sister_cities.admin.consequences import consequence_of
from sister_cities.forms.keeping import EditForm, StepForm
from sister_cities.models.life import Status
from sister_cities.services import deciding, life
from sister_cities.services.doubles import Doubled, exact_double_of
from sister_cities.step_words import title_of

PAGE = "admin:sister_cities_agreement_change"


@get_or_post
def facts(request, pk):
    """Everything but the status, which changes step by step."""
    agreement = living_or_404(request, pk)
    form = EditForm(posted(request), agreement=agreement, initial={"seen": deciding.version_of(agreement)})
    if form.is_valid() and _is_changed(request, agreement, form):
        return redirect(PAGE, pk)
    context = {"agreement": agreement, "form": form, "title": _("Change the facts")}
    return render(request, "admin/sister_cities/facts.html", context, status=422 if form.errors else 200)


def _is_changed(request, agreement, form) -> bool:
    if form.cleaned_data["seen"] != deciding.version_of(agreement):
        words = _("Meanwhile somebody else has changed the agreement. Look at it, then save once more.")
        form.add_error(None, words)
        form.data = form.data.copy()
        form.data["seen"] = deciding.version_of(agreement)
        return False
    known = form.facts()
    try:
        if double := exact_double_of(life.planned(agreement, known)):
            raise Doubled(double)
        life.change(agreement, known, by=request.user)
    except life.FactsRefused as refused:
        form.refuse(refused.problems)
    except Doubled as doubled:
        words = _("Such an agreement with this city is in the registry already: № {number}")
        form.add_error("kind", words.format(number=doubled.agreement.pk))
    else:
        messages.success(request, _("Saved."))
        return True
    return False


@get_or_post
def step(request, pk, status):
    """One step with just the facts it needs, and what follows from it."""
    agreement = living_or_404(request, pk)
    if status not in Status.values or status == Status.DORMANT:
        raise Http404  # that nothing is known for long, only the calendar says
    if request.method != "POST" and status not in agreement.next_statuses:
        messages.error(request, _not_now(agreement))
        return redirect(PAGE, pk)
    form = StepForm(posted(request), agreement=agreement, to=status)
    if form.is_valid() and _is_taken(request, agreement, status, form):
        return redirect(PAGE, pk)
    context = {
        "agreement": agreement,
        "form": form,
        "title": title_of(agreement, status),
        "consequence": consequence_of(agreement, status),
    }
    return render(request, "admin/sister_cities/step.html", context, status=422 if form.errors else 200)


def _is_taken(request, agreement, status, form) -> bool:
    """False where the form has to be shown once more."""
    try:
        life.move(agreement, status, form.facts(), by=request.user)
    except life.FactsRefused as refused:
        form.refuse(refused.problems)
        return False
    except life.NotNow as late:
        messages.error(request, _not_now(late.agreement))
    else:
        messages.success(request, _("Written down."))
    return True


def living_or_404(request, pk):
    """One that was returned stays as it is."""
    agreement = agreement_or_404(request, pk)
    if agreement.declined_at:
        raise Http404
    return agreement


def _not_now(agreement) -> str:
    words = _("This step is not possible now. Where the agreement stands: {status}.")
    return words.format(status=agreement.get_status_display())


PAGES = (
    ("<int:pk>/facts/", facts, "facts"),
    ("<int:pk>/step/<slug:status>/", step, "step"),
)
