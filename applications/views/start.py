"""Pages that anybody may open: start, resend, and their one answer for every address."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from applications import limits, services
from applications.forms.start import ResendForm, StartForm
from applications.models import LinkRequest
from mayors_club.limits import too_many
from mayors_club.models import SiteSwitch
from mayors_club.trap import refuse_nul


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request):
    pause = current_pause()
    if pause:
        return render(request, "applications/paused.html", {"pause": pause, "note": note_of(pause)})
    return _ask(request, StartForm, LinkRequest.Kind.START, "applications/start.html", "applications:started")


@login_not_required
@require_safe
def started(request):
    return render(request, "applications/started.html")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def resend(request):
    return _ask(request, ResendForm, LinkRequest.Kind.RESEND, "applications/resend.html", "applications:resent")


@login_not_required
@require_safe
def resent(request):
    return render(request, "applications/resent.html")


def _ask(request, form_class, kind, template, answer):
    """The same steps and the same answer for every address; only a robot or a flood is not written down."""
    refuse_nul(request)
    form = form_class(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if limits.network_is_busy(request):
            return too_many(request, "applications/too_many.html")
        if form.is_valid():
            _note(form, kind)
            return redirect(answer)
    return render(request, template, {"form": form}, status=422 if form.errors else 200)


def _note(form, kind):
    email = form.cleaned_data["email"]
    if limits.address_is_busy(email) or form.is_by_robot:
        return
    started_by = {"started_by": form.cleaned_data["started_by"]} if "started_by" in form.cleaned_data else {}
    services.ask_for_link(kind=kind, email=email, language=get_language(), **started_by)


def current_pause():
    return SiteSwitch.objects.filter(intake_paused_until__gte=timezone.localdate()).first()


def note_of(pause) -> str:
    return pause.intake_note_en if get_language() == "en" else pause.intake_note_uk
