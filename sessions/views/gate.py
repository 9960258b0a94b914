"""The gate: one press writes down the attendance and leads to the meeting. Its address stands in Location alone."""

import re

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from members.views.answers import get_or_post
from sessions import entitled, services
from sessions.models import ExpertSession
from sessions.networks import shortened
from sessions.panel import allow_joining, panel_of
from sessions.providers.ticket import RoomFailed

PAGE = "expert_sessions:session"


class SeeOther(HttpResponseRedirect):
    """To the meeting: fetched anew by GET, kept nowhere, and the meeting does not learn where people come from."""

    status_code = 303

    def __init__(self, address):
        super().__init__(address)
        self.headers["Referrer-Policy"] = "no-referrer"
        self.headers["Cache-Control"] = "no-store, private"


def find(number) -> ExpertSession:
    return get_object_or_404(ExpertSession.objects.public(), number=number)


def at_the_door(view):
    """For a POST of somebody entitled; looking leads to the session's page, strangers find nothing."""

    @get_or_post
    def entered(request, number):
        session = find(number)
        if request.method != "POST":
            return redirect(PAGE, number)
        if entitled.must_choose(request):
            return redirect("members:acting_for")
        visitor = entitled.visitor_of(request)
        if visitor is None:
            raise Http404
        if not services.has_accepted_note(request.user):
            return redirect("expert_sessions:confidentiality", number)
        return view(request, session, visitor)

    return entered


@at_the_door
def join(request, session, visitor):
    return _enter(request, session, visitor)


def _enter(request, session, visitor):
    try:
        return SeeOther(services.join(session, visitor=visitor, network=shortened(request)))
    except (services.DoorShut, services.Full, RoomFailed):
        # The panel there says what is the matter.
        return redirect(PAGE, session.number)


@at_the_door
def phone(request, session, visitor):
    try:
        secret = services.join_by_phone(session, visitor=visitor, network=shortened(request))
    except (services.DoorShut, services.Full, RoomFailed):
        return redirect(PAGE, session.number)
    context = {"session": session, "secret": secret, "dial": re.sub(r"[^+\d]", "", secret.dial_in)}
    return render(request, "sessions/phone.html", context)


@get_or_post
def confidentiality(request, number):
    """The note, accepted once before the first joining; whoever agrees while the door is open goes straight in."""
    session, visitor = find(number), entitled.visitor_of(request)
    if visitor is None:
        raise Http404
    if request.method == "POST":
        services.accept_note(request.user)
        return _enter(request, session, visitor)
    if services.has_accepted_note(request.user):
        return redirect(PAGE, number)
    panel = panel_of(request, session)
    is_open = panel.button is not None and panel.button.is_post
    response = render(request, "sessions/confidentiality.html", {"session": session, "is_open": is_open})
    return allow_joining(response, panel)


@login_not_required
@require_safe
def panel(request, number):
    """The panel alone, asked for every half minute by an open page."""
    response = render(request, "sessions/_panel.html", {"panel": panel_of(request, find(number))})
    response.is_fragment = True
    return response
