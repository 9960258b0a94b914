"""What texts and columns are called where their language has to be said."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from offices.sections import Column

LANGUAGES = {"uk": _("In Ukrainian"), "en": _("In English")}
WITHIN = {"uk": _("in Ukrainian"), "en": _("in English")}


def label_of(column: Column, key: str):
    """«Назва, англійською»; a column that needs no translation goes without a language."""
    return format_lazy("{}, {}", column.label, WITHIN[key[-2:]]) if column.is_translated else column.label
