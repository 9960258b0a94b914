"""What the secretariat writes about a city abroad."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mayors_club.desk_form import AddressField, DeskForm
from mayors_club.form_fields import LineField
from sister_cities import countries
from sister_cities.forms.city import ListedCityField


def degrees(label, most: int) -> forms.DecimalField:
    wrong = format_lazy(_("Enter degrees between −{most} and {most}, for example 51.33962"), most=most)
    return forms.DecimalField(
        label=label,
        min_value=-most,
        max_value=most,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "w8"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
    )


class CityForm(DeskForm):
    name = LineField(label=_("Name in its own language"), enter=_("Enter the name that its own people use"))
    name_uk = LineField(label=pgettext_lazy("city", "Name in Ukrainian"), enter="", required=False)
    name_en = LineField(label=_("Name in English"), enter="", required=False)
    country = forms.ChoiceField(label=_("Country"), error_messages={"required": _("Choose a country from the list")})
    latitude, longitude = degrees(_("Latitude"), 90), degrees(_("Longitude"), 180)
    population = forms.IntegerField(
        label=_("Population"),
        min_value=0,
        max_value=50_000_000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w8"}),
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Enter a whole number of inhabitants")),
    )
    wikidata_id = forms.RegexField(
        r"^Q[1-9]\d{0,14}$",
        label=pgettext_lazy("city", "Wikidata number"),
        required=False,
        widget=forms.TextInput(attrs={"class": "w8", "spellcheck": "false"}),
        error_messages={"invalid": _("Enter it like this: Q2079")},
    )

    def __init__(self, *args, **options):
        super().__init__(*args, label_suffix="", **options)
        abroad = [pair for pair in countries.choices() if pair[0] != countries.HOME]
        self.fields["country"].choices = [("", _("Choose a country")), *abroad]

    def clean_wikidata_id(self):
        """Nothing is nothing: an empty number would be the same one for all."""
        return self.cleaned_data["wikidata_id"] or None

    def clean(self):
        cleaned = super().clean()
        pair = [cleaned.get("latitude"), cleaned.get("longitude")]
        if {"latitude", "longitude"}.isdisjoint(self.errors) and (pair[0] is None) != (pair[1] is None):
            missing = "latitude" if pair[0] is None else "longitude"
            self.add_error(missing, _("Give both the latitude and the longitude, in degrees."))
        return cleaned


class AddressForm(DeskForm):
    slug = AddressField(help_text=_("Latin letters, digits and hyphens, the country last: leipzig-de"), max_length=140)


class MergeForm(forms.Form):
    city = ListedCityField(
        label=_("The row that stays"), help_text=_("The name of the same city as the other row has it")
    )
