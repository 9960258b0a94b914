"""The plain words of a letter: wrapped at 72 columns, strangers' words never a link. No database, no Django."""

import re
import textwrap
import unicodedata

COLUMNS = 72
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
WORD_JOINER = "\N{WORD JOINER}"

_HEADING = re.compile(r"## (?=\S)")
_HANGING = re.compile(r"(  |– |\d+\. )")
_SCHEME = re.compile(r"\b[a-z][a-z0-9+.-]{1,20}:/+", re.IGNORECASE)
_SCHEME_WITHOUT_SLASHES = re.compile(r"\b(mailto|tel|sms|javascript|data):", re.IGNORECASE)
_WWW = re.compile(r"\bwww\.", re.IGNORECASE)
_DOT_IN_A_NAME = re.compile(r"(?<=\w)([.。．｡])(?=[^\W\d_]{2})")


def wrap(text: str) -> str:
    """The text part of a letter: one source line is one paragraph, an empty line stays, `## ` marks a heading.

    Lines that start with two spaces, a dash or a number keep their indent when they are broken. A word is never
    broken, so addresses stay whole; dates and telephone numbers are held together by no-break spaces, which become
    ordinary ones afterwards.
    """
    lines: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.extend(_wrap_line(line.rstrip(" ")))
    return "\n".join(lines).replace(NO_BREAK_SPACE, " ") + "\n"


def _wrap_line(line: str) -> list[str]:
    if not line:
        return [""]
    if _HEADING.match(line):
        return [line[3:], "-" * len(line[3:])]
    if line == "--":
        return ["-- "]  # the space marks a signature (RFC 3676), so that replies drop it
    hanging = _HANGING.match(line)
    indent = " " * len(hanging[1]) if hanging else ""
    return textwrap.wrap(
        line, COLUMNS, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    ) or [""]


def keep_together(text: str) -> str:
    """The text with no-break spaces: a telephone number or a date stays on one line."""
    return text.replace(" ", NO_BREAK_SPACE)


def delink(text: str) -> str:
    """A stranger's words, readable, but nothing in them that a mail program turns into a link or we take for a marker.

    Schemes and `www.` go, `@` becomes "(at)", an invisible sign follows a dot inside a name. Control signs and
    those that turn the direction of writing go too; line breaks stay.
    """
    text = "\n".join("".join(map(_harmless, line)) for line in re.split(r"\r\n?|\n|\u2028|\u2029", text))
    text = re.sub(r"\s*[@＠﹫]\s*", " (at) ", unicodedata.normalize("NFC", text))
    while stripped := _SCHEME.search(text) or _SCHEME_WITHOUT_SLASHES.search(text) or _WWW.search(text):
        text = text[: stripped.start()] + text[stripped.end() :]
    text = re.sub(r"\[(?=\[)|\](?=\])", r"\g<0> ", text)  # last: what was between two brackets may just have gone
    return _DOT_IN_A_NAME.sub(rf"\1{WORD_JOINER}", text)


def _harmless(sign: str) -> str:
    if sign == "\t":
        return " "
    return "" if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co") else sign


def one_line(text: str) -> str:
    """The text without line breaks, control signs and doubled spaces: fit for a header or the middle of a sentence."""
    return " ".join("".join(sign if sign.isprintable() or sign.isspace() else " " for sign in text).split())
