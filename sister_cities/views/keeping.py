"""What a community writes about its agreement: a step, other facts."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.forms import posted
from members.views.answers import get_or_post
from sister_cities.differences import differences_between
from sister_cities.facts import from_json
from sister_cities.forms.keeping import EditForm, StepForm
from sister_cities.models import Proposal
from sister_cities.models.life import Status
from sister_cities.own import Own
from sister_cities.services import life, proposing
from sister_cities.services.doubles import Doubled
from sister_cities.step_words import is_asked, title_of
from sister_cities.views.access import PAGE, for_keepers

ASKED = gettext_lazy("Sent to the secretariat. Until it decides, the registry stays as it is.")


@get_or_post
@for_keepers
def step(request, visitor, agreement, status):
    """One step with just the facts it needs."""
    if status not in Status.values or status == Status.DORMANT:
        raise Http404
    if request.method != "POST" and status not in agreement.next_statuses:
        messages.info(request, _not_now(agreement))
        return redirect(PAGE, agreement.pk)
    returned = proposing.returned_step(agreement, status)
    form = StepForm(posted(request), agreement=agreement, to=status, returned=returned)
    if form.is_valid() and (answer := _take(request, visitor, agreement, status, form)):
        return answer
    context = {
        "own": Own(agreement),
        "agreement": agreement,
        "form": form,
        "title": title_of(agreement, status),
        "is_asked": is_asked(agreement, status),
    }
    return render(request, "sister_cities/step.html", context, status=422 if form.errors else 200)


def _take(request, visitor, agreement, status, form):
    """Where to go next; nothing where the form has to be shown once more."""
    try:
        proposal = proposing.step(agreement, status, form.facts(), **visitor.actor)
    except life.FactsRefused as refused:
        form.refuse(refused.problems)
        return None
    except life.NotNow as late:
        messages.error(request, _not_now(late.agreement))
    except proposing.Waiting:
        messages.error(request, _("Another step waits for the secretariat already. Withdraw it first, or wait."))
    else:
        messages.success(request, ASKED if proposal else _("Saved."))
    return redirect(PAGE, agreement.pk)


def _not_now(agreement) -> str:
    words = _("This step is not possible now. Where the agreement stands: {status}.")
    return words.format(status=agreement.get_status_display())


@get_or_post
@for_keepers
def edit(request, visitor, agreement):
    """Everything but the status."""
    waiting = proposing.pending(agreement, Proposal.Kind.FACTS)
    form = EditForm(
        posted(request),
        agreement=agreement,
        proposed=waiting,
        initial={"seen": proposing.version_of(agreement)},
    )
    status = 200
    if form.is_valid():
        answer, status = _change(request, visitor, agreement, form)
        if answer:
            return answer
    context = {"own": Own(agreement), "agreement": agreement, "form": form, "waiting": waiting}
    return render(request, "sister_cities/edit.html", context, status=422 if form.errors and status == 200 else status)


def _change(request, visitor, agreement, form):
    seen = form.cleaned_data["seen"]
    try:
        proposal = proposing.change(agreement, form.facts(), seen=seen, **visitor.actor)
    except life.FactsRefused as refused:
        form.refuse(refused.problems)
    except Doubled as doubled:
        form.doubled = doubled.agreement
        form.add_error("kind", _("Such an agreement with this city is in the registry already"))
    except proposing.Changed:
        waiting = proposing.pending(agreement, Proposal.Kind.FACTS)
        now = life.planned(agreement, from_json(waiting.content)) if waiting else agreement
        form.meanwhile = differences_between(now, life.changed_by(now, form.facts()))
        form.add_error(None, _("Meanwhile somebody else has changed the agreement. Look at it, then save once more."))
        form.data = form.data.copy()
        form.data["seen"] = proposing.version_of(agreement)
        return None, 409
    except life.NotNow:
        return redirect(PAGE, agreement.pk), 302
    else:
        messages.success(request, ASKED if proposal else _("Saved."))
        return redirect(PAGE, agreement.pk), 302
    return None, 200
