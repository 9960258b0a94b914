"""What a community writes about its agreement: the facts of a step, other facts, a joint act, a paper, a person."""

from uuid import uuid4

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mayors_club.form_fields import EmailField, LineField, PaperField, PhoneField, WebAddressField
from members.term_form import When
from members.vocabulary import LANGUAGES
from sister_cities.checking import MISSING
from sister_cities.facts import PRIVATE, SOURCE, asked, from_json, needed, needed_by_step, told
from sister_cities.forms.facts import (
    FactsForm,
    day_field,
    fields_field,
    kind_field,
    organisation_field,
    procedure_field,
)
from sister_cities.models import Coordinator, Document
from sister_cities.models.life import PUBLIC, Procedure

WAYS_IN = Procedure.values


class StepForm(FactsForm):
    """Just the facts of one step."""

    def __init__(self, *args, agreement, to, returned=None, **options):
        """What came back with a note stands in the form again, to be put right."""
        if returned:
            options["initial"] = _as_typed(from_json(returned.content), agreement)
        super().__init__(
            *args,
            agreement=agreement,
            columns=asked(agreement, to),
            needed=needed_by_step(agreement, to),
            procedure=agreement.procedure,
            **options,
        )


class EditForm(FactsForm):
    """Everything but the status. What is proposed already stands in the form as if it were so."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=60)

    def __init__(self, typed=None, *, agreement, proposed=None, **options):
        way = (typed or {}).get("procedure", "")
        way = way if way in WAYS_IN else agreement.procedure
        columns = [*told(agreement.status, way), "ends_on", *SOURCE, *PRIVATE]
        wanted = [*needed(agreement.status, way)]
        wanted += ["source_uk"] if agreement.status in PUBLIC else []
        super().__init__(
            typed, agreement=agreement, columns=dict.fromkeys(columns), needed=wanted, procedure=way, **options
        )
        self.way = way
        about = {
            "kind": kind_field(),
            "fields": fields_field(),
            "procedure": procedure_field(),
            "organisation": organisation_field(),
        }
        self.fields = {"seen": self.fields.pop("seen"), **about, **self.fields}
        self.initial |= {name: getattr(agreement, name) for name in about}
        self.initial |= _as_typed(from_json(proposed.content), agreement) if proposed else {}

    def clean(self):
        cleaned = super().clean()
        if self.way == Procedure.ORGANISATION and not cleaned.get("organisation"):
            self.add_error("organisation", MISSING["organisation"])
        return cleaned

    def facts(self) -> dict:
        found = super().facts()
        found.pop("seen", None)
        if self.way != Procedure.ORGANISATION:
            found["organisation"] = ""
        return found


def _as_typed(columns: dict, agreement) -> dict:
    if "signed_on" in columns or "signed_precision" in columns:
        columns.setdefault("signed_on", agreement.signed_on)
        columns.setdefault("signed_precision", agreement.signed_precision)
        if columns["signed_on"]:
            columns["signed_on"] = When(columns["signed_on"], columns["signed_precision"])
    return columns


class ActForm(forms.Form):
    happened_on = day_field(label=_("When was it?"))
    title_uk = LineField(
        label=_("What was done together? In Ukrainian"),
        help_text=_("One sentence, for example: pupils of both cities held a camp together"),
        enter=_("Write in one sentence what was done"),
        max_length=200,
    )
    title_en = LineField(label=_("The same in English"), enter="", max_length=200, required=False)
    url = WebAddressField(label=_("Where is it reported?"), max_length=400, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, label_suffix="", **options)
        self.fields["happened_on"].error_messages["required"] = _("Enter the day")

    def refuse(self, problems) -> None:
        for name, words in problems.items():
            self.add_error(name, words)


class KeyedForm(forms.Form):
    """The same form sent twice is known by its key."""

    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **options):
        options["initial"] = {"key": uuid4(), **(options.get("initial") or {})}
        super().__init__(*args, label_suffix="", **options)


class DocumentForm(KeyedForm):
    kind = forms.ChoiceField(
        label=_("What paper is it?"),
        choices=[(value, capfirst(label)) for value, label in Document.Kind.choices],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what paper it is")},
    )
    title_uk = LineField(
        label=_("Title in Ukrainian"),
        help_text=_("Everybody may read the title, members alone the file"),
        enter=_("Enter the title of the paper"),
        max_length=160,
    )
    title_en = LineField(label=_("Title in English"), enter="", max_length=160, required=False)
    language = forms.ChoiceField(label=_("Language of the paper"), required=False)
    file = PaperField(help_text=_("PDF, JPG or PNG, up to 10 MB. Place and time stored in a photograph are removed."))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        words = [("uk", _("Ukrainian")), *LANGUAGES.items()]
        self.fields["language"].choices = [("", _("not said")), *((code, capfirst(name)) for code, name in words)]

    @property
    def has_lost_its_file(self) -> bool:
        """Nothing is wrong with the file, and yet it has to be chosen once more."""
        return bool(self.errors and "file" not in self.errors and self.files)


class CoordinatorForm(KeyedForm):
    side = forms.ChoiceField(
        label=_("On whose side?"),
        choices=[(value, capfirst(label)) for value, label in Coordinator.Side.choices],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the side")},
    )
    name = LineField(label=_("First name and surname"), enter=_("Enter the name"), max_length=120)
    position = LineField(label=_("Position"), enter="", max_length=160, required=False)
    email = EmailField(label=_("E-mail"), enter="", autocomplete="off", required=False)
    phone = PhoneField(label=_("Telephone"), required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for name in ("email", "phone"):
            self.fields[name].is_conditional = True

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("email") or cleaned.get("phone") or {"email", "phone"} & self.errors.keys()):
            self.add_error("email", _("Give an e-mail address or a telephone number."))
        return cleaned
