"""`make_session` and what belongs to it: rows for tests, written past the services."""

import io
import itertools
from datetime import datetime, time, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from mayors_club.tokens import hash_token, new_token
from sessions.models import (
    AgendaItem,
    ConfidentialityConsent,
    Expert,
    ExpertSession,
    FeedSecret,
    HostLink,
    Invitee,
    JoinTrace,
    Material,
    Question,
    Recording,
    Seat,
    Series,
    TopicProposal,
)
from sessions.models.session import KYIV
from sessions.sealing import Secret, seal
from tests import factories

# Far from the numbers that tests choose for themselves.
_numbers = itertools.count(20_000)
THURSDAY = 3


def make_series(**fields) -> Series:
    defaults = {
        "name_uk": "Четвергові сесії",
        "name_en": "Thursday sessions",
        "weekday": THURSDAY,
        "hour": time(15),
        "first_on": timezone.localdate(),
    }
    return Series.objects.create(**{**defaults, **fields})


def make_expert(**fields) -> Expert:
    defaults = {
        "name_uk": "Наталія Ярема",
        "name_en": "Nataliia Yarema",
        "role_uk": "Інженерка-теплотехнікиня",
        "role_en": "Heating engineer",
        "about_uk": "Двадцять років проєктує системи опалення для лікарень і шкіл.",
        "about_en": "She has designed heating systems for hospitals and schools for twenty years.",
        "gender": Expert.Gender.FEMALE,
        "languages": ["uk", "en"],
        "email": "yarema@teplo.example",
    }
    return Expert.objects.create(**{**defaults, **fields})


def make_photo(expert) -> Expert:
    """A photograph of nobody, as small as one may be."""
    picture = io.BytesIO()
    Image.new("RGB", (320, 400), "teal").save(picture, "JPEG")
    expert.photo.save("portrait.jpg", ContentFile(picture.getvalue()))
    return expert


def in_kyiv(*when: int) -> datetime:
    """A moment by the clocks of Kyiv: year, month, day, hour, minute."""
    return datetime(*when, tzinfo=KYIV)


def make_session(status=ExpertSession.Status.ANNOUNCED, *, starts_in=timedelta(days=7), **fields) -> ExpertSession:
    """A session in any state, complete in both languages, an hour and a half long, in a week by default."""
    now = timezone.now()
    starts_at = fields.pop("starts_at", None) or (now + starts_in).replace(second=0, microsecond=0)
    defaults = {
        "number": next(_numbers),
        "status": status,
        "topic_uk": "Тепло взимку без газу: що встигне громада",
        "topic_en": "Winter heating without gas: what a community can manage",
        "lead_uk": "Розберемо, які рішення можна впровадити за один опалювальний сезон.",
        "lead_en": "What can be done within one heating season.",
        "text_uk": "Скільки це коштує і на чому громади втрачають час.",
        "text_en": "What it costs and where communities lose time.",
        "brief_uk": "Три рішення, що окупаються за зиму.",
        "brief_en": "Three measures that pay off in one winter.",
        "topics": ["energy"],
        "languages": ["uk"],
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=90),
    }
    if "expert" not in fields:
        defaults["expert"] = make_expert()
    if status != ExpertSession.Status.PLANNED:
        defaults["announced_at"] = now - timedelta(days=10)
    if status == ExpertSession.Status.HELD:
        defaults["held_at"] = now
    return ExpertSession.objects.create(**{**defaults, **fields})


def make_past_session(*, days_ago=14, **fields) -> ExpertSession:
    """Held so many days ago."""
    return make_session(ExpertSession.Status.HELD, starts_in=-timedelta(days=days_ago), **fields)


def make_agenda_item(session, **fields) -> AgendaItem:
    defaults = {"title_uk": "Ваші запитання", "title_en": "Your questions", "after_minutes": 45}
    return AgendaItem.objects.create(session=session, **{**defaults, **fields})


def make_seat(session=None, member=None, answer=Seat.Answer.GOING, **fields) -> Seat:
    session, member = session or make_session(), member or factories.make_member()
    defaults = {"session": session, "member": member, "answer": answer}
    if answer != Seat.Answer.NONE:
        defaults |= {"answered_at": timezone.now(), "answered_by": member.user}
    if answer == Seat.Answer.WAITING:
        defaults["waiting_since"] = timezone.now()
    if answer == Seat.Answer.REPRESENTATIVE and "representative" not in fields:
        defaults["representative"] = factories.make_representative(member)
    if fields.get("attended") in Seat.PRESENT:
        defaults["attended_at"] = session.starts_at
    return Seat.objects.create(**{**defaults, **fields})


def make_invitee(session, user=None, member=None, **fields) -> Invitee:
    """An entry in somebody's calendar of which no letter has told them yet."""
    member = member or factories.make_member(user)
    return Invitee.objects.create(session=session, user=user or member.user, member=member, **fields)


def make_consent(user, version="2026-11") -> ConfidentialityConsent:
    return ConfidentialityConsent.objects.create(user=user, wording_version=version)


def make_host_link(session, **fields) -> str:
    """A host's personal link; returns its token, of which the row keeps only the hash."""
    token = new_token()
    defaults = {
        "name": "Наталія Ярема",
        "email": "yarema@teplo.example",
        "language": "uk",
        "expires_at": session.closes_at,
        "created_at": min(timezone.now(), session.opens_at),
    }
    HostLink.objects.create(session=session, token_hash=hash_token(token), **{**defaults, **fields})
    return token


def make_feed(user) -> str:
    """A calendar feed; returns its secret, of which the row keeps only the hash."""
    token = new_token()
    FeedSecret.objects.create(user=user, token_hash=hash_token(token))
    return token


def make_question(session, member=None, text="Скільки це коштує?", **fields) -> Question:
    """Without a member nobody is named."""
    asked_by = member.user if member else None
    return Question.objects.create(
        session=session, member=member, asked_by=asked_by, is_anonymous=member is None, text=text, **fields
    )


def make_trace(session, member, user=None, **fields) -> JoinTrace:
    """The member came in, or a user for them."""
    defaults = {"user": user or member.user, "kind": "representative" if user else "person"}
    return JoinTrace.objects.create(session=session, member=member, **{**defaults, **fields})


def make_material(session, content=factories.PDF, **fields) -> Material:
    defaults = {"title_uk": "Презентація", "content_type": "application/pdf", "size": len(content)}
    material = Material(session=session, **{**defaults, **fields})
    material.file.save("slides.pdf", ContentFile(content), save=False)
    material.save()
    return material


def make_recording(session, address="https://video.example/watch/planted-secret") -> Recording:
    return Recording.objects.create(session=session, sealed=seal(Secret(address=address)))


def make_proposal(member=None, **fields) -> TopicProposal:
    defaults = {"title": "Вода після паводку", "proposed_by": member}
    return TopicProposal.objects.create(**{**defaults, **fields})
