"""The field in which a person types a city abroad.

With JavaScript suggestions appear while typing. Without it the server answers a name that fits several cities with a
list to choose from, in which «not in the list» is a choice too.
"""

from dataclasses import dataclass

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mayors_club.cleaning import line
from sister_cities import cities
from sister_cities.city_words import label_of, labels_of, told_apart
from sister_cities.folding import folded
from sister_cities.models import City

NOT_LISTED = "not-listed"
TYPED_MAX = 160


@dataclass(frozen=True)
class Typed:
    """What came with the form: the text, and the number of the chosen city or NOT_LISTED."""

    text: str = ""
    code: str = ""


@dataclass(frozen=True)
class CityAnswer:
    """A city we know, or a name that is said not to be in the list (then `city` is None)."""

    city: City | None
    typed: str


class CityWidget(forms.Widget):
    template_name = "sister_cities/city_widget.html"
    not_listed = NOT_LISTED

    def value_from_datadict(self, data, files, name):
        return Typed(text=data.get(name) or "", code=data.get(f"{name}_code") or "")

    def value_omitted_from_data(self, data, files, name):
        return name not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        typed = as_typed(value)
        city = resolve(typed)
        is_open = bool(typed.text.strip()) and city is None
        context["widget"] |= {
            "text": label_of(city) if city else typed.text,
            "chosen_code": str(city.pk) if city else typed.code,
            "options": [(one.pk, label) for one, label in labels_of(cities.search(typed.text))] if is_open else [],
            "is_known": city is not None,
            "is_open": is_open,
            "not_listed": self.not_listed,
            "suggest_url": reverse("sister_cities:suggest"),
        }
        return context


class CityField(forms.Field):
    """Cleans to a `CityAnswer`."""

    widget = CityWidget
    default_error_messages = {
        "required": _("Enter the name of the partner city"),
        "several": _("Choose the city from the list"),
        "unknown": _("We do not know a city of this name: check the spelling or say that it is not in the list"),
        "long": _("The name is too long"),
    }

    def clean(self, value):
        typed = as_typed(value)
        city = resolve(typed)
        if city:
            return CityAnswer(city, label_of(city))
        text = line(typed.text)
        if not text:
            return self._refuse("required")
        if len(text) > TYPED_MAX:
            return self._refuse("long")
        if typed.code == NOT_LISTED:
            return CityAnswer(None, text)
        return self._refuse("several" if cities.search(text) else "unknown")

    def has_changed(self, initial, data):
        return as_typed(initial) != as_typed(data)

    def _refuse(self, reason):
        raise forms.ValidationError(self.error_messages[reason], code=reason)


class ListedCityWidget(CityWidget):
    not_listed = ""


class ListedCityField(CityField):
    """For the desk, which adds a city among the cities first: cleans to a `City`."""

    widget = ListedCityWidget
    default_error_messages = {
        "unknown": _("We do not know a city of this name: check the spelling, or add it among the cities first"),
    }

    def clean(self, value):
        answer = super().clean(value)
        return answer.city or self._refuse("unknown")


def as_typed(value) -> Typed:
    if isinstance(value, City):
        return Typed(label_of(value), str(value.pk))
    return value if isinstance(value, Typed) else Typed(value or "")


def resolve(typed: Typed) -> City | None:
    """The city meant, if there is no doubt: chosen in the list for this text, or typed in full."""
    text = line(typed.text)[:TYPED_MAX]
    if typed.code == NOT_LISTED:
        return None
    if typed.code.isascii() and typed.code.isdigit() and len(typed.code) < 10:
        chosen = City.objects.filter(pk=typed.code).first()
        # The text may have been changed after the choice; then the text counts.
        if chosen and (not text or _fits(chosen, text)):
            return chosen
    return cities.exact(text)


def _fits(city: City, text: str) -> bool:
    return folded(text) in (folded(label_of(city)), folded(told_apart(city))) or city in cities.search(text)
