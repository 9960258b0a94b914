"""A term in office as people read it: «листопад 2020 — дотепер», "2010 – 2020", each date as exactly as it is known."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from mayors_club.typography import long_date
from mayors_club.ukrainian import month_year


def when(day: date, precision: str, language: str) -> str:
    """The date in the nominative, so that no sentence needs another case."""
    if precision == "year":
        return str(day.year)
    return month_year(day, language) if precision == "month" else long_date(day, language)


def span(mandate, language: str) -> str:
    """From when to when; a term without an end, or with one that lies ahead, runs «until now»."""
    begin = when(mandate.starts_on, mandate.precision, language)
    with override(language):
        end = when(mandate.ends_on, mandate.precision, language) if mandate.ends_on else _("until now")
    return f"{begin} — {end}" if language == "uk" else f"{begin} – {end}"
