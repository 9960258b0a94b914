"""Addresses of the registry's list as it was asked for."""

from urllib.parse import urlencode

from django.urls import reverse

from sister_cities.filters import Filters
from sister_cities.ordering import Order


def list_address(filters: Filters, order: Order, frame: str = "", **place) -> str:
    asked = {**filters.active, "sort": str(order), "map": frame, **place}
    words = urlencode({name: value for name, value in asked.items() if value})
    path = reverse("sister_cities:list")
    return f"{path}?{words}" if words else path
