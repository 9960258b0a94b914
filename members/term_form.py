"""The forms of a term in office: dates are typed as exactly as the person knows them."""

import datetime
from dataclasses import dataclass

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mayors_club.cleaning import line
from mayors_club.form_fields import LineField, WebAddressField
from members.community_field import CommunityField
from members.forms import helper_with
from members.models import Mandate
from members.terms_in_words import KINDS

EARLIEST_YEAR = 1990


@dataclass(frozen=True)
class When:
    """A date as exactly as it is known; of a month or a year the first day is kept."""

    day: datetime.date
    precision: str


class WhenWidget(forms.MultiWidget):
    template_name = "members/when_widget.html"

    def __init__(self, attrs=None):
        boxes = {
            "day": {"inputmode": "numeric", "maxlength": 2, "class": "w4", "aria-label": _("Day")},
            "month": {"inputmode": "numeric", "maxlength": 2, "class": "w4", "aria-label": _("Month")},
            "year": {"inputmode": "numeric", "maxlength": 4, "class": "w4", "aria-label": _("Year")},
        }
        super().__init__({name: forms.TextInput(attrs={**box, "autocomplete": "off"}) for name, box in boxes.items()})

    def decompress(self, value):
        """What is not known stays empty, or looking at a form would make a day of a year."""
        if not value:
            return ["", "", ""]
        day = value.day.day if value.precision == "day" else ""
        return [day, value.day.month if value.precision != "year" else "", value.day.year]


class WhenField(forms.Field):
    """Day, month and year; the day, or both, may stay empty."""

    widget = WhenWidget
    earliest = EARLIEST_YEAR
    default_error_messages = {
        "required": _("Enter at least the year"),
        "invalid": _("Check the date: the year has four digits, for example 2015"),
        "digits": _("Enter the day, month and year in digits, for example 31 5 2015"),
        "no_day": _("There is no such day: check the day and the month"),
        "gap": _("Enter the month as well, or leave out the day"),
    }

    def clean(self, value):
        day, month, year = (line(part or "") for part in value or ("", "", ""))
        if not (day or month or year):
            return self._refuse("required") if self.required else None
        if day and not month:
            return self._refuse("gap")
        numbers = [part for part in (day, month, year) if part]
        if not all(part.isascii() and part.isdigit() and len(part) <= len("2026") for part in numbers):
            return self._refuse("digits")
        if not self.earliest <= int(year or 0) <= 2100:
            return self._refuse("invalid")
        return self._when(int(year), int(month or 1), int(day or 1), "day" if day else "month" if month else "year")

    def _when(self, year, month, day, precision) -> When:
        try:
            found = datetime.date(year, month, day)
        except ValueError:
            self._refuse("no_day")
        return When(found, precision)

    def _refuse(self, reason):
        raise forms.ValidationError(self.error_messages[reason], code=reason)


def when_field(label, **options) -> WhenField:
    return WhenField(label=label, help_text=_("Day, month, year; leave out what you do not know"), **options)


class EndForm(forms.Form):
    """When and why a term ended, or will end."""

    end = when_field(_("When did the term end, or when will it?"))
    end_reason = LineField(
        label=_("Why it ended"), required=False, enter="", help_text=_("For example: end of the term, resignation")
    )

    def __init__(self, *args, mandate, **kwargs):
        self.mandate = mandate
        super().__init__(*args, **kwargs)

    def clean_end(self):
        end = self.cleaned_data["end"]
        if end.day < self.mandate.starts_on and end.day.year <= self.mandate.starts_on.year:
            raise forms.ValidationError(_("The end must be later than the beginning"), code="order")
        return end

    def columns(self) -> dict:
        end = self.cleaned_data["end"]
        return {"ends_on": end.day, "precision": end.precision, "end_reason": self.cleaned_data["end_reason"]}

    @property
    def helper(self):
        return helper_with(_("End the term"))


class TermForm(forms.Form):
    """A term of a member in any community, past or running."""

    KINDS = [choice for choice in Mandate.Kind.choices if choice[0] != Mandate.Kind.UNSTATED]

    kind = forms.ChoiceField(
        label=_("Office"), choices=KINDS, widget=forms.RadioSelect, error_messages={"required": _("Choose the office")}
    )
    community = CommunityField(
        label=_("Community"),
        help_text=_("Begin to type its name"),
        suggest_url=reverse_lazy("members:communities"),
    )
    start = when_field(_("When did the term begin?"))
    end = when_field(_("When did the term end, or when will it?"), required=False)
    source_url = WebAddressField(
        label=_("Where it can be checked"), required=False, help_text=_("A decision or a report on the web")
    )

    def __init__(self, *args, gender="", **kwargs):
        super().__init__(*args, **kwargs)
        if gender:
            words = KINDS[get_language()]
            own = {kind: words[kind][gender] for kind in (Mandate.Kind.ELECTED, Mandate.Kind.MILITARY)}
            self.fields["kind"].choices = [(kind, own.get(kind, label)) for kind, label in self.KINDS]

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("start"), cleaned.get("end")
        if start and end and end.day < start.day and (end.precision, start.precision) != ("year", "year"):
            self.add_error("end", forms.ValidationError(_("The end must be later than the beginning"), code="order"))
        return cleaned

    def refuse_overlap(self) -> None:
        self.add_error(
            "start",
            _(
                "Another elected head has a term in this community at that time. Check the dates; if both are right, "
                "write to the secretariat."
            ),
        )

    def columns(self, coarser, at_precision) -> dict:
        cleaned = self.cleaned_data
        start, end, place = cleaned["start"], cleaned["end"], cleaned["community"]
        precision = coarser(start.precision, end.precision) if end else start.precision
        return {
            "kind": cleaned["kind"],
            "community": place.community,
            "community_typed": "" if place.community else place.typed,
            "starts_on": at_precision(start.day, precision),
            "ends_on": at_precision(end.day, precision) if end else None,
            "precision": precision,
            "source_url": cleaned["source_url"],
        }

    @property
    def helper(self):
        return helper_with(_("Add the term"))
