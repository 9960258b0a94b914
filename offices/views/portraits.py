"""The editor's pages of the portrait: the photograph with its words, and the part of it that is shown."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mayors_club.pictures import PictureRefused
from members.forms import posted
from members.views.answers import get_or_post, invalid_form_status
from offices import changes, services
from offices.content import Content
from offices.forms.crop import CropForm
from offices.forms.portrait import PortraitForm
from offices.models import Edition
from offices.sections import SHAPES, Kind
from offices.states import content_of
from offices.views.access import for_editors
from offices.views.editing import saved_words, section_now

REMOVE = "remove"


@get_or_post
@for_editors("can_edit_office")
def portrait_edit(request, editor, office):
    current = section_now(office, Kind.PORTRAIT)
    if request.method == "POST":
        step = _remove if request.POST.get("step") == REMOVE else _save
        return step(request, editor, office, current)
    form = PortraitForm.showing(Kind.PORTRAIT, content_of(current), current.revision if current else 0)
    return _show(request, office, form, current, current.portrait if current else None)


def _save(request, editor, office, current):
    form = PortraitForm(Kind.PORTRAIT, request.POST, files=request.FILES, office=office)
    form.portrait_id = portrait_id = _photograph(form, editor)
    if not form.is_valid():
        return _show(request, office, form, current, office.portraits.filter(pk=portrait_id).first(), status=422)
    english = form.cleaned_data["english_is_checked"]
    is_new = current is None or current.portrait_id != portrait_id
    after = "offices:portrait_crop" if is_new else "offices:edit"
    return _write(request, editor, office, current, form.content, form.cleaned_data["revision"], after, english)


def _photograph(form, editor):
    """The new one, kept even when the words are refused; without a file, the one that the form names."""
    upload = not form.errors.get("photograph") and form.cleaned_data.get("photograph")
    if upload:
        try:
            return services.add_portrait(form.office, upload, **editor.actor).pk
        except PictureRefused as refused:
            form.add_error("photograph", refused.message)
    return form.kept_id


def _remove(request, editor, office, current):
    revision = current.revision if current else 0
    return _write(request, editor, office, current, Content(), revision, "offices:edit")


def _write(request, editor, office, current, content, revision, after, english_is_checked=False):
    """Saved like any other section; 409 with both versions when somebody else was faster."""
    try:
        saved = services.save_section(
            office,
            Kind.PORTRAIT,
            content,
            revision=revision,
            english_is_checked=english_is_checked,
            **editor.actor,
        )
    except services.Conflict as conflict:
        theirs = conflict.theirs
        form = PortraitForm.showing(Kind.PORTRAIT, conflict.content, theirs.revision)
        change = changes.between(Kind.PORTRAIT, conflict.base, theirs.content)
        mine = office.portraits.filter(pk=conflict.content.portrait_id).first()
        return _show(request, office, form, theirs, mine, conflict=change, status=409)
    messages.success(request, saved_words(office, saved, current))
    return redirect(after)


def _show(request, office, form, current, portrait, *, status=200, **more):
    context = {
        "office": office,
        "form": form,
        "kind": form.kind,
        "shape": SHAPES[form.kind],
        "current": current,
        "portrait": portrait,
        "saved_at": current.saved_at if current else None,
        "is_in_review": _is_in_review(current),
        "tab": "en" if request.GET.get("tab") == "en" else "uk",
        **more,
    }
    return render(request, "offices/portrait.html", context, status=status)


@get_or_post
@for_editors("can_edit_office")
def portrait_crop(request, editor, office):
    """A new crop is a new portrait, saved in the section like any other change."""
    current = section_now(office, Kind.PORTRAIT)
    if current is None or current.portrait is None:
        return redirect("offices:portrait_edit")
    form = CropForm(posted(request), portrait=current.portrait, revision=current.revision)
    if form.is_valid():
        return _crop(request, editor, office, current, form)
    context = {
        "office": office,
        "form": form,
        "portrait": current.portrait,
        "is_in_review": _is_in_review(current),
    }
    return render(request, "offices/portrait_crop.html", context, status=invalid_form_status(form))


def _crop(request, editor, office, current, form):
    cropped = services.recrop(current.portrait, form.crop, **editor.actor)
    content = current.content.changed(portrait_id=cropped.pk)
    try:
        saved = services.save_section(
            office, Kind.PORTRAIT, content, revision=form.cleaned_data["revision"], **editor.actor
        )
    except services.Conflict:
        messages.warning(request, _("Meanwhile somebody else saved another photograph: choose the part of it again."))
        return redirect("offices:portrait_crop")
    messages.success(request, saved_words(office, saved, current))
    return redirect("offices:edit")


def _is_in_review(section) -> bool:
    return bool(section and section.edition.status == Edition.Status.IN_REVIEW)
