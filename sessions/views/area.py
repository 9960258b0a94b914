"""Sessions in the members' area: the list of one's own, and the page of one session."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from members.models import Member
from members.views.area import in_cabinet, is_own_membership
from sessions.entitled import must_choose, visitor_of
from sessions.models import ExpertSession


@require_safe
@in_cabinet
def mine(request):
    visitor = visitor_of(request)
    if visitor is None:
        if is_own_membership(request) and request.acting_for.status == Member.Status.ONBOARDING:
            return render(request, "sessions/mine_later.html")
        raise Http404
    return render(request, "sessions/mine.html", {"coming": ExpertSession.objects.upcoming()})


@login_not_required
@require_safe
def session(request, number):
    """For members all of it; for everybody else what is public, and the way in. Planned ones are not there."""
    found = get_object_or_404(ExpertSession.objects.public().select_related("expert"), number=number)
    visitor = visitor_of(request)
    if visitor is None and must_choose(request):
        return redirect("members:acting_for")
    template = "sessions/session.html" if visitor else "sessions/closed.html"
    return render(request, template, {"session": found, "visitor": visitor})
