"""A person's own data: to be read, to be taken away. Always of who is signed in, never of whom they act for."""

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from mayors_club import events
from members.models import Member
from members.second_factor import recent_proof_required


def everything():
    """The composition root's: this app does not know the ones above it."""
    return import_string(settings.OWN_DATA)


@require_safe
@recent_proof_required
def own_data(request):
    data = everything()
    context = {
        "consents": data.consents(request.user),
        "requests": request.user.erasure_requests.order_by("-asked_at"),
        "member": Member.objects.for_user(request.user).first(),
        "chapters": data.chapters(request.user),
        "kept_back": data.kept_back(request.user),
    }
    return render(request, "members/own_data.html", context)


@require_safe
@recent_proof_required
def own_data_file(request):
    """The same for a machine, complete, free of charge."""
    response = JsonResponse(everything().document(request.user), json_dumps_params={"ensure_ascii": False, "indent": 1})
    name = f"mayors-club-own-data-{timezone.localdate()}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    events.record("user.data_exported", subject=request.user, by=request.user)
    return response
