"""Cities abroad that people add because the list lacks them. The secretariat checks them afterwards."""

from decimal import Decimal
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from mayors_club import events
from sister_cities.cities import fill_search
from sister_cities.folding import folded
from sister_cities.loading import SLUG_LENGTH
from sister_cities.models import City


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
        slug=uuid4().hex,
        created_by=by,
    )
    fill_search(city, [])
    city.save()
    _give_slug(city)
    events.record("city.added", subject=city, by=by, on_behalf_of=on_behalf_of)
    return city


def _give_slug(city: City) -> None:
    """`leipzig-de`; where another city has it, with the number of the row."""
    plain = f"{slugify(folded(city.name_en or city.name))[:SLUG_LENGTH] or 'city'}-{city.country.lower()}"
    try:
        with transaction.atomic():
            city.slug = plain
            city.save(update_fields=["slug"])
    except IntegrityError:
        city.slug = f"{plain}-{city.pk}"
        city.save(update_fields=["slug"])
