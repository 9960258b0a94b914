"""Answers that several views give alike."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def invalid_form_status(*forms) -> int:
    return 422 if any(form.is_bound and not form.is_valid() for form in forms) else 200


def too_many(request):
    """429: the limits of an address or a network; never a lock-out, so it says to wait."""
    return render(request, "429.html", status=429)


def gone(request, template, context=None):
    return render(request, template, context, status=410)
