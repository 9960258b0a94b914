"""What people write about agreements exists in Ukrainian and English."""

from modeltranslation.translator import TranslationOptions, register

from sister_cities.models import Act, Agreement, Document, ImportRun


@register(Agreement)
class AgreementTranslation(TranslationOptions):
    fields = ("source", "suspended_reason", "terminated_reason")


@register(Act)
class ActTranslation(TranslationOptions):
    fields = ("title",)


@register(Document)
class DocumentTranslation(TranslationOptions):
    fields = ("title",)


@register(ImportRun)
class ImportRunTranslation(TranslationOptions):
    fields = ("source",)
