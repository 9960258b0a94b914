"""The list of sections, each section, and the file: everything up to the check."""

from django.shortcuts import redirect, render
from django.urls import reverse

from applications import links, sections, services
from applications.forms import term_rows
from applications.forms.sending import ProofForm
from applications.models import Application
from applications.views.personal import is_assistant, kind_of, personal
from mayors_club.documents import DocumentRefused
from mayors_club.mail_addresses import masked

# What the buttons of a section say; anything else means "save and continue".
EXIT, ADD_TERM, REMOVE_TERM, ADD_PROOF = "exit", "add-term", "remove-term-", "proof"


@personal("GET")
def tasks(request, link):
    application = link.application
    if application.status == Application.Status.LAPSED and not application.was_submitted:
        return render(request, "applications/lapsed.html", page(link))
    if not application.is_unsent:
        return redirect("applications:status", link.token)
    around = page(link)
    return render(request, "applications/tasks.html", {**around, "go_on": _next_step(link, around["sections"])})


def _next_step(link, parts) -> str:
    """Where "Continue" leads: to the first section that is not in order, then to the check."""
    waiting = [part.name for part in parts if not part.is_in_order]
    if waiting:
        return reverse("applications:section", args=[link.token, waiting[0]])
    return reverse("applications:check", args=[link.token])


@personal("GET", "POST")
def section(request, link, section):
    if not link.application.is_unsent:
        return redirect("applications:tasks", link.token)
    part = sections.Section(link.application, section, is_assistant(link))
    if request.method == "POST":
        return _save(request, link, part)
    form = part.bound(part.values or {}, checked=part.state == sections.State.ERRORS)
    return render(request, "applications/section.html", page(link, section=part, form=form))


def _save(request, link, part):
    step = request.POST.get("step", "")
    before = part.values or {}
    values = rearranged(part.pick(request.POST), step)
    values = sections.FORMS[part.name].prepared(values, before)
    try:
        services.save_section(link.application, part.name, values, by_kind=kind_of(link))
    except services.WrongState:
        return redirect("applications:tasks", link.token)
    saved = sections.Section(link.application, part.name, part.for_assistant)
    here = reverse("applications:section", args=[link.token, part.name])
    if step == EXIT:
        return redirect("applications:saved", link.token)
    if step == ADD_TERM or step.startswith(REMOVE_TERM):
        return redirect(f"{here}#terms")
    if step == ADD_PROOF:
        return redirect("applications:proof", link.token)
    if saved.is_in_order:
        return redirect(_after(link, saved))
    return render(request, "applications/section.html", page(link, section=saved, form=saved.form), status=422)


def rearranged(values, step):
    """The typed terms with a row more or less; everything else as it is."""
    if step == ADD_TERM:
        return term_rows.with_one_more(values)
    if step.startswith(REMOVE_TERM) and step.removeprefix(REMOVE_TERM).isdecimal():
        return term_rows.without_row(values, int(step.removeprefix(REMOVE_TERM)))
    return values


def _after(link, saved):
    if saved.next:
        return reverse("applications:section", args=[link.token, saved.next])
    return reverse("applications:tasks", args=[link.token])


@personal("GET")
def saved(request, link):
    """Save and leave: where the text lies and until when."""
    if not link.application.is_unsent:
        return redirect("applications:tasks", link.token)
    return render(request, "applications/saved.html", page(link))


@personal("GET", "POST")
def proof(request, link):
    """The file has a form of its own, so that an error elsewhere never makes anyone choose it again."""
    if not may_change_proof(link.application):
        return redirect("applications:tasks", link.token)
    form = ProofForm(request.POST, request.FILES) if request.method == "POST" else ProofForm()
    if request.method == "POST" and form.is_valid():
        try:
            services.attach_proof(link.application, form.cleaned_data["file"], by_kind=kind_of(link))
            return redirect(back_from_proof(link))
        except DocumentRefused as refused:
            form.add_error("file", refused.message)
        except services.WrongState:
            return redirect("applications:tasks", link.token)
    status = 422 if form.errors else 200
    return render(request, "applications/proof.html", page(link, form=form, back=back_from_proof(link)), status=status)


@personal("POST")
def remove_proof(request, link):
    if may_change_proof(link.application):
        services.remove_proof(link.application, by_kind=kind_of(link))
    return redirect(back_from_proof(link))


def may_change_proof(application) -> bool:
    if application.status == Application.Status.MORE_INFO:
        return "proof" in application.open_question.fields
    return application.is_unsent


def back_from_proof(link) -> str:
    if link.application.status == Application.Status.MORE_INFO:
        return reverse("applications:reply", args=[link.token])
    return reverse("applications:section", args=[link.token, "office"])


def page(link, **more) -> dict:
    """What every page behind a link shows around its own matter."""
    application = link.application
    parts = sections.of(application, for_assistant=is_assistant(link))
    return {
        "link": link,
        "token": link.token,
        "application": application,
        "sections": parts,
        "ready_count": sum(part.state == sections.State.READY for part in parts),
        "is_complete": sections.are_in_order(parts),
        "is_assistant": is_assistant(link),
        "own_address": masked(links.address_of(link)),
        "saved_at": application.changed_at if application.answers else None,
        **more,
    }
