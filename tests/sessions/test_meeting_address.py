"""The promise: the address of a meeting stands in a Location header for who is let in, and nowhere else at all.

Here every letter, calendar, event, row, log line and dump; pages stand in test_meeting_address_pages.py.
"""

import logging
import subprocess
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from mayors_club import dump, mail
from mayors_club.models import Event, OutgoingEmail
from sessions import sealing, services
from sessions.models import Recording, Room
from sessions.sealing import Secret
from tests import factories
from tests.planted import everything_in_the_database
from tests.session_factories import make_seat, make_session
from tests.sessions.planted_address import MINUTE, PLANTED, RECORDING, found_in


def make_busy_session():
    """One session that went through everything a session can go through, with everything planted."""
    session, member = make_session(capacity=1), factories.make_member()
    colleague = factories.make_staff("secretariat")
    words = {name: getattr(PLANTED, name) for name in ("address", "host_address", "dial_in", "pin", "fallback")}
    services.set_room(session, provider="link", by=colleague, **words)
    make_seat(session, member)
    services.reconcile(session)
    services.write_letters()
    OutgoingEmail.objects.update(status="sent", sent_at=timezone.now())  # what has not left is taken back by a move
    later = session.starts_at + timedelta(days=1)
    services.move(session, starts_at=later, ends_at=later + 90 * MINUTE, by=colleague)
    services.write_letters()
    services.remind(later - timedelta(hours=12))
    services.remind(later - 10 * MINUTE)
    services.send_host_links(later - 10 * MINUTE)
    services.use_fallback(session, by=colleague)
    services.end_fallback(session, by=colleague)
    Recording.objects.create(session=session, sealed=sealing.seal(Secret(address=RECORDING)))
    services.send_digests(later - timedelta(days=4))
    services.rotate_room(session, by=colleague, address=PLANTED.address, host_address=PLANTED.host_address)
    return session


@pytest.mark.django_db
def test_no_letter_calendar_event_or_row_holds_it(caplog):
    caplog.set_level(logging.DEBUG)
    make_busy_session()
    letters = list(OutgoingEmail.objects.all())
    assert {"session_invitation", "session_moved", "session_host_link"} <= {letter.name for letter in letters}
    for letter in letters:
        assert found_in(letter.subject, letter.calendar, *mail.fill_secrets(letter)) == []
    assert Event.objects.filter(verb__startswith="session.").count() >= 5
    assert found_in(everything_in_the_database()) == []
    lines = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert found_in(*lines) == []


@pytest.mark.django_db(transaction=True)
def test_no_dump_holds_the_address_or_the_key_that_opens_it(tmp_path):
    make_busy_session()
    dump.write_dump(tmp_path / "database.dump")
    restore = [dump.find_program("pg_restore"), "--file=-", tmp_path / "database.dump"]
    text = subprocess.run(restore, capture_output=True, text=True, check=True).stdout
    assert "expert_sessions_room" in text
    assert Room.objects.get().sealed in text
    assert found_in(text) == []
    assert [key for key in settings.MEETING_KEY if key in text] == []
