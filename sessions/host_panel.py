"""The same panel for who leads a session and comes by a personal link: an earlier door, and a link that ages."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from mayors_club.mail_addresses import masked
from sessions import sealing, services
from sessions.gate import JoinState, state_of
from sessions.models import HostLink, Room
from sessions.panel import last_move, origins_of
from sessions.panel_words import WORDS, Button, Door, Panel
from sessions.sealing import Secret


@dataclass(frozen=True)
class HostsDoor:
    """The session as the gate sees it for a host."""

    status: str
    starts_at: datetime
    ends_at: datetime
    opens_at: datetime
    closes_at: datetime


def panel_of_host(link: HostLink, token: str, now=None) -> Panel:
    now = now or timezone.now()
    session = link.session
    state = state_of(
        HostsDoor(session.status, session.starts_at, session.ends_at, session.host_opens_at, session.closes_at),
        now,
        is_entitled=True,
        link_is_stale=services.takes_place(session, now) and not link.works_at(now),
    )
    if state == JoinState.LINK_STALE:
        return _link_stale(link, token, now)
    room = Room.objects.filter(session=session).first()
    door = Door(
        session=session,
        now=now,
        language=get_language(),
        room=room,
        secret=sealing.unseal(room.sealed) if room else Secret(),
        move=last_move(session),
        opens_at=session.host_opens_at,
        name=link.name,
    )
    return replace(_for_the_host(WORDS[_with_the_room(state, door)](door), token), origins=origins_of(door))


def _with_the_room(state, door) -> JoinState:
    """A host who enters first has the room made; only a room that has failed is news."""
    has_failed = door.room is None or door.room.failed_at is not None
    return JoinState.VIDEO_FAILED if has_failed and state in (JoinState.OPEN, JoinState.RUNNING) else state


def _for_the_host(panel, token) -> Panel:
    """Nothing of the members' area: neither calendar nor telephone nor materials; the way in is the host's own."""
    enters = panel.button is not None and panel.button.is_post
    button = replace(panel.button, url=reverse("expert_sessions:host_enter", args=[token])) if enters else None
    hints = panel.hints if enters else []
    # The notes are on the members' page, which a host does not see.
    lines = [gettext("Thank you!")] if panel.state == JoinState.ENDED else panel.lines
    return replace(panel, button=button, lines=lines, hints=hints, phone_url="")


def _link_stale(link, token, now) -> Panel:
    used_up = link.used_at is not None and link.revoked_at is None and now < link.expires_at
    why = (
        gettext("This link worked for an hour and has been used.") if used_up else gettext("This link no longer works.")
    )
    return Panel(
        JoinState.LINK_STALE,
        "warn",
        gettext("Old link"),
        gettext("We will send a new link"),
        look="wheat",
        lines=[why],
        button=Button(gettext("Send a new one"), reverse("expert_sessions:host_resend", args=[token]), is_post=True),
        hints=[gettext("It will arrive at {address}").format(address=masked(link.email))],
    )
