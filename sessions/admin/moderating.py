"""The page of who moderates a session: who is in, who is expected, questions, a pause for an air-raid alert."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from mayors_club import events
from sessions import services, times
from sessions.admin.access import session_or_404
from sessions.gathering import gathering_of
from sessions.models import ExpertSession, Question
from sessions.questions import questions_of

MODERATE = "expert_sessions.moderate_session"
PAUSES = {30: gettext_lazy("+30 minutes"), 60: gettext_lazy("+1 hour"), 120: gettext_lazy("+2 hours")}
PAGE = "admin:expert_sessions_expertsession_moderate"


@require_safe
def moderate(request, pk):
    session = found_or_404(request, pk)
    events.record("session.moderated", subject=session, by=request.user)
    return render(request, "admin/expert_sessions/moderate.html", context_of(request, session))


@require_safe
def moderate_list(request, pk):
    """The part that changes, for the module that asks for it; not on record, or the log would hold nothing else."""
    session = found_or_404(request, pk)
    response = render(request, "admin/expert_sessions/_gathering.html", context_of(request, session))
    response.is_fragment = True
    return response


@require_POST
def pause(request, pk):
    """`seen` is the sequence that was on the screen: of two presses the second finds that the time has moved."""
    session = found_or_404(request, pk)
    minutes, seen = request.POST.get("minutes", ""), request.POST.get("seen", "")
    if minutes not in map(str, PAUSES) or not seen.isdecimal():
        messages.error(request, _("Press one of the three buttons."))
        return redirect(PAGE, pk)
    try:
        services.pause_for_alert(session, minutes=int(minutes), seen=int(seen), by=request.user)
    except services.MovedMeanwhile:
        messages.info(request, _("The time has been changed already, a moment ago. It was not moved a second time."))
    except (services.WrongState, services.WrongTime):
        messages.error(request, _("The session is not running now: there is nothing to pause."))
    else:
        session.refresh_from_db()
        text = _("Paused. It goes on {day}, {hours}. Everyone is told on the page and by letter; calendars move.")
        day, hours = (times.day(session.starts_at, "uk"), times.in_kyiv(session.starts_at, session.ends_at, "uk"))
        messages.success(request, text.format(day=day[0].lower() + day[1:], hours=hours))
    return redirect(PAGE, pk)


@require_POST
def question(request, pk, question_id):
    """With `back` it returns to the list."""
    session = found_or_404(request, pk)
    asked = get_object_or_404(Question, pk=question_id, session=session)
    act = services.bring_back if "back" in request.POST else services.put_aside
    act(asked, by=request.user)
    return redirect(reverse(PAGE, args=[pk]) + "#questions")


def found_or_404(request, pk) -> ExpertSession:
    """Nobody moderates what was not announced."""
    session = session_or_404(request, pk, MODERATE)
    if session.announced_at is None:
        raise Http404
    return session


def context_of(request, session) -> dict:
    state = session.state_at()
    room = getattr(session, "room", None)
    return {
        "session": session,
        "state": ExpertSession.Status(state),
        "can_pause": state in (ExpertSession.Status.OPEN, ExpertSession.Status.LIVE)
        and timezone.now() < session.ends_at,
        "pauses": PAUSES.items(),
        "gathering": gathering_of(session),
        "questions": questions_of(session),
        "fallback_since": room.failed_at if room else None,
        "has_room": room is not None,
        "may_set_room": request.user.has_perm("expert_sessions.set_room"),
        "now": timezone.now(),
    }


PAGES = (
    ("<uuid:pk>/moderate/", moderate, "moderate"),
    ("<uuid:pk>/moderate/list/", moderate_list, "moderate_list"),
    ("<uuid:pk>/moderate/pause/", pause, "pause"),
    ("<uuid:pk>/moderate/questions/<uuid:question_id>/", question, "question"),
)
