"""Sealed addresses: readable with the key alone, and with the next key after the change of keys."""

import pytest
from cryptography.fernet import Fernet

from sessions import sealing
from sessions.sealing import CannotOpen, Secret

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


def test_altered_text_does_not_open():
    sealed = sealing.seal(SECRET)
    with pytest.raises(CannotOpen):
        sealing.unseal(sealed[:-6] + "AAAAA=")
