"""Impossible states of sessions, made past every verb, as a bug or a hand in the database would."""

import os
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from mayors_club.private_files import private_storage
from sessions.models import ExpertSession, Material, Room
from tests import factories, session_factories

LONG = timedelta(hours=5)


def session_over_and_coming():
    return session_factories.make_session(starts_in=-LONG - timedelta(hours=2))


def upcoming():
    session = session_factories.make_session()
    ExpertSession.objects.filter(pk=session.pk).update(changed_at=timezone.now() - LONG)
    return session


def calendar_entry_untold():
    return session_factories.make_invitee(upcoming(), added_at=timezone.now() - LONG)


def calendar_entry_of_ended_member():
    session = upcoming()
    member = factories.make_member(status="ended", ended_at=timezone.now() - LONG)
    return session_factories.make_invitee(
        session,
        member=member,
        told_sequence=session.sequence,
        told_starts_at=session.starts_at,
        told_ends_at=session.ends_at,
        told_confirmed=True,
    )


def room_that_no_key_opens():
    return Room.objects.create(session=session_factories.make_session(), sealed="sealed with a key that is gone")


def session_file_missing():
    material = Material.objects.create(
        session=session_factories.make_past_session(),
        title_uk="Таблиця",
        file=ContentFile(factories.PDF, name="table.pdf"),
        content_type="application/pdf",
        size=len(factories.PDF),
    )
    material.file.storage.delete(material.file.name)
    return material


def file_without_session():
    storage = private_storage()
    name = storage.save("experts/somebody.jpg", ContentFile(b"a picture"))
    old = (timezone.now() - LONG).timestamp()
    os.utime(storage.path(name), (old, old))
    return name


SEEDED = {
    verb.__name__: verb
    for verb in (
        session_over_and_coming,
        calendar_entry_untold,
        calendar_entry_of_ended_member,
        room_that_no_key_opens,
        session_file_missing,
        file_without_session,
    )
}
