"""Which fields exist in Ukrainian and English. History is registered here: earlier it would miss those columns."""

import simple_history
from modeltranslation.translator import TranslationOptions, register

from mayors_club.models import FaqEntry


@register(FaqEntry)
class FaqEntryTranslation(TranslationOptions):
    fields = ("question", "answer")
    required_languages = ("uk",)


simple_history.register(FaqEntry, app="mayors_club", excluded_fields=["question", "answer"])
