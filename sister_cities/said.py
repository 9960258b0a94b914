"""Words that people wrote about agreements, in the page's language or marked with their own. No database."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from mayors_club import typography


@dataclass(frozen=True)
class Said:
    text: str
    # The language of the words where it is not the page's.
    lang: str = ""

    def __str__(self):
        return self.text

    def __bool__(self):
        return bool(self.text)


def said(row, column: str, language: str) -> Said:
    """English where it was written, otherwise Ukrainian, marked."""
    english = getattr(row, f"{column}_en") if language == "en" else ""
    if english:
        return Said(typography.typeset(english, "en"))
    text = typography.typeset(getattr(row, f"{column}_uk") or "", "uk")
    return Said(text, "uk" if language == "en" and text else "")


def web(url: str) -> str:
    """Only addresses of the web become links."""
    return url if url and urlsplit(url).scheme in ("http", "https") else ""


def host_of(url: str) -> str:
    """Where a link leads, in a word: «starohorod.example»."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
