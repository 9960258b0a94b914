"""What every template of ours may need: the sheet's address, typography, dates in words, Markdown."""

import datetime
import hashlib

from django import template
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from mayors_club import markdown as markdown_text
from mayors_club import stylesheet as sheet
from mayors_club import typography, ukrainian

register = template.Library()


@register.simple_tag
def stylesheet(name="site"):
    return sheet.url(name)


@register.filter
def typo(text):
    return typography.typeset(str(text), get_language())


@register.tag
def typeset(parser, token):
    """{% typeset %}…{% endtypeset %}: the same for a whole page of prose; its markup stays as it is."""
    nodes = parser.parse(("endtypeset",))
    parser.delete_first_token()
    return TypesetNode(nodes)


class TypesetNode(template.Node):
    def __init__(self, nodes):
        self.nodes = nodes

    def render(self, context):
        return typography.typeset_markup(self.nodes.render(context), get_language())


@register.filter
def markdown(text):
    return mark_safe(markdown_text.render(text))  # noqa: S308 (render() cleans what it returns)


def date_filter(function):
    """A filter over a date, or over a moment in local time; nothing for nothing."""

    def applied(moment):
        if not moment:
            return ""
        local = timezone.localtime(moment) if isinstance(moment, datetime.datetime) else moment
        return function(local, get_language())

    register.filter(function.__name__, applied)


for words in (
    typography.long_date,
    typography.day_and_month,
    typography.weekday,
    typography.on_weekday,
    typography.at_time,
    ukrainian.month_year,
):
    date_filter(words)


@register.filter
def portrait_tint(key):
    """One of three tints for a person without a portrait, the same on every page."""
    return ("", "b", "c")[hashlib.sha256(str(key).encode()).digest()[0] % 3]


@register.filter
def initials(name):
    """Of the first and the last word: «Ірина Петрівна Савчук» is «ІС»."""
    words = str(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:]))
