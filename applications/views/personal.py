"""What all pages behind a personal link have in common.

The address is the secret. So nothing about these pages may be stored or passed on, and a POST needs no token against
forgery: nobody can forge a request to an address they do not know. (Besides, browsers answer `no-referrer` with
`Origin: null`, which Django's check refuses.) A link opens on GET as often as one likes and acts on POST only.
"""

import functools

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from applications import links
from applications.models import AccessLink
from mayors_club.mail_addresses import masked
from mayors_club.trap import refuse_nul


def personal(*methods, over=False):
    """A view of `(request, link, …)` for the holder of a good link; others get 404 or 410.

    `over=True` lets in holders of links that no longer work.
    """

    def decorate(view):
        @require_http_methods([*methods, "HEAD"] if "GET" in methods else methods)
        @csrf_exempt
        @login_not_required
        @functools.wraps(view)
        def opened(request, token, *args, **kwargs):
            link = find(token)
            refuse_nul(request)
            refused = None if over else refusal(request, link)
            return guarded(refused or view(request, link, *args, **kwargs))

        return opened

    return decorate


def find(token: str) -> AccessLink:
    link = AccessLink.objects.with_token(token).select_related("application").first()
    if link is None:
        raise Http404
    link.token = token  # for the addresses on the page; the database keeps only its hash
    return link


def refusal(request, link):
    """The page that stands in for the asked one, or None: a link that is over, an assistant whose work is done."""
    if not link.is_good:
        address = "" if link.application.anonymised_at else links.address_of(link)
        context = {"token": link.token, "masked": masked(address)}
        return render(request, "applications/link_gone.html", context, status=410)
    if is_assistant(link) and link.application.was_submitted:
        return render(request, "applications/sent_by_mayor.html")
    return None


def guarded(response):
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def is_assistant(link) -> bool:
    return link.purpose == AccessLink.Purpose.ASSISTANT


def kind_of(link) -> str:
    """The kind of actor for the event log."""
    return "assistant" if is_assistant(link) else "applicant"
