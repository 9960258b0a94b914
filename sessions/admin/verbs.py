"""Each step of a session on a page of its own: what will happen and to how many people, then one button."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from members.views.answers import get_or_post
from sessions import proposing, schedule, services
from sessions.admin.access import session_or_404
from sessions.admin.step_forms import MoveForm, ReasonForm, TimeForm
from sessions.admin.steps import STEPS, back_by_reopening, invited_by_announcement, people_of
from sessions.holidays import holiday_on
from sessions.models import ExpertSession
from sessions.readiness import has_room, missing, missing_english
from sessions.services.steps import SMALL_MOVE

CHANGE = "admin:expert_sessions_expertsession_change"


@dataclass(frozen=True)
class NewTime:
    """What a new time would mean."""

    starts_at: datetime
    ends_at: datetime
    conflicts: list[ExpertSession]
    holiday: Promise | None
    comes_twice: bool
    asks_again: bool
    is_another_day: bool


@get_or_post
def announce(request, pk):
    session = session_or_404(request, pk)
    if answer := _closed(request, session, "announce"):
        return answer
    if request.method == "POST":
        done = _("The session is announced. The invitations are on their way.")
        return _try(request, session, done, lambda: services.announce(session, by=request.user))
    context = {
        "missing": missing(session),
        "missing_english": missing_english(session),
        "has_room": has_room(session),
        "is_over": session.starts_at <= timezone.now(),
        "invited": invited_by_announcement(),
        "time": new_time(session, session.starts_at, session.ends_at),
    }
    return _page(request, session, "announce", context)


@get_or_post
def move(request, pk):
    session = session_or_404(request, pk)
    if answer := _closed(request, session, "move"):
        return answer
    form = MoveForm.of(session, request.POST if request.method == "POST" else None)
    if form.is_valid() and (_is_stale(form, session) or _is_new(form, session)):
        if "confirm" in request.POST:
            done = _("The session has its new time. Letters and calendars follow.")
            return _moved(request, session, form, done, services.move, **form.time, **form.reason)
        if "edit" not in request.POST:
            return _preview(request, session, "move", form)
    return _page(request, session, "move", {"form": form})


@get_or_post
def postpone(request, pk):
    done = _("The session is postponed. Letters and calendars follow.")
    return _with_reason(request, session_or_404(request, pk), "postpone", services.postpone, done)


@get_or_post
def cancel(request, pk):
    done = _("The session is cancelled. Letters and calendars follow.")
    return _with_reason(request, session_or_404(request, pk), "cancel", services.cancel, done)


@get_or_post
def reopen(request, pk):
    """A new date, or the old one where it is still to come."""
    session = session_or_404(request, pk)
    if answer := _closed(request, session, "reopen"):
        return answer
    form = TimeForm.of(session, request.POST if request.method == "POST" else None)
    if form.is_valid():
        if "confirm" in request.POST:
            done = _("The session takes place. Letters and calendars follow.")
            return _moved(request, session, form, done, services.reopen, **form.time)
        if "edit" not in request.POST:
            return _preview(request, session, "reopen", form)
    return _page(request, session, "reopen", {"form": form, "missing": missing(session)})


def new_time(session, starts_at, ends_at) -> NewTime:
    start = schedule.local(starts_at)
    return NewTime(
        starts_at,
        ends_at,
        conflicts=proposing.conflicts_of(session, starts_at, ends_at),
        holiday=holiday_on(start.date()),
        comes_twice=schedule.clock_of(start.date(), start.time()) is schedule.Clock.TWICE,
        asks_again=abs(starts_at - session.starts_at) > SMALL_MOVE,
        is_another_day=start.date() != schedule.local(session.starts_at).date(),
    )


def _with_reason(request, session, name, verb, done):
    if answer := _closed(request, session, name):
        return answer
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _try(request, session, done, lambda: verb(session, by=request.user, **form.reason))
    return _page(request, session, name, {"form": form})


def _is_new(form, session) -> bool:
    if form.time != {"starts_at": session.starts_at, "ends_at": session.ends_at}:
        return True
    form.add_error("day", _("This is the time that the session has now."))
    return False


def _is_stale(form, session) -> bool:
    """Moved since the page was opened: by somebody else, or by the first of two presses."""
    return form.cleaned_data["seen"] != session.sequence


def _preview(request, session, name, form):
    """What was typed, read back before everybody is told."""
    if form.cleaned_data["starts_at"] <= timezone.now():
        form.add_error("day", _("This time is over already; choose a later one."))
        return _page(request, session, name, {"form": form})
    time = new_time(session, **form.time)
    context = {
        "form": form,
        "is_read": True,
        "time": time,
        "invited": back_by_reopening(session, is_another_day=time.is_another_day),
    }
    return _page(request, session, name, context)


def _moved(request, session, form, done, verb, **arguments):
    if _is_stale(form, session):
        messages.error(request, _("Somebody was faster: the session has another time meanwhile. Look again."))
        return redirect(CHANGE, session.pk)
    return _try(request, session, done, lambda: verb(session, by=request.user, **arguments))


def _try(request, session, done, step):
    try:
        step()
    except services.WrongState as refusal:
        messages.error(request, _too_late(refusal.session))
    except services.NotComplete as refusal:
        lacking = ", ".join(map(str, refusal.missing))
        messages.error(request, _("Missing: {words}.").format(words=lacking))
    except services.WrongTime:
        messages.error(request, _("The time of the session is over already. Set another one first."))
    else:
        messages.success(request, done)
    return redirect(CHANGE, session.pk)


def _closed(request, session, name):
    """Back to the session where the step does not exist in its state."""
    if STEPS[name].is_open(session):
        return None
    messages.error(request, _too_late(session))
    return redirect(CHANGE, session.pk)


def _too_late(session) -> str:
    state = ExpertSession.Status(session.state_at()).label
    return _("Somebody was faster: the state of the session is now “{state}”.").format(state=state)


def _page(request, session, name, context):
    form = context.get("form")
    status = 422 if form and form.errors else 200
    common = {"session": session, "step": STEPS[name], "people": people_of(session)}
    return render(request, f"admin/expert_sessions/{name}.html", {**common, **context}, status=status)
