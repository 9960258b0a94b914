import asyncio
import smtplib
import socket
import threading
from email.message import EmailMessage

import pytest

from mayors_club.demo import letters
from mayors_club.stack import smtp_catcher


@pytest.fixture
def catcher(tmp_path):
    """A running catcher; gives its port. In a thread: the program itself is tried by the launcher's test."""
    listener = socket.create_server(("127.0.0.1", 0))
    loop = asyncio.new_event_loop()

    def serve() -> None:
        loop.run_until_complete(smtp_catcher.listen(listener, tmp_path))
        loop.run_forever()

    thread = threading.Thread(target=serve)
    thread.start()
    yield listener.getsockname()[1]
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    listener.close()
    loop.close()


def send(port: int, *, to: str, subject: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "Клуб мерів <club@klub.example>", to, subject
    message["Message-ID"] = "<1@klub.example>"
    message.set_content("Доброго дня!\n")
    message.add_alternative("<p>Доброго дня!</p>\n", subtype="html")
    with smtplib.SMTP("127.0.0.1", port) as client:
        client.send_message(message, from_addr="bounces@klub.example")
    return message


def test_letter_is_kept_whole_with_its_envelope(catcher, tmp_path):
    send(catcher, to="mayor@starohorod.example", subject="Ми отримали Вашу заяву МК-2026-0001, і це довга тема")

    [letter] = letters.newest(tmp_path)
    assert letter.subject == "Ми отримали Вашу заяву МК-2026-0001, і це довга тема"
    assert letter.sender == "Клуб мерів <club@klub.example>"
    assert letter.envelope_from == "bounces@klub.example"
    assert letter.envelope_to == ["mayor@starohorod.example"]
    assert letter.message["Message-ID"] == "<1@klub.example>"
    assert letter.text.strip() == "Доброго дня!"
    assert letter.html.strip() == "<p>Доброго дня!</p>"
    assert letters.find(tmp_path, letter.key).text == letter.text


def test_newest_letter_comes_first_and_the_oldest_are_forgotten(catcher, tmp_path, monkeypatch):
    monkeypatch.setattr(smtp_catcher, "KEEP", 2)
    for subject in ("first", "second", "third"):
        send(catcher, to="mayor@starohorod.example", subject=subject)

    assert [letter.subject for letter in letters.newest(tmp_path)] == ["third", "second"]
    assert [letter.subject for letter in letters.newest(tmp_path, limit=1)] == ["third"]
    assert len(list(tmp_path.iterdir())) == 4


@pytest.mark.parametrize(
    "key", ["", "../secret-key", "20261121T194001.123456Z-0000000g", "20261121T194001.123456Z-00000000"]
)
def test_unknown_or_malformed_key_finds_nothing(tmp_path, key):
    assert letters.find(tmp_path, key) is None


def test_half_written_letter_is_not_shown(tmp_path):
    (tmp_path / "20261121T194001.123456Z-00000000.eml").write_text("Subject: half")

    assert letters.newest(tmp_path) == []
