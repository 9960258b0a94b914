"""What the secretariat writes exists in Ukrainian and English."""

from modeltranslation.translator import TranslationOptions, register

from sessions.models import AgendaItem, Expert, ExpertSession, Material, Series


@register(Series)
class SeriesTranslation(TranslationOptions):
    fields = ("name",)


@register(Expert)
class ExpertTranslation(TranslationOptions):
    fields = ("name", "role", "about")


@register(ExpertSession)
class ExpertSessionTranslation(TranslationOptions):
    fields = ("topic", "lead", "text", "brief", "reason", "summary")


@register(AgendaItem)
class AgendaItemTranslation(TranslationOptions):
    fields = ("title", "note")


@register(Material)
class MaterialTranslation(TranslationOptions):
    fields = ("title",)
