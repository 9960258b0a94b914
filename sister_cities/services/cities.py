"""Cities abroad that people add because the list lacks them. The secretariat checks them afterwards."""

from decimal import Decimal

from django.db import transaction

from mayors_club import events
from sister_cities.cities import fill_search
from sister_cities.models import City
from sister_cities.slugs import save_new


@transaction.atomic
def add(
    *, name: str, country: str, name_uk: str = "", name_en: str = "",
    latitude: Decimal | None = None, longitude: Decimal | None = None, by, on_behalf_of=None,
) -> City:  # fmt: skip
    """A city by hand, not verified yet; one that people have added under this name already is taken."""
    named = City.objects.filter(country=country, name=name, source=City.Source.HAND, is_verified=False)
    if known := named.filter(latitude=latitude, longitude=longitude).first():
        return known
    city = City(
        name=name,
        name_uk=name_uk,
        name_en=name_en,
        country=country,
        latitude=latitude,
        longitude=longitude,
        created_by=by,
    )
    fill_search(city, [])
    save_new(city)
    events.record("city.added", subject=city, by=by, on_behalf_of=on_behalf_of)
    return city
