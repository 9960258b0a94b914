"""The page of who leads a session, behind a personal link: no account, no signing in, looking uses nothing up.

The address is the secret: such pages are neither stored nor passed on, and a POST needs no token against forgery
(docs/adr/0016).
"""

import functools

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from mayors_club import limits
from mayors_club.mail_addresses import masked
from sessions import services
from sessions.gate import JoinState
from sessions.host_panel import panel_of_host
from sessions.models import HostLink
from sessions.networks import shortened
from sessions.panel import allow_joining
from sessions.providers.ticket import RoomFailed
from sessions.questions import questions_of
from sessions.views.gate import SeeOther

PAGE = "expert_sessions:host"
# Within an hour: for one link, and for one network.
MOST_LETTERS = 3
MOST_FROM_A_NETWORK = 10


def personal(view):
    """A view of `(request, link, token)` for whoever holds the link."""

    @csrf_exempt
    @login_not_required
    @functools.wraps(view)
    def opened(request, token):
        link = get_object_or_404(HostLink.objects.with_token(token).select_related("session__expert"))
        response = view(request, link, token)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return opened


@require_safe
@personal
def host(request, link, token):
    panel = panel_of_host(link, token)
    # Also when the link has done its hour: whoever leads the session has this page open beside the meeting.
    is_over = link.revoked_at is not None or timezone.now() >= link.session.closes_at
    context = {
        "session": link.session,
        "link": link,
        "panel": panel,
        "questions": None if is_over else questions_of(link.session),
    }
    return allow_joining(render(request, "sessions/host.html", context), panel)


@require_POST
@personal
def host_enter(request, link, token):
    try:
        return SeeOther(services.enter_as_host(link, network=shortened(request)))
    except (services.DoorShut, RoomFailed):
        return redirect(PAGE, token)


@require_POST
@personal
def host_resend(request, link, token):
    """A new link to the address of the old one, whoever asks."""
    if panel_of_host(link, token).state != JoinState.LINK_STALE:
        return redirect(PAGE, token)
    for_link = limits.is_over(f"host-link:{link.pk}", MOST_LETTERS)
    if for_link or limits.is_over(f"host-links:{limits.network_of(request)}", MOST_FROM_A_NETWORK):
        return limits.too_many(request, "429.html")
    services.send_host_link_again(link)
    messages.success(request, _("We have sent a new link to {address}.").format(address=masked(link.email)))
    return redirect(PAGE, token)
