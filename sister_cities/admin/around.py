"""What surrounds an agreement, kept by the secretariat: joint acts, papers, people."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mayors_club.attachments import as_attachment
from mayors_club.documents import DocumentRefused
from members.forms import posted
from members.views.answers import get_or_post
from sister_cities.admin.access import VIEW, agreement_or_404
from sister_cities.admin.keeping import PAGE, living_or_404
from sister_cities.forms.keeping import ActForm, CoordinatorForm, DocumentForm
from sister_cities.services import by_hand, coordinators, documents, life


@get_or_post
def add_act(request, pk):
    agreement, form = living_or_404(request, pk), ActForm(posted(request))
    if form.is_valid():
        try:
            by_hand.record_act(agreement, **form.cleaned_data, by=request.user)
        except life.FactsRefused as refused:
            form.refuse(refused.problems)
        else:
            return _done(request, agreement, _("The joint act is written down."))
    return _form(request, agreement, form, _("Add a joint act"))


@require_POST
def remove_act(request, pk, act_id):
    agreement = living_or_404(request, pk)
    by_hand.remove_act(get_object_or_404(agreement.acts, pk=act_id), by=request.user)
    return _done(request, agreement, _("The joint act is removed."))


@get_or_post
def add_document(request, pk):
    agreement, form = living_or_404(request, pk), DocumentForm(posted(request), request.FILES or None)
    if form.is_valid():
        typed = {**form.cleaned_data}
        try:
            documents.add(agreement, typed.pop("file"), **typed, by=request.user)
        except DocumentRefused as refused:
            form.add_error("file", refused.message)
        except documents.TooManyDocuments:
            form.add_error(None, _("The agreement has thirty papers: remove one before you add another."))
        else:
            return _done(request, agreement, _("The paper is added."))
    return _form(request, agreement, form, _("Add a document"), has_file=True)


@require_safe
def document(request, pk, document_id):
    return as_attachment(get_object_or_404(agreement_or_404(request, pk, VIEW).documents, pk=document_id))


@require_POST
def remove_document(request, pk, document_id):
    agreement = living_or_404(request, pk)
    documents.remove(get_object_or_404(agreement.documents, pk=document_id), by=request.user)
    return _done(request, agreement, _("The paper is removed."))


@get_or_post
def add_coordinator(request, pk):
    return _coordinator(request, living_or_404(request, pk), CoordinatorForm(posted(request)))


@get_or_post
def coordinator(request, pk, coordinator_id):
    agreement = living_or_404(request, pk)
    person = get_object_or_404(agreement.coordinators, pk=coordinator_id)
    known = {name: getattr(person, name) for name in coordinators.COLUMNS}
    form = CoordinatorForm(posted(request), initial={**known, "key": person.pk})
    return _coordinator(request, agreement, form, person)


@require_POST
def remove_coordinator(request, pk, coordinator_id):
    agreement = living_or_404(request, pk)
    coordinators.remove(get_object_or_404(agreement.coordinators, pk=coordinator_id), by=request.user)
    return _done(request, agreement, _("The person is no longer named."))


def _coordinator(request, agreement, form, person=None):
    if form.is_valid():
        typed = {**form.cleaned_data}
        key = typed.pop("key")
        try:
            coordinators.save(agreement, key=person.pk if person else key, **typed, by=request.user)
        except coordinators.TooManyCoordinators:
            form.add_error(None, _("Ten people are named already: take one off before you add another."))
        else:
            return _done(request, agreement, _("Saved."))
    title = _("Change a coordinator") if person else _("Add a coordinator")
    return _form(request, agreement, form, title)


def _done(request, agreement, words):
    messages.success(request, words)
    return redirect(PAGE, agreement.pk)


def _form(request, agreement, form, title, *, has_file=False):
    context = {"agreement": agreement, "form": form, "title": title, "has_file": has_file}
    return render(request, "admin/sister_cities/form.html", context, status=422 if form.errors else 200)


PAGES = (
    ("<int:pk>/acts/", add_act, "add_act"),
    ("<int:pk>/acts/<int:act_id>/remove/", remove_act, "remove_act"),
    ("<int:pk>/documents/", add_document, "add_document"),
    ("<int:pk>/documents/<uuid:document_id>/", document, "document"),
    ("<int:pk>/documents/<uuid:document_id>/remove/", remove_document, "remove_document"),
    ("<int:pk>/coordinators/", add_coordinator, "add_coordinator"),
    ("<int:pk>/coordinators/<uuid:coordinator_id>/", coordinator, "coordinator"),
    ("<int:pk>/coordinators/<uuid:coordinator_id>/remove/", remove_coordinator, "remove_coordinator"),
)
