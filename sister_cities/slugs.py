"""Addresses of cities that people and files bring: `leipzig-de`, the next of that name `leipzig-de-2`.

Those of GeoNames keep its number instead (loading.py): the same at every loading, whatever came before.
"""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from sister_cities.folding import folded
from sister_cities.models import City, FormerCityAddress

LENGTH = 120
ATTEMPTS = 5


def plain_slug(name: str, country: str) -> str:
    return f"{slugify(folded(name))[:LENGTH] or 'city'}-{country.lower()}"


def taken_slugs(**which) -> set[str]:
    """Addresses that cities have, or once had."""
    present, former = (
        rows.objects.filter(**which).order_by().values_list("slug", flat=True) for rows in (City, FormerCityAddress)
    )
    return set(present.union(former))


class Slugs:
    """Free addresses for cities that come together: what is taken is asked once for all of them."""

    def __init__(self, cities: Iterable[City]):
        wanted = {_plain(city) for city in cities}
        self.taken = taken_slugs(slug__in=wanted)
        self.looked_around: set[str] = set()

    def give(self, city: City) -> None:
        city.slug = plain = _plain(city)
        if plain in self.taken and plain not in self.looked_around:
            self.taken.update(taken_slugs(slug__startswith=f"{plain}-"))
            self.looked_around.add(plain)
        number = 1
        while city.slug in self.taken:
            number += 1
            city.slug = f"{plain}-{number}"
        self.taken.add(city.slug)


def save_new(city: City) -> None:
    """Insert the city under a free address, whoever takes the same one at this moment."""
    for _attempt in range(ATTEMPTS):
        Slugs([city]).give(city)
        try:
            with transaction.atomic():
                city.save()
        except IntegrityError:
            if not City.objects.filter(slug=city.slug).exists():
                raise  # another rule refused it
        else:
            return
    raise IntegrityError(city.slug)


def _plain(city: City) -> str:
    return plain_slug(city.name_en or city.name, city.country)
