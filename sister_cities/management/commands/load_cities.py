"""Start-up: brings the committed list of cities into the database. Seconds, repeatable, nothing is deleted."""

from django.core.management.base import BaseCommand
from django.db import transaction

from sister_cities.cities import fill_search
from sister_cities.gazetteer import Place, read_cities
from sister_cities.loading import adopt, free_slug
from sister_cities.models import City

NAMES = ["name", "name_uk", "name_en"]
OWNED = [*NAMES, "country", "latitude", "longitude", "population"]
WRITTEN = [*OWNED, "search_text", "search_keys"]
AT_ONCE = 250


class Command(BaseCommand):
    help = "Loads sister_cities/data/cities.csv: adds new cities, updates those nobody has checked, deletes none."

    def handle(self, **options):
        places = read_cities()
        with transaction.atomic():
            adopt(places)
            new, changed = self.compare(places)
            City.objects.bulk_create(new, batch_size=AT_ONCE)
            City.objects.bulk_update(changed, WRITTEN, batch_size=AT_ONCE)
        self.stdout.write(f"Cities: {len(places)} in the list, {len(new)} added, {len(changed)} updated.")

    def compare(self, places: list[Place]) -> tuple[list[City], list[City]]:
        numbers = [place.geonames_id for place in places]
        known = {city.geonames_id: city for city in City.objects.filter(geonames_id__in=numbers)}
        taken = set(City.objects.values_list("slug", flat=True)) if len(known) < len(places) else set()
        new, changed = [], []
        # Among cities of one name the most populous gets the short address.
        for place in sorted(places, key=lambda place: -place.population):
            city = known.get(place.geonames_id)
            if city is None:
                slug = free_slug(place.name_en, place.country, place.geonames_id, taken)
                blank = City(geonames_id=place.geonames_id, slug=slug, source=City.Source.GAZETTEER)
                new.append(filled(blank, place))
            elif is_changed(city, place):
                changed.append(filled(city, place))
        return new, changed


def filled(city: City, place: Place) -> City:
    """What people entered or checked keeps its names and its place; names in other languages always come."""
    if city.source == City.Source.GAZETTEER and not city.is_verified:
        for column in OWNED:
            setattr(city, column, getattr(place, column))
    fill_search(city, place.other_names.split("|"))
    return city


def is_changed(city: City, place: Place) -> bool:
    before = facts(city)
    wanted = City.from_db(None, [field.attname for field in City._meta.concrete_fields], values_of(city))
    return before != facts(filled(wanted, place))


def values_of(city: City) -> list:
    return [getattr(city, field.attname) for field in City._meta.concrete_fields]


def facts(city: City) -> list:
    return [str(getattr(city, column)) for column in WRITTEN]
