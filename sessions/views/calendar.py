"""Sessions in a person's own calendar: the page about the feed, the feed itself, and one session as a file."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_POST, require_safe

from members.views.answers import get_or_post
from sessions import calendar as writing
from sessions import services
from sessions.models import ExpertSession, FeedSecret

CONTENT_TYPE = "text/calendar; charset=utf-8"


@get_or_post
def calendar(request):
    """The address is shown in the answer to the press of the button, and nowhere after that."""
    if not services.may_have_feed(request.user):
        raise Http404
    if request.method != "POST":
        return _page(request)
    try:
        token = services.make_feed(request.user, offer=request.POST.get("offer", ""), by=request.user)
    except services.StaleOffer:
        return _page(request, status=409, is_stale=True)
    return _page(request, address=settings.SITE_URL + reverse("session_files:feed_ics", args=[token]))


@require_POST
def revoke_calendar(request):
    if not services.may_have_feed(request.user):
        raise Http404
    services.revoke_feed(request.user, by=request.user)
    return redirect("expert_sessions:calendar")


@require_safe
def event_ics(request, number):
    """One session, for whoever may attend: the same page, address and UID as in the letters."""
    session = get_object_or_404(ExpertSession.objects.public(), number=number)
    if not services.may_have_feed(request.user):
        raise Http404
    content = writing.single(services.entry_for(request.user, session))
    name = f'attachment; filename="session-{session.number}.ics"'
    return HttpResponse(content, CONTENT_TYPE, headers={"Content-Disposition": name})


@login_not_required
@require_safe
def feed_ics(request, token):
    """Unknown, revoked, without a membership: one and the same 404. Who has the newest version gets it by its tag."""
    secrets = FeedSecret.objects.with_token(token).in_force().select_related("user")
    user = get_object_or_404(secrets).user
    entries = services.feed_of(user)
    tag = writing.tag(entries, language=user.language)
    answer = get_conditional_response(request, etag=tag)
    if answer is None:
        answer = HttpResponse(writing.publish(entries, language=user.language), CONTENT_TYPE)
    answer.headers["ETag"] = tag
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Content-Language"] = user.language
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _page(request, *, address="", is_stale=False, status=200):
    context = {
        "feed": FeedSecret.objects.filter(user=request.user).first(),
        "offer": services.offer_feed(request.user),
        "address": address,
        "webcal": "webcal" + address[address.find("://") :] if address else "",
        "is_stale": is_stale,
    }
    return render(request, "sessions/calendar.html", context, status=status)
