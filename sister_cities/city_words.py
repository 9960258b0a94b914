"""A city in a list to choose from. No database."""

from django.utils.translation import get_language

from sister_cities import countries
from sister_cities.models import City


def label_of(city: City) -> str:
    """«Лінденталь, Німеччина»."""
    language = get_language() or "uk"
    return f"{city.name_in(language)}, {countries.name(city.country, language)}"
