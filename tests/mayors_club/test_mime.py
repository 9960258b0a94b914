"""The bytes of a letter, read back by the standard library."""

from email import message_from_bytes, policy

import pytest

from mayors_club import mime


def read_back(**parts):
    content = mime.message({"Subject": "x", **parts.pop("headers", {})}, boundary="b0", **parts)
    assert b"\n" not in content.replace(b"\r\n", b"")
    return message_from_bytes(content, policy=policy.SMTP)


@pytest.mark.parametrize(
    "words",
    ["Letter", "Запрошення: «Тепло взимку», 26 листопада, 15:00 за київським часом", "я" * 200, "😀 і ще " * 20],
)
def test_a_subject_comes_back_whole(words):
    written = mime.encoded(words)
    assert all(len(f"Subject: {line}") <= 76 for line in written.split("\r\n"))
    assert str(read_back(text="x", headers={"Subject": words})["Subject"]) == words


@pytest.mark.parametrize("words", ["a\r\nBcc: b@c.example", "a\nb", "тема\r", "a\r\n b"])
def test_a_header_is_one_line(words):
    with pytest.raises(ValueError, match="one line"):
        mime.encoded(words)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_text_comes_back_whole(line_break):
    text = f"Добрий день!{line_break}{line_break}. крапка\u2028на початку{line_break}"
    message = read_back(text=text)
    assert message.get_content_type() == "text/plain"
    assert message["Content-Transfer-Encoding"] == "8bit"
    assert message.get_payload(decode=True).decode() == text.replace(line_break, "\r\n")


def test_lines_longer_than_smtp_allows_are_broken_and_come_back_whole():
    text = "довгий рядок " * 300 + "\nкороткий\n"
    content = mime.message({}, text=text, html=f"<p>{text}</p>", boundary="b0")
    assert max(map(len, content.split(b"\r\n"))) <= mime.LONGEST_LINE
    message = message_from_bytes(content, policy=policy.SMTP)
    assert message.get_body(("plain",)).get_payload(decode=True).decode() == text.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("mayor@town.example", "mayor@town.example"),
        ("o'neil+club@town.example", "o'neil+club@town.example"),
        ("mayor@місто.укр", "mayor@xn--l1aeie2h.xn--j1amh"),
        ("Клуб мерів <office@klub.example>", "=?utf-8?b?0JrQu9GD0LEg0LzQtdGA0ZbQsg==?= <office@klub.example>"),
    ],
)
def test_an_address_as_headers_take_it(typed, written):
    assert mime.address(typed) == written


def test_a_long_name_before_an_address_stays_one_header():
    written = mime.address(f"{'Всеукраїнський клуб мерів ' * 5}<office@klub.example>")
    assert mime.encoded(written) == written
    assert read_back(text="x", headers={"From": written})["From"].addresses[0].addr_spec == "office@klub.example"


@pytest.mark.parametrize("typed", ["", "@", "a@b@c.example", "a@b.example\nBcc: c@d.example"])
def test_what_is_no_address_is_refused(typed):
    with pytest.raises((ValueError, IndexError)):
        mime.address(typed)


@pytest.mark.parametrize("calendar", ["METHOD:REQUEST\r\n", "BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR"])
def test_the_method_of_a_calendar(calendar):
    assert mime.method_of(calendar) == "REQUEST"


def test_words_about_a_method_are_none():
    with pytest.raises(ValueError, match="METHOD"):
        mime.method_of("BEGIN:VCALENDAR\r\nDESCRIPTION:читайте\r\n METHOD:CANCEL\r\n")


def test_a_calendar_travels_without_html_too():
    kinds = [part.get_content_type() for part in read_back(text="x", calendar="METHOD:CANCEL\r\n").walk()]
    assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/calendar", "application/ics"]
