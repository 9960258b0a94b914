"""A city in a list to choose from. No database."""

from collections import Counter
from collections.abc import Iterable

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mayors_club.typography import grouped
from sister_cities import countries
from sister_cities.models import City


def label_of(city: City) -> str:
    """«Лінденталь, Німеччина»."""
    language = get_language() or "uk"
    return f"{city.name_in(language)}, {countries.name(city.country, language)}"


def labels_of(cities: Iterable[City]) -> list[tuple[City, str]]:
    """Each with its label; those of one name in one country are told apart."""
    found = [(city, label_of(city)) for city in cities]
    times = Counter(label for _city, label in found)
    return [(city, label if times[label] == 1 else told_apart(city)) for city, label in found]


def told_apart(city: City) -> str:
    """«Спрингфілд, США (населення 169 176; 39,8° пн. ш., 89,6° зх. д.)»: by its people and its place."""
    told = []
    if city.population:
        number = grouped(city.population, get_language() or "uk")
        told.append(_("population {number}").format(number=number))
    if city.latitude is not None:
        told.append(_place(city))
    return f"{label_of(city)} ({'; '.join(told)})" if told else label_of(city)


def _place(city: City) -> str:
    """«39,8° пн. ш., 89,6° зх. д.»"""
    north = _("{degrees}° N") if city.latitude >= 0 else _("{degrees}° S")
    east = _("{degrees}° E") if city.longitude >= 0 else _("{degrees}° W")
    return f"{north.format(degrees=_degrees(city.latitude))}, {east.format(degrees=_degrees(city.longitude))}"


def _degrees(value) -> str:
    return number_format(round(abs(value), 1), decimal_pos=1)
