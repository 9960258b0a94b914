"""The form field of each text and column of `offices/sections.py`."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.form_fields import LineField, MonthOrYearField, ParagraphField, WebAddressField
from offices.labels import LANGUAGES, label_of
from offices.sections import Column, Licence, Text

EARLIEST_YEAR = 1990
# Above this many characters a line is typed into two.
ONE_LINE = 120


def text_field(text: Text, language: str) -> forms.Field:
    """Label: the language alone, for the heading of the page says what the text is."""
    options = {"label": LANGUAGES[language], "required": False, "max_length": text.max_characters}
    if text.is_line:
        field = LineField(enter="", links_allowed=True, widget=_widget_of_line(text.max_characters), **options)
    else:
        field = ParagraphField(rows=_height(text), **options)
    return _in_language(field, language)


def column_field(column: Column, key: str) -> forms.Field:
    language = key[-2:] if column.is_translated else ""
    field = MAKERS[column.type](column, {"label": label_of(column, key), "required": False})
    # Of the optional questions only the Ukrainian one says so: its English is never more needed than itself.
    return _in_language(field, language, is_optional=not column.is_needed and language != "en")


def _in_language(field: forms.Field, language: str, *, is_optional: bool = False) -> forms.Field:
    """`is_conditional` keeps «(optional)» away from a question of which that would say too little."""
    field.is_conditional = not is_optional
    # A browser would cut off the end of a pasted text without a word; the counter and the server speak instead.
    field.widget.attrs.pop("maxlength", None)
    if language:
        field.widget.attrs["lang"] = language
    return field


def _height(text: Text) -> int:
    """Lines of the box: about half of what may be written into it."""
    return min(max(text.max_characters // 160, 5), 14)


def _widget_of_line(most: int):
    return forms.TextInput() if most <= ONE_LINE else forms.Textarea(attrs={"rows": 3, "class": "low"})


def _line(column: Column, options: dict) -> forms.Field:
    most = column.max_characters
    return LineField(enter="", links_allowed=True, max_length=most, widget=_widget_of_line(most), **options)


def _text(column: Column, options: dict) -> forms.Field:
    return ParagraphField(rows=4, max_length=column.max_characters, **options)


def _year(column: Column, options: dict) -> forms.Field:
    wrong = _("Enter the year in four digits, for example 2015")
    del options["required"]  # a field of this kind never is
    return MonthOrYearField(lowest=EARLIEST_YEAR, highest=timezone.localdate().year, wrong=wrong, digits=4, **options)


def _url(column: Column, options: dict) -> forms.Field:
    return WebAddressField(**options)


def _licence(column: Column, options: dict) -> forms.Field:
    return forms.ChoiceField(choices=[("", _("Choose")), *Licence.choices], **options)


MAKERS = {"line": _line, "text": _text, "year": _year, "url": _url, "licence": _licence}
