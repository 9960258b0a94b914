"""Who gets which page of the desk."""

from django.shortcuts import get_object_or_404

from applications.models import Application


def visible_or_404(request, pk) -> Application:
    """Foreign, hidden and missing applications answer alike. `has_declared`: whether the reader spoke of interests."""
    visible = Application.objects.visible_to(request.user).with_declaration_of(request.user)
    return get_object_or_404(visible.select_related("community"), pk=pk)
