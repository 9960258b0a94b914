"""What each state of the gate is called, and what can be done there: words for the join panel, from what was read."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from mayors_club import typography
from sessions import meeting, services, times
from sessions.gate import JoinState
from sessions.models import ExpertSession, Move, Room, Seat
from sessions.sealing import Secret


@dataclass(frozen=True)
class Button:
    label: str
    url: str
    # A press that writes something down; anything else is a link.
    is_post: bool = False
    is_solid: bool = True
    # The meeting opens beside our page, so that one can come back to it.
    in_new_tab: bool = False


@dataclass(frozen=True)
class Panel:
    state: JoinState
    kind: str
    tag: str
    title: str
    look: str = ""
    day: str = ""
    in_kyiv: str = ""
    elsewhere: str = ""
    lines: list[str] = field(default_factory=list)
    button: Button | None = None
    hints: list[str] = field(default_factory=list)
    more: Button | None = None
    phone_url: str = ""
    # Where the fragment is asked for again; "" where nothing will change by itself.
    address: str = ""
    # Hosts that the form of this panel may lead to: for the page's form-action.
    origins: list[str] = field(default_factory=list)

    @property
    def leads_to(self) -> str:
        """Changes when the origins do: a page that was loaded earlier must be loaded anew before it can lead there."""
        return hashlib.sha256(" ".join(self.origins).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Door:
    """All that the sentences need to know; read once."""

    session: ExpertSession
    now: datetime
    language: str
    room: Room | None
    secret: Secret
    move: Move | None
    # When this person is let in: who leads the session earlier than the others.
    opens_at: datetime
    seat: Seat | None = None
    is_full: bool = False
    name: str = ""

    @property
    def room_failed(self) -> bool:
        return services.room_has_failed(self.session, self.room)

    @property
    def service(self) -> str:
        return meeting.name_of(self.session.provider, self.secret) if self.session.provider else ""


def _when(door) -> dict[str, str]:
    starts_at, ends_at, language = door.session.starts_at, door.session.ends_at, door.language
    return {
        "day": times.day(starts_at, language),
        "in_kyiv": times.in_kyiv(starts_at, ends_at, language),
        "elsewhere": times.elsewhere(starts_at, ends_at, language),
    }


def _to_calendar(door, label) -> Button:
    return Button(label, reverse("expert_sessions:event_ics", args=[door.session.number]), is_solid=False)


def _scheduled(door) -> Panel:
    return Panel(
        JoinState.SCHEDULED,
        "now",
        gettext("Scheduled"),
        gettext("The link opens {at_time}").format(at_time=times.at(door.opens_at, door.language)),
        look="off",
        **_when(door),
        button=_to_calendar(door, gettext("Add to my calendar")),
        hints=[
            gettext("We will remind you by letter a day and 15 minutes before."),
            gettext("This page will update itself; without JavaScript, please reload."),
        ],
    )


def _open(door) -> Panel:
    minutes = max(1, -(-int((door.session.starts_at - door.now).total_seconds()) // 60))
    tag = ngettext("Starting in {minutes} minute", "Starting in {minutes} minutes", minutes).format(minutes=minutes)
    return _with_entry(
        door,
        Panel(JoinState.OPEN, "warn", tag, gettext("You can join now"), look="wheat", **_when(door)),
        gettext("Join the session"),
    )


def _running(door) -> Panel:
    title = gettext("The session started {at_time}").format(at_time=times.at(door.session.starts_at, door.language))
    lines = [gettext("You can still join."), *_next_point(door)] if door.now < door.session.ends_at else []
    panel = Panel(JoinState.RUNNING, "ok", gettext("Running"), title, lines=lines, **_when(door))
    return _with_entry(door, panel, gettext("Join now"))


def _next_point(door) -> list[str]:
    """What of the plan is still to come: a reason to join late."""
    for point in door.session.agenda.all():
        if door.session.begins_at(point) > door.now:
            return [f"{times.clock(door.session.begins_at(point))} — {point.title}"]
    return []


def _with_entry(door, panel, label) -> Panel:
    """The way in, or why there is none."""
    if door.is_full:
        return replace(panel, lines=[*panel.lines, *_full(door)])
    return replace(
        panel,
        button=_join_button(door, label),
        hints=[*_where_it_opens(door), gettext("If the connection breaks, come back to this page.")],
        phone_url=_phone(door),
    )


def _join_button(door, label) -> Button:
    return Button(label, reverse("expert_sessions:join", args=[door.session.number]), is_post=True, in_new_tab=True)


def _phone(door) -> str:
    return reverse("expert_sessions:phone", args=[door.session.number]) if door.secret.dial_in else ""


def _full(door) -> list[str]:
    if door.seat and door.seat.answer == Seat.Answer.WAITING:
        return [gettext("Every place is taken. You are on the waiting list: we will write as soon as one is free.")]
    return [gettext("Every place is taken.")]


def _where_it_opens(door) -> list[str]:
    if not door.name:
        return []
    where = gettext("The meeting opens in a new tab.")
    if door.service:
        where = gettext("{service} opens in a new tab.").format(service=door.service)
    if door.session.provider == ExpertSession.Provider.LINK:
        who = gettext("Please call yourself “{name}” there.")
    else:
        who = gettext("Your name will be shown as “{name}”.")
    return [f"{where} {who.format(name=door.name)}"]


def _ended(door) -> Panel:
    session, lines, button = door.session, [gettext("Thank you!")], None
    page = reverse("expert_sessions:session", args=[session.number])
    if session.summary_published_at:
        button = Button(gettext("Read the notes"), f"{page}#summary", is_solid=False)
    else:
        if session.notes_due_on and door.now.astimezone(times.KYIV).date() <= session.notes_due_on:
            by = gettext("The notes will be here by {day}.")
            lines = [f"{lines[0]} {by.format(day=typography.day_and_month(session.notes_due_on, door.language))}"]
        if session.materials.exists() or hasattr(session, "recording"):
            button = Button(gettext("Materials of the session"), f"{page}#materials", is_solid=False)
    hints = [] if hasattr(session, "recording") else [gettext("Nothing is recorded: people speak openly.")]
    return Panel(
        JoinState.ENDED,
        "",
        gettext("Ended"),
        gettext("The session has ended"),
        look="off",
        lines=lines,
        button=button,
        hints=hints,
    )


def _cancelled(door) -> Panel:
    return Panel(
        JoinState.CANCELLED,
        "bad",
        gettext("Cancelled"),
        gettext("The session is cancelled"),
        look="off",
        lines=[door.session.reason] if door.session.reason else [],
        button=Button(gettext("Other sessions"), reverse("expert_sessions:mine"), is_solid=False),
    )


def _moved(door) -> Panel:
    reason = [door.session.reason] if door.session.reason else []
    if door.session.status == ExpertSession.Status.POSTPONED:
        lines = [*reason, gettext("We will write to you about the new date.")]
        return Panel(
            JoinState.MOVED,
            "warn",
            gettext("Postponed"),
            gettext("There is no new date yet"),
            look="wheat",
            lines=lines,
        )
    starts_at, was = door.session.starts_at, door.move.from_starts_at
    same_day = times.day(starts_at, "uk") == times.day(was, "uk")
    new = gettext("New time: {hour}") if same_day else gettext("New date: {day}, {hour}")
    old = times.clock(was) if same_day else times.day_inside(was, door.language)
    return Panel(
        JoinState.MOVED,
        "warn",
        gettext("Paused") if door.move.kind == Move.Kind.PAUSED else gettext("Moved"),
        new.format(day=times.day_and_month(starts_at, door.language), hour=times.clock(starts_at)),
        look="wheat",
        lines=[*reason, gettext("It was: {before}. Your calendar is updated.").format(before=old)],
        button=_to_calendar(door, gettext("Update my calendar")),
    )


def _video_failed(door) -> Panel:
    service = door.service or gettext("The video service")
    panel = Panel(
        JoinState.VIDEO_FAILED,
        "bad",
        gettext("Video failure"),
        gettext("{service} does not answer").format(service=service),
        **_when(door),
    )
    if door.is_full:
        return replace(panel, lines=_full(door))
    if not door.secret.fallback:
        lines = [gettext("We are working on it. This page will update itself.")]
        return replace(panel, lines=lines, phone_url=_phone(door))
    return replace(
        panel,
        lines=[gettext("We have already opened a spare room.")],
        button=_join_button(door, gettext("Enter the spare room")),
        phone_url=_phone(door),
    )


WORDS = {
    JoinState.SCHEDULED: _scheduled,
    JoinState.OPEN: _open,
    JoinState.RUNNING: _running,
    JoinState.ENDED: _ended,
    JoinState.CANCELLED: _cancelled,
    JoinState.MOVED: _moved,
    JoinState.VIDEO_FAILED: _video_failed,
}
