"""Filters of the letters' templates."""

from datetime import date, datetime

from django import template
from django.template.defaultfilters import stringfilter
from django.utils import timezone
from django.utils.dateformat import DateFormat
from django.utils.translation import get_language

from mayors_club import letter_text

register = template.Library()


@register.filter
def long_date(day: date) -> str:
    """«21 грудня 2026 року», "21 December 2026"; a moment counts as its day in Kyiv. Never broken over two lines."""
    if isinstance(day, datetime):
        day = timezone.localtime(day)
    words = DateFormat(day).format("j E Y")
    return letter_text.keep_together(f"{words} року" if get_language() == "uk" else words)


@register.filter
def greeting_for(application, to: str) -> str:
    """The form of address the mayor asked for; empty when the letter goes to the assistant who filled the form in."""
    return "" if to == application.assistant_email else application.greeting


@register.filter
def greeting_at(member, to: str) -> str:
    """The same for a member; empty when the letter goes to a representative."""
    return member.greeting if to == member.user.email else ""


@register.filter
def name_of(user) -> str:
    """A colleague's name in the letter's language, their address when no name is known."""
    name = user.full_name_latin or user.full_name_uk if get_language() == "en" else user.full_name_uk
    return name or user.email


@register.filter
@stringfilter
def keep_together(text: str) -> str:
    return letter_text.keep_together(text)


@register.filter
@stringfilter
def words(text: str) -> str:
    """Somebody's words inside our sentence: one line, never a link."""
    return letter_text.delink(letter_text.one_line(text)).strip()


@register.filter
@stringfilter
def paragraph(text: str) -> str:
    """Somebody's words in a box of their own: line breaks stay, never a link."""
    return letter_text.delink(text).strip()


@register.filter
@stringfilter
def indented(text: str) -> str:
    """Each line two columns in, for the text part."""
    return "\n".join(f"  {line.strip()}" if line.strip() else "" for line in text.splitlines())
