"""Who gets which page of the secretariat's side."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from sessions.models import Expert, ExpertSession
from sessions.proposing import series_with_skips

RUN = "expert_sessions.run_session"


def session_or_404(request, pk, permission=RUN) -> ExpertSession:
    return _found(request, ExpertSession.objects.select_related("expert", "series", "room"), pk, permission)


def series_or_404(request, pk, permission):
    """With `skipped`."""
    return _found(request, series_with_skips(), pk, permission)


def expert_or_404(request, pk, permission) -> Expert:
    return _found(request, Expert.objects.all(), pk, permission)


def _found(request, rows, pk, permission):
    if not request.user.has_perm(permission):
        raise PermissionDenied
    return get_object_or_404(rows, pk=pk)
