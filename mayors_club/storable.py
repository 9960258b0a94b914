"""Pages that are the same for everyone and may be stored by anyone: no cookie, no session, no token, no form."""

import functools

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe


def storable_page(view):
    """Mark a public view; the StorablePages middleware gives its answers an ETag, 304s and a gzip twin.

    What streams is never held whole: its view names its bytes by an ETag of its own, and answers 304 itself.
    """

    @functools.wraps(view)
    def marked(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.storable = not response.streaming and not response.has_header("ETag")
        if not response.storable:
            response.headers["Cache-Control"] = "public, no-cache"
        return response

    return login_not_required(require_safe(marked))


def for_other_sites(response: HttpResponse) -> HttpResponse:
    """Pages elsewhere may read it too. Without a date: once something is hidden, the file would look older."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers.pop("Last-Modified", None)
    return response
