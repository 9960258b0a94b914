"""The page of one row of an import: which community and which city it means, whatever the matching thought."""

from django import forms
from django.urls import reverse_lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from members.community_field import ListedCommunityField
from sister_cities import countries
from sister_cities.forms.city import ListedCityField
from sister_cities.importing import report
from sister_cities.models import ImportRow, ImportRun

NAMES = ("community", "city")


class OtherForm(forms.Form):
    community = ListedCommunityField(
        label=capfirst(_("Ukrainian community")), suggest_url=reverse_lazy("members:communities")
    )
    city = ListedCityField(
        label=_("Partner city"), help_text=_("In any of its languages; with the country where many are called so")
    )
    as_named = forms.BooleanField(required=False)
    anyway = forms.BooleanField(label=_("Take the row all the same"), required=False)

    def __init__(self, *args, run: ImportRun, row: ImportRow, **options):
        said = report.said_by(row, run.columns)
        typed = "" if row.new_city else ", ".join(filter(None, (said.get("city"), said.get("country"))))
        initial = {
            "community": row.community or said.get("community", ""),
            "city": row.city or typed,
            "as_named": bool(row.new_city),
            "anyway": row.choice.get("anyway", False),
        }
        super().__init__(*args, label_suffix="", initial=initial, **options)
        self.new_city = row.candidates.get("new_city")
        if self.new_city:
            country = countries.name(self.new_city["country"])
            words = _("Add the city as the row names it: {name}, {country}")
            self.fields["as_named"].label = words.format(name=self.new_city["name"], country=country)
        else:
            del self.fields["as_named"]
        if not row.choice.get("anyway") and not any(code not in NAMES for code, _facts in row.reasons):
            del self.fields["anyway"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("as_named"):
            # A name that no city has stands there for what the box says.
            self.errors.pop("city", None)
            if cleaned.get("city"):
                self.add_error("as_named", _("Either this or the city above: empty the field or the box"))
        return cleaned

    def choice(self) -> dict:
        """As `importing.choose` takes it."""
        said = self.cleaned_data
        city = "new" if said.get("as_named") else said["city"].pk
        found = {"community": said["community"].pk, "city": city, "anyway": said.get("anyway")}
        return {name: value for name, value in found.items() if value}
