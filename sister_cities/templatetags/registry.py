"""Numbers of the registry as they are read: «20 000 угод», "20,000 agreements"."""

from django import template
from django.utils.translation import get_language, ngettext

from mayors_club import typography

register = template.Library()


@register.filter
def grouped(number: int) -> str:
    return typography.grouped(number, get_language() or "uk")


@register.filter
def agreements(number: int) -> str:
    words = ngettext("{count} agreement", "{count} agreements", number).format(count=grouped(number))
    return typography.typeset(words, get_language() or "uk")


@register.filter
def partners_outside(number: int) -> str:
    words = ngettext("{count} partner outside the map", "{count} partners outside the map", number)
    return typography.typeset(words.format(count=grouped(number)), get_language() or "uk")
