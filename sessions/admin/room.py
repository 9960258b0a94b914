"""The meeting room of a session: set, changed, replaced in one click each; and who got a credential."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mayors_club import events
from members.views.answers import get_or_post
from sessions import services
from sessions.admin.access import session_or_404
from sessions.admin.room_forms import WORDS, NewAddressForm, RoomForm
from sessions.models import ExpertSession, JoinTrace, Room

SET = "expert_sessions.set_room"
MODERATE = "expert_sessions.moderate_session"
MODERATING = "admin:expert_sessions_expertsession_moderate"
PAGE = "admin:expert_sessions_expertsession_room"


@get_or_post
def room(request, pk):
    session = session_or_404(request, pk, SET)
    form = RoomForm(
        request.POST if request.method == "POST" else None,
        kept=_kept(session),
        initial={"provider": session.provider or ExpertSession.Provider.LINK},
    )
    if form.is_valid():
        services.set_room(session, provider=form.cleaned_data["provider"], by=request.user, **form.words())
        messages.success(request, _("Saved. What you have typed is sealed and will not be shown again."))
        return redirect(PAGE, pk)
    return _show(request, session, form, NewAddressForm(prefix="new"))


def _show(request, session, form, new_address):
    kept = _kept(session)
    context = {
        "session": session,
        "room": Room.objects.select_related("rotated_by", "failed_by").filter(session=session).first(),
        "form": form,
        "new_address": new_address,
        "kept": [(form.fields[name].label, name in kept) for name in WORDS],
        "has_fallback": "fallback" in kept,
        "is_link": session.provider == ExpertSession.Provider.LINK,
        "has_host": session.expert is not None and bool(session.expert.email),
    }
    status = 422 if form.errors or new_address.errors else 200
    return render(request, "admin/expert_sessions/room.html", context, status=status)


def _kept(session) -> set[str]:
    """Which words are kept, by name: their values stay where they are."""
    secret = services.secret_of(session)
    return {name for name in WORDS if getattr(secret, name)}


@require_POST
def rotate(request, pk):
    """A credential has leaked: from now on it leads nowhere."""
    session = session_or_404(request, pk, SET)
    form = NewAddressForm(request.POST, prefix="new")
    if session.provider == ExpertSession.Provider.LINK and not form.is_valid():
        initial = {"provider": session.provider}
        return _show(request, session, RoomForm(kept=_kept(session), initial=initial), form)
    try:
        services.rotate_room(session, by=request.user, **getattr(form, "cleaned_data", {}))
    except services.NoRoom:
        messages.error(request, _("There is no room yet: set it first."))
    else:
        messages.success(request, _("The room is another one now. Whoever joins from now on is led there."))
    return redirect(PAGE, pk)


@require_POST
def use_fallback(request, pk):
    done = _("Everybody is led to the spare room from now on.")
    refusal = _("There is no spare room: type its address first.")
    return _try(request, pk, services.use_fallback, done, refusal, permission=MODERATE)


@require_POST
def end_fallback(request, pk):
    done = _("Everybody is led to the room itself again.")
    return _try(request, pk, services.end_fallback, done, _("There is no room yet: set it first."), permission=MODERATE)


@require_POST
def host_link(request, pk):
    done = _("The letter with the personal link is on its way to the expert.")
    return _try(request, pk, services.send_host_link, done, _("There is no expert, or no address to write to."))


def _try(request, pk, verb, done: str, refusal: str, *, permission: str = SET):
    """One press: what was done, or why it cannot be; back to the page that this colleague came from."""
    session = session_or_404(request, pk, permission)
    try:
        verb(session, by=request.user)
    except (services.NoRoom, services.NoHost):
        messages.error(request, refusal)
    else:
        messages.success(request, done)
    return redirect(PAGE if request.user.has_perm(SET) else MODERATING, pk)


@require_safe
def credentials(request, pk):
    """Looked at when a link has leaked; that somebody looked is logged."""
    session = session_or_404(request, pk, SET)
    traces = JoinTrace.objects.filter(session=session).select_related("user", "member", "host_link").order_by("-at")
    events.record("session.credentials_opened", subject=session, by=request.user)
    context = {"session": session, "traces": traces}
    return render(request, "admin/expert_sessions/credentials.html", context)
