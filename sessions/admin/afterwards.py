"""Once a session is over: its materials, summary and recording, and what those who were there think of it."""

import random

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mayors_club.attachments import as_attachment
from mayors_club.documents import DocumentRefused
from members.views.answers import get_or_post
from sessions import services
from sessions.admin.access import session_or_404
from sessions.admin.after_forms import MaterialForm, RecordingForm, SummaryForm
from sessions.models import ExpertSession, Recording

CHANGE = "expert_sessions.change_expertsession"
MATERIALS = "admin:expert_sessions_expertsession_materials"
SUMMARY = "admin:expert_sessions_expertsession_summary"
# Below so many answers somebody could be recognised.
LEAST_FEEDBACK = 5


@get_or_post
def materials(request, pk):
    session = session_or_404(request, pk, CHANGE)
    form = MaterialForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _is_added(request, session, form):
        return redirect(MATERIALS, pk)
    context = {"session": session, "form": form, "materials": session.materials.select_related("uploaded_by")}
    return render(request, "admin/expert_sessions/materials.html", context, status=422 if form.errors else 200)


def _is_added(request, session, form) -> bool:
    titles = {name: form.cleaned_data[name] for name in ("title_uk", "title_en")}
    try:
        services.add_material(session, form.cleaned_data["file"], **titles, by=request.user)
    except DocumentRefused as refused:
        form.add_error("file", refused.message)
        return False
    messages.success(request, _("The file is with the session: members find it on its page."))
    return True


@require_safe
def staff_material(request, pk, material_id):
    session = session_or_404(request, pk, CHANGE)
    return as_attachment(get_object_or_404(session.materials, pk=material_id))


@require_POST
def remove_material(request, pk, material_id):
    session = session_or_404(request, pk, CHANGE)
    services.remove_material(get_object_or_404(session.materials, pk=material_id), by=request.user)
    messages.success(request, _("The file is removed."))
    return redirect(MATERIALS, pk)


@get_or_post
def summary(request, pk):
    """Saved, looked at, published: three buttons, and the last one tells members."""
    session = session_or_404(request, pk, CHANGE)
    initial = {"summary_uk": session.summary_uk, "summary_en": session.summary_en}
    form = SummaryForm(request.POST if request.method == "POST" else None, initial=initial)
    form.fields["summary_uk"].required = session.summary_published_at is not None or "publish" in request.POST
    is_preview = "preview" in request.POST
    if form.is_valid() and not is_preview and _is_saved(request, session, form.cleaned_data):
        return redirect(SUMMARY, pk)
    shown = form.cleaned_data if is_preview and form.is_valid() else None
    return _summary_page(request, session, form, RecordingForm(prefix="recording"), shown=shown)


def _is_saved(request, session, texts) -> bool:
    try:
        services.save_summary(session, **texts, by=request.user)
        if "publish" in request.POST:
            services.publish_summary(session, by=request.user)
            messages.success(request, _("The summary is published. Letters about it are on their way."))
        else:
            messages.success(request, _("Saved."))
    except services.NotHeld:
        messages.error(request, _("The session is not over yet."))
    return True


@require_POST
def recording(request, pk):
    """With `remove` it is taken away."""
    session = session_or_404(request, pk, CHANGE)
    if "remove" in request.POST:
        services.remove_recording(session, by=request.user)
        messages.success(request, _("The recording is taken away: nobody reaches it through the site."))
        return redirect(SUMMARY, pk)
    form = RecordingForm(request.POST, prefix="recording")
    if not form.is_valid():
        texts = {"summary_uk": session.summary_uk, "summary_en": session.summary_en}
        return _summary_page(request, session, SummaryForm(initial=texts), form)
    try:
        services.set_recording(session, form.cleaned_data["address"], by=request.user)
        messages.success(request, _("Saved. The address is sealed and will not be shown again."))
    except services.NotHeld:
        messages.error(request, _("The session is not over yet."))
    return redirect(SUMMARY, pk)


def _summary_page(request, session, form, recording_form, *, shown=None):
    context = {
        "session": session,
        "is_held": session.state_at() == ExpertSession.Status.HELD,
        "form": form,
        "recording_form": recording_form,
        "recording": Recording.objects.filter(session=session).select_related("published_by").first(),
        "shown": shown,
    }
    status = 422 if form.errors or recording_form.errors else 200
    return render(request, "admin/expert_sessions/summary.html", context, status=status)


@require_safe
def feedback(request, pk):
    """Only together, and only when they are many: then nobody can be recognised. Comments in no order."""
    session = session_or_404(request, pk, CHANGE)
    answers = list(session.feedback.all())
    count = len(answers)
    context = {"session": session, "count": count, "least": LEAST_FEEDBACK}
    if count >= LEAST_FEEDBACK:
        comments = [answer.comment for answer in answers if answer.comment]
        random.SystemRandom().shuffle(comments)
        context |= {
            "useful": sum(answer.useful for answer in answers) / count,
            "clear": sum(answer.clear for answer in answers) / count,
            "comments": comments,
        }
    return render(request, "admin/expert_sessions/feedback.html", context)


PAGES = (
    ("<uuid:pk>/materials/", materials, "materials"),
    ("<uuid:pk>/materials/<uuid:material_id>/", staff_material, "material"),
    ("<uuid:pk>/materials/<uuid:material_id>/remove/", remove_material, "remove_material"),
    ("<uuid:pk>/summary/", summary, "summary"),
    ("<uuid:pk>/recording/", recording, "recording"),
    ("<uuid:pk>/feedback/", feedback, "feedback"),
)
