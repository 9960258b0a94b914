"""Sections exist in Ukrainian and English. History is registered here: earlier it would miss those columns."""

import simple_history
from modeltranslation.translator import TranslationOptions, register

from offices.models import Section


@register(Section)
class SectionTranslation(TranslationOptions):
    fields = ("text",)


simple_history.register(Section, app="offices", excluded_fields=["text"])
