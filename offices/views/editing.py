"""The editor of a page in the members' area: the overview, and each section as a form of its own."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mayors_club.typography import at_time
from members.views.answers import get_or_post
from offices import changes, services
from offices.forms import rows
from offices.forms.section import SectionForm
from offices.models import Edition, Section
from offices.page import build
from offices.sections import SHAPES, Kind
from offices.states import PageState, content_of
from offices.views.access import for_editors

PREVIEW = "preview"
LAST_EDITS = 5


@require_safe
@for_editors(is_office_needed=False)
def edit(request, editor, office):
    """Where the page stands and what comes next; without a page, how to begin."""
    if request.headers.get("Sec-Fetch-Dest") == "empty":
        # static/js/draft-keeper.js wants to know where a save leads; what the page has to say waits for the person.
        return HttpResponse(status=204)
    if office is None:
        return render(request, "offices/edit_start.html", {"editor": editor})
    state = PageState(office)
    context = {
        "editor": editor,
        "office": office,
        "state": state,
        "can_publish": editor.can_publish(office),
        "last_edits": services.history_of_page(office)[:LAST_EDITS],
        "reports": office.mistake_reports.open(),
    }
    return render(request, "offices/edit.html", context)


@require_POST
@for_editors("can_edit_office", is_office_needed=False)
def start(request, editor, office):
    if office is None:
        services.open_office(editor.member, **editor.actor)
    return redirect("offices:edit")


@get_or_post
@for_editors("can_edit_office")
def section(request, editor, office, kind):
    if kind not in Kind.values:
        raise Http404
    kind = Kind(kind)
    current = section_now(office, kind)
    if request.method == "POST":
        return _save(request, editor, office, kind, current)
    form = SectionForm.showing(kind, content_of(current), current.revision if current else 0)
    return _show(request, office, form, current)


def section_now(office, kind) -> Section | None:
    """As it is saved: in the draft if there is one, otherwise as it is live."""
    edition = office.editions.open().first() or office.live
    found = Section.objects.filter(edition=edition, kind=kind) if edition else Section.objects.none()
    return found.select_related("saved_by", "saved_for", "edition").first()


def _save(request, editor, office, kind, current):
    step = request.POST.get("step", "")
    if step == PREVIEW or rows.is_step(step):
        typed = rows.rearranged(request.POST, SHAPES[kind], step)
        form = SectionForm(kind, typed, checked=False)
        if step == rows.ADD and form.is_several:
            form.start_in_last_row()
        return _show(request, office, form, current, is_preview=step == PREVIEW)
    form = SectionForm(kind, request.POST, portrait_id=current.portrait_id if current else None)
    if not form.is_valid():
        return _show(request, office, form, current, status=422)
    try:
        saved = services.save_section(
            office,
            kind,
            form.content,
            revision=form.cleaned_data["revision"],
            english_is_checked=form.cleaned_data["english_is_checked"],
            **editor.actor,
        )
    except services.Conflict as conflict:
        return _show_conflict(request, office, kind, conflict)
    messages.success(request, saved_words(office, saved, current))
    return redirect("offices:edit")


def saved_words(office, saved, before) -> str:
    """What became of the text, in words: saved is not published."""
    if before and before.revision == saved.section.revision:
        return _("Nothing was changed: this is what is saved already.")
    clock = at_time(timezone.localtime(saved.section.saved_at), get_language())
    said = [_("Saved {time}.").format(time=clock)]
    if PageState(office).section(saved.section.kind).is_changed:
        said.append(_("This is not public yet."))
    if saved.is_merged and before and before.saved_by:
        name = before.saved_by.full_name
        said.append(_("Meanwhile this section was saved once more ({name}): both changes are kept.").format(name=name))
    if saved.was_in_review:
        said.append(_("The page is a draft again: submit it once more when you are ready."))
    return " ".join(said)


def _show_conflict(request, office, kind, conflict):
    """409: what the other person changed, and one's own text in the form, ready to be saved after all."""
    theirs = conflict.theirs
    form = SectionForm.showing(kind, conflict.content, theirs.revision)
    change = changes.between(kind, conflict.base, theirs.content)
    return _show(request, office, form, theirs, conflict=change, status=409)


def _show(request, office, form, current, *, status=200, **more):
    shape = SHAPES[form.kind]
    context = {
        "office": office,
        "form": form,
        "kind": form.kind,
        "shape": shape,
        "current": current,
        "saved_at": current.saved_at if current else None,
        "is_in_review": bool(current and current.edition.status == Edition.Status.IN_REVIEW),
        "tab": "en" if request.GET.get("tab") == "en" else "uk",
        **more,
    }
    return render(request, "offices/section.html", context, status=status)


@require_safe
@for_editors()
def preview(request, editor, office):
    """The page as it would be if all that is saved were published now, in the language of the address."""
    state = PageState(office)
    edition = state.edition or state.live or Edition(office=office)
    context = {"office": office, "page": build(office, edition, get_language()), "preview": True}
    return render(request, "offices/preview.html", context)
