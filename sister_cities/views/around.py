"""What surrounds an agreement: joint acts, papers, people."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mayors_club.documents import DocumentRefused
from members.forms import posted
from members.views.answers import get_or_post
from sister_cities.forms.keeping import ActForm, CoordinatorForm, DocumentForm
from sister_cities.models import Proposal
from sister_cities.own import Own
from sister_cities.services import acts, coordinators, documents, life, proposing
from sister_cities.views.access import PAGE, for_keepers
from sister_cities.views.keeping import ASKED

REMOVE = "remove"


@get_or_post
@for_keepers
def add_act(request, visitor, agreement):
    form = ActForm(posted(request))
    if form.is_valid():
        try:
            kept = acts.record(agreement, **form.cleaned_data, **visitor.actor)
        except life.FactsRefused as refused:
            form.refuse(refused.problems)
        except proposing.TooMany:
            form.add_error(None, _("Enough joint acts wait for the secretariat already. Add this one later."))
        except life.NotNow:
            return redirect(PAGE, agreement.pk)
        else:
            messages.success(request, ASKED if isinstance(kept, Proposal) else _("Saved."))
            return redirect(PAGE, agreement.pk)
    return _show(request, agreement, form, "sister_cities/add_act.html")


@get_or_post
@for_keepers
def add_document(request, visitor, agreement):
    form = DocumentForm(posted(request), request.FILES or None)
    if form.is_valid():
        typed = {**form.cleaned_data}
        try:
            documents.add(agreement, typed.pop("file"), **typed, **visitor.actor)
        except DocumentRefused as refused:
            form.add_error("file", refused.message)
        except documents.TooManyDocuments:
            form.add_error(None, _("The agreement has thirty papers: remove one before you add another."))
        else:
            messages.success(request, _("The paper is added."))
            return redirect(PAGE, agreement.pk)
    return _show(request, agreement, form, "sister_cities/add_document.html")


@require_POST
@for_keepers
def remove_document(request, visitor, agreement, document_id):
    documents.remove(get_object_or_404(agreement.documents, pk=document_id), **visitor.actor)
    messages.success(request, _("The paper is removed."))
    return redirect(PAGE, agreement.pk)


@get_or_post
@for_keepers
def add_coordinator(request, visitor, agreement):
    return _coordinator(request, visitor, agreement, CoordinatorForm(posted(request)))


@get_or_post
@for_keepers
def coordinator(request, visitor, agreement, coordinator_id):
    """Change a person's contacts, or with `remove` take the person off."""
    person = get_object_or_404(agreement.coordinators, pk=coordinator_id)
    if REMOVE in request.POST:
        coordinators.remove(person, **visitor.actor)
        messages.success(request, _("The person is no longer named."))
        return redirect(PAGE, agreement.pk)
    known = {name: getattr(person, name) for name in coordinators.COLUMNS}
    form = CoordinatorForm(posted(request), initial={**known, "key": person.pk})
    return _coordinator(request, visitor, agreement, form, person)


def _coordinator(request, visitor, agreement, form, person=None):
    if form.is_valid():
        typed = {**form.cleaned_data}
        key = typed.pop("key")
        try:
            coordinators.save(agreement, key=person.pk if person else key, **typed, **visitor.actor)
        except coordinators.TooManyCoordinators:
            form.add_error(None, _("Ten people are named already: take one off before you add another."))
        else:
            messages.success(request, _("Saved."))
            return redirect(PAGE, agreement.pk)
    return _show(request, agreement, form, "sister_cities/coordinator.html", person=person)


def _show(request, agreement, form, template, **more):
    context = {"own": Own(agreement), "agreement": agreement, "form": form, **more}
    return render(request, template, context, status=422 if form.errors else 200)
