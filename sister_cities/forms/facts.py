"""Fields for the facts of an agreement: each form takes those columns it asks for."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mayors_club.form_fields import LineField, ParagraphField, WebAddressField
from members.term_form import When, WhenField
from sister_cities.checking import EARLIEST, MISSING, Problems
from sister_cities.facts import DAYS
from sister_cities.models import Agreement
from sister_cities.models.life import Procedure
from sister_cities.words import FIELDS

NUMBERS = ("council_no", "order_no", "registered_no")
LABELS = {
    "council_no": _("Number of the council’s decision"),
    "council_on": _("Day of the council’s decision"),
    "ministry_sent_on": _("When were the papers sent to the ministry?"),
    "order_no": _("Number of the ministry’s order"),
    "agreed_on": _("Day of the ministry’s order"),
    "signed_on": _("When was it signed?"),
    "registered_no": _("Number of the registration"),
    "registered_on": _("Day of the registration"),
    "ends_on": _("In force until"),
    "suspended_on": _("Since when is it suspended?"),
    "suspended_reason_uk": _("Why is it suspended? In Ukrainian"),
    "suspended_reason_en": _("The same in English"),
    "terminated_on": _("When did it end?"),
    "terminated_by": _("Who ended it?"),
    "terminated_reason_uk": _("Why did it end? In Ukrainian"),
    "terminated_reason_en": _("The same in English"),
    "last_act_on": _("When was the last joint act?"),
    "source_uk": _("Where can it be checked? In Ukrainian"),
    "source_en": _("The same in English"),
    "source_url": _("Address of that page on the web"),
    "source_on": _("For which day does the source say it?"),
    "note": _("Note for members of the Club"),
}
HINTS = {
    "ends_on": _("Leave it empty if no end is agreed"),
    "source_uk": _("For example: website of the council, the text of the agreement"),
    "terminated_reason_uk": _("One sentence; everybody may read it"),
    "suspended_reason_uk": _("One sentence; everybody may read it"),
    "note": _("Only members of the Club and their representatives read it"),
}
ISO = _("Enter the date like this: 2027-05-31")


class SignedField(WhenField):
    """Ties are older than the terms of mayors."""

    earliest = EARLIEST.year


class FactsForm(forms.Form):
    """`columns` are asked for, `needed` ones may not stay empty; by law the day of the signature is exact."""

    def __init__(self, *args, columns, needed=(), procedure=Procedure.LAW, agreement=None, **options):
        self.agreement = agreement
        options["initial"] = {**_initial(agreement, columns), **(options.get("initial") or {})}
        super().__init__(*args, label_suffix="", **options)
        for column in columns:
            self.fields[column] = field_of(column, procedure, is_needed=column in needed)

    def facts(self) -> dict:
        """Column by column, as the services take them."""
        found = {name: value for name, value in self.cleaned_data.items() if name in self.fields}
        signed = found.get("signed_on")
        if "signed_on" in found:
            found["signed_on"] = signed.day if signed else None
            found["signed_precision"] = signed.precision if signed else Agreement.Precision.DAY
        if self.agreement and set(found.get("fields", ())) == set(self.agreement.fields):
            found |= {"fields": self.agreement.fields} if "fields" in found else {}
        return found

    def refuse(self, problems: Problems) -> None:
        """Each problem at its field; what has none stands above the form."""
        for name, words in problems.items():
            self.add_error(name if name in self.fields else None, words)


def _initial(agreement, columns) -> dict:
    if agreement is None:
        return {}
    found = {name: getattr(agreement, name) for name in columns}
    if found.get("signed_on"):
        found["signed_on"] = When(found["signed_on"], agreement.signed_precision)
    return found


def field_of(column: str, procedure: str = Procedure.LAW, *, is_needed: bool = False) -> forms.Field:
    options = {"label": LABELS.get(column, ""), "help_text": HINTS.get(column, ""), "required": is_needed}
    missing = MISSING.get(column, "")
    if column == "signed_on":
        exact = _("Day, month, year")
        options["help_text"] = (
            exact if procedure == Procedure.LAW else _("Day, month, year; leave out what you do not know")
        )
        return _with_message(SignedField(**options), missing)
    if column in DAYS:
        return _with_message(day_field(**options), missing)
    if column == "terminated_by":
        choices = [(value, capfirst(label)) for value, label in Agreement.Side.choices]
        return _with_message(forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options), missing)
    if column == "source_url":
        return WebAddressField(max_length=400, **options)
    if column == "note":
        return ParagraphField(max_length=2000, rows=5, **options)
    return LineField(enter=missing, links_allowed=True, max_length=60 if column in NUMBERS else 240, **options)


def day_field(**options) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "w8"})
    return forms.DateField(widget=widget, error_messages={"invalid": ISO}, **options)


def kind_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("What is it?"),
        choices=[(value, capfirst(label)) for value, label in Agreement.Kind.choices],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is")},
    )


def fields_field() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("What is it about?"),
        choices=[(code, capfirst(words)) for code, words in FIELDS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def procedure_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("How does it come, or did it come, into force?"),
        choices=[(value, capfirst(label)) for value, label in Procedure.choices],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the way")},
    )


def organisation_field() -> LineField:
    """Asked for everywhere, needed on its own way only."""
    return LineField(
        label=_("Name of the business or the organisation"),
        help_text=_("Only where the agreement is with one of them"),
        enter="",
        max_length=160,
        required=False,
    )


def _with_message(field, missing):
    if missing:
        field.error_messages["required"] = missing
    return field
