"""What the editor's templates need and Django's template language cannot say."""

from django import template
from django.utils.translation import gettext as _

from offices.sections import words_in

register = template.Library()


@register.simple_tag
def who(by, principal) -> str:
    """«Оксана Дорошенко (кабінет: Ірина Савчук)»; who acted for themselves is named alone."""
    if by is None:
        return _("the Club")
    return f"{by.full_name} ({_('for {name}').format(name=principal.full_name)})" if principal else by.full_name


@register.filter
def word_count(field) -> int:
    return words_in(field.value() or "")


@register.filter
def character_count(field) -> int:
    """As the server judges it, and static/js/counter.js too: line ends are one character, blank edges none."""
    return len("\n".join((field.value() or "").splitlines()).strip())
