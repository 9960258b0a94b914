"""Who gets which page of the desk."""

from django.shortcuts import get_object_or_404

from applications.models import Application


def visible_or_404(request, pk) -> Application:
    """Foreign, hidden and missing applications answer alike."""
    return get_object_or_404(Application.objects.visible_to(request.user).select_related("community"), pk=pk)
