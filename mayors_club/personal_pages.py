"""Pages behind a personal link: the address is the secret, so they are neither stored nor passed on.

A POST needs no token against forgery (docs/adr/0016).
"""

import functools

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.csrf import csrf_exempt


def personal(view):
    """A view of `(request, token)` for whoever holds the link: open to all, never stored, never passed on."""

    @csrf_exempt
    @login_not_required
    @functools.wraps(view)
    def opened(request, token):
        response = view(request, token)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return opened
