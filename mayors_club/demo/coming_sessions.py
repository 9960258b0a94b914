"""Sessions to come: one that begins ten minutes after the start of the demo, the next one, and one that is planned.

They are announced by the services that the secretariat uses. When a later start finds one over, it is given a new time:
the demo always has a session to join, and none pile up.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from mayors_club.demo import people
from mayors_club.demo.rhythm import EVERY, next_date, starts_on
from mayors_club.demo.session_crowd import main_member, members_then, wondered
from mayors_club.demo.session_pages import COMING
from mayors_club.demo.session_pages.page import SessionPage
from mayors_club.demo.sowing import Sower
from mayors_club.models import DemoRow
from mayors_club.tokens import new_token
from sessions import services
from sessions.models import AgendaItem, ExpertSession, Notice, Seat

Status = ExpertSession.Status
LENGTH = timedelta(minutes=90)
IN_TEN_MINUTES = timedelta(minutes=10)
LIVE, NEXT, PLANNED = "heating_without_gas", "working_together", "machines_that_write"
TURNS = (Seat.Answer.GOING, None, Seat.Answer.GOING, Seat.Answer.DECLINED, None)


def sow(sower: Sower, experts: dict, series) -> None:
    _announced(sower, LIVE, experts, None, in_ten_minutes)
    _announced(sower, NEXT, experts, series, lambda: starts_on(next_date()))
    later = starts_on(next_date() + EVERY)
    planned = sower.row(_key(PLANNED), {}, lambda: _plan(COMING[PLANNED], experts, series, later))
    if planned and planned.status == Status.PLANNED and planned.starts_at < timezone.now():
        ExpertSession.objects.filter(pk=planned.pk).update(starts_at=later, ends_at=later + LENGTH)


def in_ten_minutes() -> datetime:
    """Of a whole minute, so that the hour reads as one."""
    moment = timezone.now() + IN_TEN_MINUTES
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=1 if moment.second else 0)


def _announced(sower: Sower, name: str, experts: dict, series, when) -> None:
    """There once. When it is over it comes again, unless somebody has summed it up: then that one stays and a new
    session is announced. Whatever was cancelled or postponed by people stays so."""
    page = COMING[name]
    if experts[page.expert] is None:
        return  # somebody has removed who leads it; without them nothing is announced
    session = sower.row(_key(name), {}, lambda: _announce(name, page, experts, series, when()))
    if session is None or session.state_at() != Status.HELD:
        return
    if session.summary_uk:
        DemoRow.objects.filter(set_name=sower.set_name, key=_key(name)).delete()
        sower.row(_key(name), {}, lambda: _announce(name, page, experts, series, when()))
    else:
        _again(session, when())


def _key(name: str) -> str:
    return f"session:{name}"


@transaction.atomic
def _announce(name: str, page: SessionPage, experts: dict, series, starts_at: datetime) -> ExpertSession:
    secretariat = people.account("secretariat")
    session = _plan(page, experts, series, starts_at)
    room = {"address": f"{settings.SITE_URL}/demo/room/{new_token()}/"}
    services.set_room(session, provider=ExpertSession.Provider.LINK, by=secretariat, **room)
    session.refresh_from_db()
    services.announce(session, by=secretariat)
    _answer(session, with_main_member=name == LIVE)
    wondered(session, page.questions)
    _tell_silently(session, besides=people.DEMO_LETTERS)
    return session


def _plan(page: SessionPage, experts: dict, series, starts_at: datetime) -> ExpertSession:
    session = services.plan(
        starts_at=starts_at,
        ends_at=starts_at + LENGTH,
        by=people.account("secretariat"),
        series=series,
        expert=experts[page.expert],
        topics=list(page.topics),
        languages=list(page.languages),
        provider=ExpertSession.Provider.LINK,
        notes_due_on=(starts_at + timedelta(days=5)).date(),
        **page.columns,
    )
    write_plan(session, page)
    return session


def write_plan(session: ExpertSession, page: SessionPage) -> None:
    points = [AgendaItem(session=session, after_minutes=one.after_minutes, **one.columns) for one in page.plan]
    AgendaItem.objects.bulk_create(points)


def _answer(session: ExpertSession, *, with_main_member: bool) -> None:
    """Some go, some do not. The demo's own member goes to the first one and has not answered about the other."""
    main = main_member()
    for place, member in enumerate(members_then(session)):
        answer = TURNS[place % len(TURNS)]
        if main and member.pk == main.pk:
            answer = Seat.Answer.GOING if with_main_member else None
        if answer:
            services.answer(session, member, answer, by=member.user)
    services.reconcile(session)


def _tell_silently(session: ExpertSession, besides=()) -> None:
    """As if the letters had been sent: an invitation goes to the accounts that the demo names, and to nobody else."""
    there = session.invitees.in_calendar().exclude(user__email__in=besides)
    there.update(
        told_sequence=session.sequence + F("shift"),
        told_starts_at=session.starts_at,
        told_ends_at=session.ends_at,
        told_confirmed=True,
        told_kind=Notice.Kind.INVITATION,
    )


@transaction.atomic
def _again(session: ExpertSession, starts_at: datetime) -> None:
    """The same session at a new time, as if it had not been: who came last time is forgotten, nobody is written to."""
    now = timezone.now()
    session.seats.update(attended="", attended_at=None, gave_feedback=False)
    session.feedback.all().delete()
    session.host_links.all().delete()
    ExpertSession.objects.filter(pk=session.pk).update(
        status=Status.ANNOUNCED,
        status_since=now,
        held_at=None,
        starts_at=starts_at,
        ends_at=starts_at + (session.ends_at - session.starts_at),
        notes_due_on=(starts_at + timedelta(days=5)).date(),
        sequence=F("sequence") + 1,
        changed_at=now,
    )
    session.refresh_from_db()
    services.reconcile(session)
    _tell_silently(session)
