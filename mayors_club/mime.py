"""A letter as the bytes that travel, written out by hand: its shapes are few, and a library takes many times as long.

Text alone; text and HTML; or, with a calendar, what calendar programs agree on: a part among the alternatives, where
they find it by its method, and the same once more as a file, for people whose program does not.
"""

import re
from base64 import b64encode, encodebytes
from dataclasses import dataclass
from email.utils import formatdate
from functools import cache
from quopri import encodestring

from django.core.mail.message import sanitize_address

METHOD = re.compile(r"^METHOD:([A-Z]+)\r?$", re.MULTILINE)
END_OF_LINE = re.compile(r"\r\n|\r|\n")
PLAIN_ADDRESS = re.compile(r"[\w.+-]+@[a-z0-9.-]+", re.ASCII | re.IGNORECASE)
LONGEST_LINE = 998  # of SMTP, in octets
ENCODED_OCTETS = 39  # of a header's text in one encoded word: after "Subject: " the line stays within 76 characters
CALENDAR_FILE = "invite.ics"


@dataclass(frozen=True)
class Part:
    headers: str  # each line with its end
    body: bytes

    def __bytes__(self) -> bytes:
        return self.headers.encode() + b"\r\n" + self.body


def message(headers: dict[str, str], *, text: str, html: str = "", calendar: str = "", boundary: str) -> bytes:
    """The whole letter, its lines ended by CRLF; `boundary` is a word that occurs nowhere in it.

    Raises ValueError for a line break in a header.
    """
    whole = _text("plain", text)
    alternatives = [_text("html", html)] if html else []
    dates = _base64(calendar)
    if calendar:
        alternatives.append(_coded(f"text/calendar; charset=utf-8; method={method_of(calendar)}", dates))
    if alternatives:
        whole = _together("alternative", [whole, *alternatives], f"alternative-{boundary}")
    if calendar:
        file = _coded(f'application/ics; name="{CALENDAR_FILE}"', dates, disposition="attachment")
        whole = _together("mixed", [whole, file], f"mixed-{boundary}")
    on_top = {**headers, "Date": formatdate(localtime=True), "MIME-Version": "1.0"}
    return "".join(f"{name}: {encoded(value)}\r\n" for name, value in on_top.items()).encode() + bytes(whole)


def method_of(calendar: str) -> str:
    """What the iCalendar object asks for (REQUEST, CANCEL): mail programs want it said outside the object as well."""
    found = METHOD.search(calendar)
    if found is None:
        raise ValueError("the calendar has no METHOD line")
    return found[1]


def address(typed: str) -> str:
    """As headers and envelopes take it. Raises ValueError for what is no address."""
    return typed if PLAIN_ADDRESS.fullmatch(typed) else sanitize_address(typed, "utf-8").replace("\n", "")


own_address = cache(address)  # for those of the settings


def encoded(words: str) -> str:
    """The text of a header (RFC 2047), cut between characters and never inside one."""
    if "\r" in words or "\n" in words:
        raise ValueError("a header is one line")
    if words.isascii():
        return words
    rest, pieces = words.encode(), []
    while rest:
        end = min(ENCODED_OCTETS, len(rest))
        while end < len(rest) and rest[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        pieces.append(f"=?utf-8?b?{b64encode(rest[:end]).decode()}?=")
        rest = rest[end:]
    return "\r\n ".join(pieces)


def _text(kind: str, words: str) -> Part:
    """As it is, unless a line is longer than SMTP allows: filters of spam distrust texts in base64."""
    body = END_OF_LINE.sub("\r\n", words).encode()
    coding = "8bit"
    if max(map(len, body.split(b"\r\n"))) > LONGEST_LINE:
        body, coding = encodestring(body), "quoted-printable"
    return Part(f"Content-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: {coding}\r\n", body)


def _base64(calendar: str) -> bytes:
    """The lines of a calendar are folded after 75 octets and end with CRLF, and no server may touch that."""
    return encodebytes(calendar.encode()).replace(b"\n", b"\r\n")


def _coded(kind: str, body: bytes, disposition: str = "") -> Part:
    headers = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n"
    if disposition:
        headers += f'Content-Disposition: {disposition}; filename="{CALENDAR_FILE}"\r\n'
    return Part(headers, body)


def _together(kind: str, parts: list[Part], boundary: str) -> Part:
    line = f"--{boundary}".encode()
    body = b"".join(line + b"\r\n" + bytes(part) + b"\r\n" for part in parts)
    return Part(f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n', body + line + b"--\r\n")
