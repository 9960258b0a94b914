from django.contrib import admin
from modeltranslation.admin import TranslationAdmin
from simple_history.admin import SimpleHistoryAdmin

from mayors_club.models import FaqEntry


@admin.register(FaqEntry)
class FaqEntryAdmin(SimpleHistoryAdmin, TranslationAdmin):
    """Questions and answers of the public page, with every earlier version."""

    list_display = ["question_uk", "has_english", "position"]
    search_fields = ["question_uk", "question_en", "answer_uk", "answer_en"]
    prepopulated_fields = {"slug": ["question_en"]}

    @admin.display(boolean=True, description="EN")
    def has_english(self, entry):
        return bool(entry.question_en and entry.answer_en)
