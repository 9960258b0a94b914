"""When a session is, in the words of sessions/times.py, and in which language its texts are."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from sessions import times

register = template.Library()


@register.filter
def session_day(session) -> str:
    """«Четвер, 26 листопада»."""
    return times.day(session.starts_at, get_language())


@register.filter
def session_hours(session) -> str:
    """«15:00–16:30»; for members only."""
    return times.span(session.starts_at, session.ends_at)


@register.filter
def session_hours_in_kyiv(session) -> str:
    return times.in_kyiv(session.starts_at, session.ends_at, get_language())


@register.filter
def session_hours_elsewhere(session) -> str:
    return times.elsewhere(session.starts_at, session.ends_at, get_language())


@register.filter
def lang_of(row, column) -> str:
    """The attribute for a text that is shown in Ukrainian among English, because nobody has translated it."""
    language = get_language()
    if language == "uk" or getattr(row, f"{column}_{language}"):
        return ""
    return format_html(' lang="{}"', "uk")
