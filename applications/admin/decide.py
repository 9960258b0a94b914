"""Deciding, asking for more, ending a membership: form, preview of the exact letter, confirmation."""

from csp.decorators import csp, csp_update
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from applications import services
from applications.admin import steps
from applications.admin.access import visible_or_404
from applications.admin.forms import StepForm
from applications.dossier import Dossier
from applications.services.refusals import ReasonNeeded, RefusalNeedsReason
from mayors_club import events, letter_preview
from members.second_factor import recent_proof_required

# The letters last previewed in this session, for the frames that show them.
PREVIEWED = "previewed_letters"
FIELD_OF = {ReasonNeeded: "against_outcome_reason", RefusalNeedsReason: "reason_code"}


@require_http_methods(["GET", "HEAD", "POST"])
@csp_update(letter_preview.PAGE_POLICY)
def decide(request, pk):
    application = visible_or_404(request, pk)
    dossier = Dossier(application, request.user)
    if dossier.needs_declaration:
        return redirect("admin:applications_application_review", pk)
    if request.method == "POST":
        return _posted(request, dossier)
    if not dossier.step_kinds:
        messages.warning(request, _why_not(dossier))
        return redirect("admin:applications_application_review", pk)
    events.record("application.opened", subject=application, by=request.user, codes={"page": "decide"})
    return _form_page(request, dossier, _form(dossier), status=200)


@recent_proof_required
def _posted(request, dossier):
    form = _form(dossier, request.POST)
    if "edit" in request.POST:
        form.is_valid()
        return _form_page(request, dossier, form, status=200)
    return _try(request, dossier, form)


@require_safe
@csp(letter_preview.FRAME_POLICY)
def previewed(request, pk, number):
    """One letter of the last preview, as its recipient will see it."""
    application = visible_or_404(request, pk)
    kept = request.session.get(PREVIEWED, {})
    if kept.get("application") != str(application.pk) or number >= len(kept["bodies"]):
        raise Http404
    return HttpResponse(kept["bodies"][number])


def _try(request, dossier, form):
    """Preview, or take the step; what is refused comes back with everything that was typed."""
    if not form.is_valid():
        return _form_page(request, dossier, form, status=422)
    confirmed = "confirm" in request.POST
    try:
        if confirmed:
            digest = request.POST.get("digest", "")
            steps.take(dossier.application, form.cleaned_data, by=request.user, digest=digest)
        else:
            letters = steps.preview(dossier.application, form.cleaned_data, by=request.user)
    except steps.LetterChanged as changed:
        messages.warning(request, str(changed))
        letters = steps.preview(dossier.application, form.cleaned_data, by=request.user)
    except (services.Refused, services.WrongState) as refusal:
        form.add_error(FIELD_OF.get(type(refusal)), steps.words(refusal))
        return _form_page(request, dossier, form, status=422)
    else:
        if confirmed:
            request.session.pop(PREVIEWED, None)
            messages.success(request, _done(form.cleaned_data["kind"]))
            return redirect("admin:applications_application_review", dossier.application.pk)
    return _preview_page(request, dossier, form, letters)


def _form(dossier, typed=None):
    # A form whose step has gone (somebody was faster) keeps what was typed and says so itself.
    kinds = dossier.step_kinds or tuple(kind for kind in StepForm.KINDS if typed and typed.get("kind") == kind)
    return StepForm(typed, kinds=kinds, agreed=dossier.agreed_kinds)


def _form_page(request, dossier, form, *, status):
    context = {"dossier": dossier, "application": dossier.application, "form": form}
    return render(request, "admin/applications/decide.html", context, status=status)


def _preview_page(request, dossier, form, letters):
    shown = [{"letter": letter, "text": letter_preview.text_of(letter)} for letter in letters]
    bodies = [letter_preview.html_of(letter) for letter in letters]
    request.session[PREVIEWED] = {"application": str(dossier.application.pk), "bodies": bodies}
    context = {
        "dossier": dossier,
        "application": dossier.application,
        "step_form": form,
        "letters": shown,
        "digest": steps.digest_of(letters),
        "step": StepForm.KINDS[form.cleaned_data["kind"]],
        "goes_at_once": form.cleaned_data["kind"] in ("ask", "reverse"),
    }
    return render(request, "admin/applications/preview.html", context)


def _done(kind) -> str:
    if kind in ("accept", "decline"):
        return _("The decision is on record. The letter leaves when the time for taking it back is over.")
    return _("Done. The letter is on its way.")


def _why_not(dossier) -> str:
    if dossier.refusal:
        return str(dossier.refusal)
    return _("There is nothing to decide on this application now.")
