"""A year of invented sessions with who came, what was said and what is left of it; then those to come.

What is over was never announced by a service, so no letter about it exists: rows are written as they would have become.
"""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from mayors_club.demo import coming_sessions, people
from mayors_club.demo.drawing import portrait
from mayors_club.demo.handouts import handout
from mayors_club.demo.rhythm import FIRST_NUMBER, past_dates, series_columns, skipped_dates, starts_on
from mayors_club.demo.session_crowd import came, gave_feedback, wondered
from mayors_club.demo.session_pages import PAST
from mayors_club.demo.session_pages.experts import EXPERTS, DemoExpert
from mayors_club.demo.session_pages.page import SessionPage
from mayors_club.demo.sowing import Sower
from mayors_club.demo.topic_proposals import propose
from members.models import User
from sessions import services
from sessions.models import Expert, ExpertSession, Material, Move, Series, SkippedDate
from sessions.models.session import CLOSES_AFTER

Status = ExpertSession.Status
LENGTH = timedelta(minutes=90)
MOVED = {"honest_procurement": timedelta(days=5)}
CANCELLED = {"war_risks"}


def sow(sower: Sower) -> None:
    """The past once; those to come are looked at anew at each start, or the demo would run out of them."""
    if User.objects.filter(email__in=people.NAMES).count() < len(people.NAMES):
        return  # somebody has removed an account of the staff; without them nothing is announced
    experts = {name: _expert(sower, name) for name in EXPERTS}
    series = sower.row("series", {}, _series)
    for (name, page), on in zip(PAST.items(), past_dates(len(PAST)), strict=True):
        expert = experts[page.expert]
        sower.row(f"session:{name}", {}, lambda n=name, p=page, o=on, e=expert: _past(n, p, o, e, series))
    coming_sessions.sow(sower, experts, series)
    propose(sower)


def _expert(sower: Sower, name: str) -> Expert | None:
    demo = EXPERTS[name]
    return sower.row(f"expert:{name}", demo.columns, lambda: _make_expert(demo))


def _make_expert(demo: DemoExpert) -> Expert:
    expert = Expert.objects.create(
        **demo.columns, gender=demo.gender, languages=list(demo.languages), email=demo.email, language=demo.language
    )
    if demo.bust:
        drawn = SimpleUploadedFile("portrait.jpg", portrait(demo.bust), "image/jpeg")
        services.set_photo(expert, services.clean_photo(drawn), by=people.account("secretariat"))
    return expert


def _series() -> Series:
    series = Series.objects.create(**series_columns(len(PAST)))
    for on, reason in skipped_dates(series.first_on).items():
        SkippedDate.objects.create(series=series, on=on, reason=reason)
    return series


def _past(name: str, page: SessionPage, on: date, expert, series) -> ExpertSession:
    """One session as it stands a while after it, by its story: held, moved and held, or cancelled."""
    planned_for = starts_on(on)
    starts_at = planned_for + MOVED.get(name, timedelta())
    is_cancelled = name in CANCELLED
    session = ExpertSession.objects.create(
        number=max(services.next_number(), FIRST_NUMBER),
        series=series,
        expert=expert,
        topics=list(page.topics),
        languages=list(page.languages),
        provider=ExpertSession.Provider.LINK,
        starts_at=starts_at,
        ends_at=starts_at + LENGTH,
        created_at=planned_for - timedelta(days=30),
        created_by=people.account("secretariat"),
        announced_at=planned_for - timedelta(days=16, hours=4),
        **(_cancelled(planned_for) if is_cancelled else _held(starts_at)),
        **page.columns,
    )
    coming_sessions.write_plan(session, page)
    if not is_cancelled:
        _move(session, planned_for)
        _afterwards(session, page)
    return session


def _held(starts_at) -> dict:
    over = starts_at + LENGTH + CLOSES_AFTER
    published = starts_at + timedelta(days=4, hours=-5)
    return {
        "status": Status.HELD,
        "status_since": over,
        "held_at": over,
        "notes_due_on": (starts_at + timedelta(days=5)).date(),
        "summary_published_at": published,
        "changed_at": published,
    }


def _cancelled(planned_for) -> dict:
    decided = planned_for - timedelta(days=1, hours=6)
    return {"status": Status.CANCELLED, "status_since": decided, "changed_at": decided, "sequence": 1}


def _move(session: ExpertSession, planned_for) -> None:
    if planned_for == session.starts_at:
        return
    session.sequence = 1
    session.save(update_fields=["sequence"])
    Move.objects.create(
        session=session,
        kind=Move.Kind.MOVED,
        from_starts_at=planned_for,
        from_ends_at=planned_for + LENGTH,
        to_starts_at=session.starts_at,
        to_ends_at=session.ends_at,
        sequence=1,
        at=planned_for - timedelta(hours=1),
        by=people.account("secretariat"),
    )


def _afterwards(session: ExpertSession, page: SessionPage) -> None:
    came(session)
    wondered(session, page.questions)
    gave_feedback(session, page.comments)
    _keep_handout(session, page)


def _keep_handout(session: ExpertSession, page: SessionPage) -> None:
    title_uk, title_en = page.handout
    if not title_uk:
        return
    pdf = handout(title_uk, page.handout_lines, f"Клуб мерів, експертна сесія № {session.number}.")
    upload = SimpleUploadedFile("handout.pdf", pdf, "application/pdf")
    secretariat = people.account("secretariat")
    material = services.add_material(session, upload, title_uk=title_uk, title_en=title_en, by=secretariat)
    Material.objects.filter(pk=material.pk).update(uploaded_at=session.starts_at - timedelta(hours=3))
