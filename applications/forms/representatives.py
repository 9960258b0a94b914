from django import forms
from django.utils.translation import gettext_lazy as _

from applications.forms.section import SectionForm
from mayors_club.form_fields import EmailField, LineField, NameField

MOST = 3
PARTS = ("full_name", "email", "position")


class RepresentativesForm(SectionForm):
    """Up to three people of the mayor's team; a row left empty is nobody."""

    name = "representatives"
    parts = {"representatives": tuple(f"representative_{row}_{part}" for row in range(1, MOST + 1) for part in PARTS)}

    def add_fields(self, typed):
        for row in range(1, MOST + 1):
            self.fields |= {f"representative_{row}_{part}": field for part, field in row_fields().items()}

    @property
    def rows(self):
        return [
            {"number": row} | {part: self[f"representative_{row}_{part}"] for part in PARTS}
            for row in range(1, MOST + 1)
        ]

    def clean(self):
        cleaned = super().clean()
        cleaned["representatives"], seen = [], set()
        for row in range(1, MOST + 1):
            names = {part: f"representative_{row}_{part}" for part in PARTS}
            person = {part: cleaned.get(name, "") for part, name in names.items()}
            if not any(self.data.get(name, "").strip() for name in names.values()):
                continue
            self._require(names, person)
            if person["email"] and person["email"] in seen:
                self.add_error(names["email"], _("This address stands above already"))
            if person["email"] and person["email"] == self.application.mayor_address:
                self.add_error(names["email"], _("This is the mayor’s address; a representative needs their own"))
            seen.add(person["email"])
            cleaned["representatives"].append(person)
        return cleaned

    def _require(self, names, person):
        for part in ("full_name", "email"):
            if not person[part] and names[part] not in self.errors:
                wanted = self.fields[names[part]].error_messages["required"]
                self.add_error(names[part], forms.ValidationError(wanted, code="required"))

    def columns(self):
        return {"representatives": self.cleaned_data["representatives"]}


def row_fields():
    return {
        "full_name": NameField(
            label=_("First name and surname in Ukrainian"),
            script="CYRILLIC",
            required=False,
            enter=_("Enter the representative’s name and surname"),
            widget=forms.TextInput(attrs={"autocomplete": "off", "lang": "uk"}),
        ),
        "email": EmailField(
            label=_("E-mail"), required=False, autocomplete="off", enter=_("Enter the representative’s e-mail")
        ),
        "position": LineField(label=_("Position"), required=False, enter=""),
    }
