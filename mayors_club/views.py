"""Pages of the project itself."""

from django.shortcuts import render


def csrf_failure(request, reason=""):
    """A form whose token is missing or too old: 403 in the visitor's language, never the technical reason."""
    return render(request, "403.html", status=403)
