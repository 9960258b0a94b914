"""Does each of these agreements still stand? One press is enough when all do."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mayors_club.typography import long_date
from sister_cities.letter_words import partner_in
from sister_cities.models import Agreement, Confirmation

CHOICES = [
    (Confirmation.Answer.STANDS, _("It stands, as it says here")),
    (Confirmation.Answer.CHANGED, _("Something has changed")),
    (Confirmation.Answer.ENDED, _("It has ended")),
]


class AnswersForm(forms.Form):
    """One field for each question, by its number."""

    def __init__(self, *args, questions: list[Confirmation], **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = questions
        language = get_language() or "uk"
        for question in questions:
            self.fields[f"answer_{question.pk}"] = forms.ChoiceField(
                label=partner_in(question.agreement, language),
                help_text=_facts(question.agreement, language),
                choices=CHOICES,
                initial=Confirmation.Answer.STANDS,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one of the three answers")},
            )

    @cached_property
    def answers(self) -> dict[int, str]:
        return {question.pk: self.cleaned_data[f"answer_{question.pk}"] for question in self.questions}


def _facts(agreement: Agreement, language: str) -> str:
    """«побратимство · підписана 10 квітня 2026 року · чинна»."""
    parts = [agreement.get_kind_display()]
    if agreement.signed_on:
        is_exact = agreement.signed_precision == Agreement.Precision.DAY
        parts.append(long_date(agreement.signed_on, language) if is_exact else str(agreement.signed_on.year))
    return " · ".join([*parts, agreement.get_status_display()])
