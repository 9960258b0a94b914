"""Long files: so many at a time, and a place is free again whatever becomes of its reader."""

import pytest

from sister_cities import files, streams
from sister_cities.streams import AT_ONCE, Full, Sending
from tests.sister_city_factories import make_agreement


@pytest.fixture(autouse=True)
def nobody_reads():
    streams._taken.clear()
    yield
    streams._taken.clear()


def pieces(*found):
    yield from found


def test_the_next_reader_is_asked_to_come_back():
    reading = [Sending(pieces(b"a")) for _ in range(AT_ONCE)]
    with pytest.raises(Full):
        Sending(pieces(b"a"))
    reading[0].close()
    assert list(Sending(pieces(b"a", b"b"))) == [b"a", b"b"]


def test_a_place_is_free_after_the_last_piece_and_after_a_fault():
    for _ in range(AT_ONCE + 1):
        assert b"".join(Sending(pieces(b"a", b"b"))) == b"ab"

    def broken():
        yield b"a"
        raise ConnectionResetError

    for _ in range(AT_ONCE + 1):
        with pytest.raises(ConnectionResetError):
            list(Sending(broken()))


def test_a_reader_that_was_never_heard_of_again_gives_way(monkeypatch):
    lost = [Sending(pieces(b"a")) for _ in range(AT_ONCE)]
    monkeypatch.setattr(streams, "SECONDS", -1)
    assert list(Sending(pieces(b"a"))) == [b"a"]
    assert len(lost) == AT_ONCE


@pytest.mark.django_db
def test_the_file_says_when_to_come_back(client, monkeypatch):
    make_agreement()
    make_agreement()
    monkeypatch.setattr(files.Rows.first, "__defaults__", (1,))
    others = [Sending(pieces(b"a")) for _ in range(AT_ONCE)]
    answer = client.get("/sister-cities.csv")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    others[0].close()
    assert client.get("/sister-cities.csv").status_code == 200
