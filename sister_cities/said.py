"""Words that people wrote about agreements, in the page's language or marked with their own. No database."""

from mayors_club import typography
from mayors_club.said import Said


def said(row, column: str, language: str) -> Said:
    """English where it was written, otherwise Ukrainian, marked."""
    english = getattr(row, f"{column}_en") if language == "en" else ""
    if english:
        return Said(typography.typeset(english, "en"))
    text = typography.typeset(getattr(row, f"{column}_uk") or "", "uk")
    return Said(text, "uk" if language == "en" and text else "")
