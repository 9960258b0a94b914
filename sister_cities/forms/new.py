"""A new agreement on one page: the city, the kind, where it stands; then just the facts that this status needs."""

from decimal import Decimal
from uuid import uuid4

from django import forms
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from mayors_club.form_fields import LineField
from sister_cities import countries
from sister_cities.checking import AGGRESSOR, MISSING, OTHER_WAY
from sister_cities.facts import SOURCE, needed, told
from sister_cities.forms.city import NOT_LISTED, CityField, Typed, as_typed, resolve
from sister_cities.forms.facts import (
    FactsForm,
    fields_field,
    kind_field,
    organisation_field,
    procedure_field,
)
from sister_cities.models import AGGRESSORS, Agreement, City
from sister_cities.models.life import ENTERS_ACTIVE, LATER, PUBLIC, WAYS, Procedure, Status

HAND = ("hand_country", "hand_name_uk", "hand_name_en", "hand_latitude", "hand_longitude")
FIRST = ("city", "kind", "fields", "procedure", "organisation", "status")
# That nothing is known for long, only the calendar says.
STATUSES = [(value, capfirst(label)) for value, label in Status.choices if value != Status.DORMANT]


class NewForm(FactsForm):
    """`shown` says which questions the page asked: others come up when the answers above them ask for others."""

    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    shown = forms.CharField(required=False, widget=forms.HiddenInput, max_length=60)

    def __init__(self, typed=None, *, initial=None):
        answers = typed if typed is not None else initial or {}
        self.way, self.status = _choice(answers, "procedure", Procedure), _choice(answers, "status", Status)
        is_known = bool(self.way and self.status)
        self.asks_for_source = self.status in PUBLIC
        columns = [*told(self.status, self.way), *(SOURCE if self.asks_for_source else ())] if is_known else []
        wanted = [*needed(self.status, self.way), "source_uk"] if is_known else []
        if self.way == Procedure.EARLIER:
            wanted.append("signed_on")
        self.is_by_hand = _is_by_hand(typed, initial)
        self.asks = (
            f"{self.way}:{self.status}:{'hand' if self.is_by_hand else ''}" if columns or self.is_by_hand else ""
        )
        options = {"initial": {"key": uuid4(), "status": "", **(initial or {})}}
        super().__init__(
            typed, columns=dict.fromkeys(columns), needed=wanted, procedure=self.way or Procedure.LAW, **options
        )
        # What is hidden stands first: it would part questions that belong together.
        unseen = {name: self.fields.pop(name) for name in ("key", "shown")}
        self.fields = {**unseen, **_first_questions(self.is_by_hand), **self.fields}
        self.initial["shown"] = self.asks

    @classmethod
    def asking_more(cls, typed):
        """The same answers, unjudged, with the questions that follow from them."""
        bound = cls(typed)
        answers = {
            name: field.widget.value_from_datadict(typed, {}, name)
            for name, field in bound.fields.items()
            if name != "shown"
        }
        return cls(initial={name: answer for name, answer in answers.items() if answer is not None})

    @property
    def has_more_to_ask(self) -> bool:
        """Whether the page did not show all of these questions yet."""
        return self.data.get("shown", "") != self.asks

    def is_answered_so_far(self) -> bool:
        """Whether everything that the page did ask is in order."""
        return not self.errors.keys() & set(FIRST)

    def hold_back(self) -> None:
        """What the page did not ask yet is not complained about, and not asked before the rest is in order."""
        for name in [*self.fields]:
            is_new = self.fields[name].widget.value_omitted_from_data(self.data, {}, name)
            if is_new and name not in (*FIRST, "key", "shown"):
                del self.fields[name]
                self.errors.pop(name, None)

    def clean(self):
        cleaned = super().clean()
        city = cleaned.get("city")
        country = city.city.country if city and city.city else cleaned.get("hand_country")
        if country in AGGRESSORS and self.status and self.status != Status.TERMINATED:
            self.add_error("status", AGGRESSOR)
        if (cleaned.get("hand_latitude") is None) != (cleaned.get("hand_longitude") is None) and self.is_by_hand:
            self.add_error("hand_longitude", _("Give both the latitude and the longitude, in degrees."))
        if self.way == Procedure.ORGANISATION and not cleaned.get("organisation"):
            self.add_error("organisation", MISSING["organisation"])
        if self.way and self.status and self.status not in (*WAYS[self.way], *LATER):
            self.add_error("status", _not_on_this_way(self.way))
        return cleaned

    def hand(self) -> dict:
        """A city that the list lacks, as it was typed."""
        cleaned = self.cleaned_data
        return {"name": cleaned["city"].typed, **{name.removeprefix("hand_"): cleaned.get(name) for name in HAND}}

    def facts(self) -> dict:
        found = super().facts()
        for name in ("city", "kind", "procedure", "status", "key", "shown", *HAND):
            found.pop(name, None)
        if self.way != Procedure.ORGANISATION:
            found["organisation"] = ""
        return found


def _choice(answers, name, choices) -> str:
    value = answers.get(name) or ""
    return value if value in choices.values else ""


def _is_by_hand(typed, initial) -> bool:
    if typed is not None:
        return typed.get("city_code") == NOT_LISTED
    city = (initial or {}).get("city")
    return isinstance(city, Typed) and city.code == NOT_LISTED


def _not_on_this_way(way):
    if way in ENTERS_ACTIVE:
        return _("Such an agreement is in force or over already: choose one of the later statuses, or another way")
    return OTHER_WAY


def _first_questions(is_by_hand: bool) -> dict[str, forms.Field]:
    city = CityField(
        label=_("Partner city"), help_text=_("Begin to type its name, in Ukrainian, English or its own language")
    )
    hand = _hand_fields() if is_by_hand else {}
    procedure = procedure_field()
    procedure.initial = Procedure.LAW
    status = forms.ChoiceField(
        label=_("Where does it stand now?"),
        choices=[("", _("Choose")), *STATUSES],
        error_messages={"required": _("Choose where it stands")},
    )
    return {
        "city": city,
        **hand,
        "kind": kind_field(),
        "fields": fields_field(),
        "procedure": procedure,
        "organisation": organisation_field(),
        "status": status,
    }


def _hand_fields() -> dict[str, forms.Field]:
    names = countries.names(get_language() or "uk")
    choices = [("", _("Choose")), *((code, name) for code, name in names.items() if code != countries.HOME)]
    country = forms.ChoiceField(
        label=_("Country"), choices=choices, error_messages={"required": _("Choose the country of the city")}
    )
    name_uk = LineField(label=pgettext_lazy("city", "Name in Ukrainian"), enter="", max_length=120, required=False)
    name_en = LineField(label=_("Name in English"), enter="", max_length=120, required=False)
    hint = _("In degrees, for example 51.34; the map needs both")
    return {
        "hand_country": country,
        "hand_name_uk": name_uk,
        "hand_name_en": name_en,
        "hand_latitude": _degrees(_("Latitude"), 90, hint),
        "hand_longitude": _degrees(_("Longitude"), 180, hint),
    }


class DegreesField(forms.DecimalField):
    """The decimal comma of Ukrainian is as good as the point."""

    def to_python(self, value):
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


def _degrees(label, most: int, hint) -> forms.DecimalField:
    wrong = _("Enter degrees as a number, for example 51.34")
    return DegreesField(
        label=label,
        help_text=hint,
        required=False,
        min_value=Decimal(-most),
        max_value=Decimal(most),
        decimal_places=5,
        localize=False,
        widget=forms.TextInput(attrs={"class": "w8", "inputmode": "decimal", "autocomplete": "off"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value", "max_decimal_places", "max_digits"), wrong),
    )


def answers_of(agreement: Agreement) -> dict:
    """A returned agreement as answers of this form, to be put right and proposed anew."""
    columns = [*told(agreement.status, agreement.procedure), *SOURCE]
    form = FactsForm(agreement=agreement, columns=columns, procedure=agreement.procedure)
    about = {name: getattr(agreement, name) for name in ("kind", "fields", "procedure", "organisation", "status")}
    return {**form.initial, **about, "city": _city(agreement.city)}


def _city(city: City) -> Typed:
    return as_typed(city) if resolve(as_typed(city)) else Typed(city.name)
