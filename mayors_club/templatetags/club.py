"""What every template of ours may need: the sheet's address, typography, dates in words."""

import datetime
import hashlib

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from mayors_club import stylesheet as sheet
from mayors_club import typography

register = template.Library()


@register.simple_tag
def stylesheet():
    return sheet.url()


@register.filter
def typo(text):
    return mark_safe(typography.typography(conditional_escape(text)))  # noqa: S308 (escaped on this very line)


@register.tag
def typeset(parser, token):
    """{% typeset %}…{% endtypeset %}: the same for a page of prose; markup inside stays markup."""
    nodes = parser.parse(("endtypeset",))
    parser.delete_first_token()
    return TypesetNode(nodes)


class TypesetNode(template.Node):
    def __init__(self, nodes):
        self.nodes = nodes

    def render(self, context):
        pieces = typography.MARKUP.split(self.nodes.render(context))
        return "".join(piece if piece.startswith("<") else typography.typography(piece) for piece in pieces)


def _local(moment):
    return timezone.localtime(moment) if isinstance(moment, datetime.datetime) else moment


@register.filter
def long_date(moment):
    return typography.long_date(_local(moment), get_language()) if moment else ""


@register.filter
def day_and_month(moment):
    return typography.day_and_month(_local(moment), get_language()) if moment else ""


@register.filter
def month_and_year(moment):
    return typography.month_and_year(_local(moment), get_language()) if moment else ""


@register.filter
def on_weekday(moment):
    return typography.on_weekday(_local(moment), get_language()) if moment else ""


@register.filter
def at_time(moment):
    return typography.at_time(_local(moment), get_language()) if moment else ""


@register.filter
def portrait_tint(key):
    """One of three tints for a person without a portrait, the same on every page."""
    return ("", "b", "c")[hashlib.sha256(str(key).encode()).digest()[0] % 3]
