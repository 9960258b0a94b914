"""Bytes of a CSV file as text: which of the encodings that spreadsheets here write. No database."""

import codecs
import re

from django.utils.translation import gettext as _

from sister_cities.importing.table import BadFile

# What a person may choose when the guess is wrong.
ENCODINGS = ("utf-8", "utf-16", "windows-1251", "windows-1250", "windows-1252")
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CENTRAL = "ąćęłńóśźżáčďéěíňřšťúůýžőűöüäôľĺŕăâîşţđëç"
SIGNS = "«»„“”‘’–—…№\N{NO-BREAK SPACE}"
WESTERN = "àâäæçèéêëîïôöœùûüÿñãõåøßóíáúìòšž"
# No language in Latin letters has three letters with marks in a row; in Cyrillic every letter is beyond ASCII.
BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
LONG_RUN = 3


def decoded(content: bytes, encoding: str = "") -> tuple[str, str]:
    """The text without its mark, and the name of the encoding. Raises BadFile."""
    if is_guess := encoding not in ENCODINGS:
        encoding = guessed(content)
    try:
        text = _as_utf16(content) if encoding == "utf-16" else content.decode(encoding)
    except UnicodeDecodeError as error:
        if is_guess:
            raise BadFile(_("The file cannot be read; save it as XLSX or as CSV in UTF-8")) from error
        raise BadFile(_("The file is not in this encoding; choose another one or save it as CSV in UTF-8")) from error
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    if "\0" in text:
        raise BadFile(_("This is not a table; save it as XLSX or as CSV in UTF-8"))
    return text, encoding


def guessed(content: bytes) -> str:
    """By its mark; else UTF-8 where it is that; else whichever gives words of one alphabet."""
    for mark, name in MARKS:
        if content.startswith(mark):
            return name
    if b"\0" in content[:400]:
        return "utf-16"  # without a mark: signs of ASCII, delimiters at least, have a zero for one of their bytes
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        if _is_cyrillic(content):
            return "windows-1251"
        return max(("windows-1252", "windows-1250"), key=lambda name: _plausible(content, name))
    return "utf-8"


def _as_utf16(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    head = content[:400]
    return content.decode("utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le")


def _is_cyrillic(content: bytes) -> bool:
    runs = BEYOND_ASCII.findall(content)
    return sum(len(run) for run in runs if len(run) >= LONG_RUN) * 2 > sum(map(len, runs))


def _plausible(content: bytes, encoding: str) -> int:
    """Letters that the languages of this encoding have, less those that they have not."""
    text = content.decode(encoding, errors="replace").lower()
    expected = CENTRAL if encoding == "windows-1250" else WESTERN
    strange = [letter for letter in text if ord(letter) > 127 and letter not in SIGNS]
    return sum(1 if letter in expected else -3 for letter in strange)
