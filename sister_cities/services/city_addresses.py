"""Addresses of the pages of cities: one that was given once leads to the present one for ever."""

from django.db import transaction

from mayors_club import events
from sister_cities.models import City, FormerCityAddress


class AddressTaken(Exception):
    """Another city has, or once had, this address."""


def is_free(slug: str, city: City) -> bool:
    others = City.objects.exclude(pk=city.pk).filter(slug=slug)
    return not (others.exists() or FormerCityAddress.objects.exclude(city=city).filter(slug=slug).exists())


@transaction.atomic
def change_address(city: City, slug: str, *, by) -> None:
    """Give the page another address; the old one leads there. Raises AddressTaken."""
    city.refresh_from_db(from_queryset=City.objects.select_for_update(no_key=True))
    if slug == city.slug:
        return
    if not is_free(slug, city):
        raise AddressTaken
    FormerCityAddress.objects.filter(slug=slug, city=city).delete()
    former = city.slug
    city.slug = slug
    city.save(update_fields=["slug"])
    keep_leading(former, city)
    events.record("city.address_changed", subject=city, by=by)


def hand_over(city: City, into: City) -> None:
    """All addresses of a row that goes lead to the one that stays. Call while the first row is still there."""
    city.former_addresses.update(city=into)
    keep_leading(city.slug, into)


def keep_leading(slug: str, city: City) -> None:
    FormerCityAddress.objects.update_or_create(slug=slug, defaults={"city": city})
