from django import template
from django.utils.translation import get_language

from mayors_club.event_words import words_of
from members import terms_in_words
from members.dashboard import tabs

register = template.Library()


@register.simple_tag(takes_context=True)
def area_tabs(context):
    return tabs(context["request"])


@register.filter
def deed_words(verb: str) -> str:
    """What the log calls "office.published", in words."""
    return words_of(verb)


@register.filter
def name_in_page(user) -> str:
    """A person's name in the page's language; the address of whoever has told us no name."""
    return user.full_name if user else ""


@register.filter
def kind_for(mandate, member) -> str:
    return terms_in_words.kind_of(mandate, member.gender, get_language())


@register.filter
def former_word(member) -> str:
    return terms_in_words.former(member.gender, get_language())


@register.filter
def term_span(mandate) -> str:
    return terms_in_words.span(mandate, get_language())
