"""Sealed addresses: readable with the key alone, and with the next key after the change of keys."""

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command

from sessions import sealing
from sessions.models import Room
from sessions.sealing import CannotOpen, Secret
from tests.session_factories import make_past_session, make_recording, make_session

SECRET = Secret(address="https://meet.town.example/j/93120", pin="413#", dial_in="+380 44 000 00 01")


def test_sealed_text_holds_nothing_readable_and_opens_again():
    sealed = sealing.seal(SECRET)
    assert [word for word in ("93120", "413#", "town", "address") if word in sealed] == []
    assert sealing.unseal(sealed) == SECRET
    assert sealing.seal(SECRET) != sealed  # equal addresses are not recognised as equal


def test_secret_does_not_show_itself():
    assert f"{SECRET!r} {SECRET}" == "Secret(…) Secret(…)"


def test_new_key_in_front_opens_what_the_old_one_sealed(settings):
    old, new = settings.MEETING_KEY[0], Fernet.generate_key().decode()
    sealed = sealing.seal(SECRET)
    settings.MEETING_KEY = [new, old]
    resealed = sealing.reseal(sealed)
    settings.MEETING_KEY = [new]
    assert sealing.unseal(resealed) == SECRET
    for opened in (sealing.unseal, sealing.reseal):
        with pytest.raises(CannotOpen, match="none of the keys"):
            opened(sealed)


@pytest.mark.django_db
def test_command_seals_everything_anew_and_changes_nothing_when_a_key_is_missing(settings, capsys):
    old, new = settings.MEETING_KEY[0], Fernet.generate_key().decode()
    room = Room.objects.create(session=make_session(), sealed=sealing.seal(SECRET))
    recording = make_recording(make_past_session())
    settings.MEETING_KEY = [new]
    with pytest.raises(CommandError, match="Nothing was changed"):
        call_command("reseal_meetings")
    settings.MEETING_KEY = [new, old]
    call_command("reseal_meetings")
    assert capsys.readouterr().out == "Sealed anew: 2.\n"
    settings.MEETING_KEY = [new]
    for row in (room, recording):
        row.refresh_from_db()
    assert sealing.unseal(room.sealed) == SECRET
    assert sealing.unseal(recording.sealed).address


def test_altered_text_does_not_open():
    sealed = sealing.seal(SECRET)
    with pytest.raises(CannotOpen):
        sealing.unseal(sealed[:-6] + "AAAAA=")
