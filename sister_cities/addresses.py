"""Addresses of the registry: of its list as it was asked for, and of pages that may not exist yet."""

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from sister_cities.filters import Filters
from sister_cities.ordering import Order


def list_address(filters: Filters, order: Order, frame: str = "", **place) -> str:
    asked = {**filters.active, "sort": str(order), "map": frame, **place}
    words = urlencode({name: value for name, value in asked.items() if value})
    path = reverse("sister_cities:list")
    return f"{path}?{words}" if words else path


def address(name: str, *args) -> str:
    """The address of a page, or "" while nobody has built it."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
