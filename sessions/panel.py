"""The join panel: one of nine sentences, decided by the server from its own clock; pages only draw it."""

from dataclasses import replace
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext, pgettext

from sessions import entitled, meeting, sealing
from sessions.gate import JoinState, state_of
from sessions.models import ExpertSession, Move
from sessions.own import seat_of
from sessions.panel_words import WORDS, Button, Door, Panel
from sessions.sealing import Secret

ORIGINS_BEFORE = timedelta(days=1)


def panel_of(request, session: ExpertSession, now=None) -> Panel:
    """The panel for whoever asks. Everything about the hour is in it only for who may come in."""
    now = now or timezone.now()
    visitor = entitled.visitor_of(request)
    if visitor is None or session.status == ExpertSession.Status.PLANNED:
        return _members_only(request, session)
    door = _door(session, now, visitor)
    state = state_of(
        session,
        now,
        is_entitled=True,
        room_failed=door.room_failed,
        moved_from=door.move.from_starts_at if door.move else None,
    )
    panel = WORDS[state](door)
    if state in (JoinState.ENDED, JoinState.CANCELLED):
        return panel
    return replace(panel, address=reverse("expert_sessions:panel", args=[session.number]), origins=origins_of(door))


def _door(session, now, visitor) -> Door:
    room = getattr(session, "room", None)
    seat = seat_of(session, visitor.member)
    has_place = session.capacity is None or (seat is not None and seat.is_taken)
    return Door(
        session=session,
        now=now,
        language=get_language(),
        room=room,
        secret=sealing.unseal(room.sealed) if room else Secret(),
        move=last_move(session),
        opens_at=session.opens_at,
        seat=seat,
        is_full=not has_place and session.seats.taken().count() >= session.capacity,
        name=visitor.name,
    )


def last_move(session) -> Move | None:
    return session.moves.order_by("-sequence").first() if session.sequence else None


def origins_of(door) -> list[str]:
    """From the day before: a page that stays open until the door opens must be able to lead through it."""
    if not door.session.provider or door.now < door.session.starts_at - ORIGINS_BEFORE:
        return []
    return meeting.allowed_origins(door.session.provider, door.secret)


def allow_joining(response, panel: Panel):
    """Let the page's form lead on to the meeting: Chromium holds form-action against redirects as well."""
    if panel.origins:
        response._csp_update = {"form-action": panel.origins}
    return response


def _members_only(request, session) -> Panel:
    """What the whole world may see: no hour, no room, no answer."""
    panel = Panel(
        JoinState.MEMBERS_ONLY, "", gettext("Members only"), gettext("This session is closed to the public"), look="off"
    )
    page = reverse("expert_sessions:session", args=[session.number])
    if entitled.must_choose(request):
        line = gettext("You represent several people. Choose in whose area you work, then come back.")
        choose = Button(gettext("Choose"), reverse("members:acting_for"))
        return replace(panel, lines=[line], button=choose)
    if entitled.knows(request):
        if not request.open_members:
            return replace(panel, lines=[gettext("Sessions are for members and for those who represent them.")])
        line = gettext("Attending sessions is not among your rights. The member whom you represent can change that.")
        return replace(panel, lines=[line])
    return replace(
        panel,
        lines=[gettext("Sign in if you belong to the Club or represent somebody who does.")],
        button=Button(pgettext("session", "Sign in"), f"{reverse('account_login')}?next={page}"),
        more=Button(gettext("Not in the Club yet? See how to join."), reverse("join")),
    )
