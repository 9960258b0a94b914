"""Start-up: brings the committed list of cities into the database. Seconds, repeatable, nothing is deleted."""

from django.core.management.base import BaseCommand
from django.db import transaction

from sister_cities.cities import fill_search
from sister_cities.city_keys import keys_of, text_of
from sister_cities.gazetteer import Place, read_cities
from sister_cities.loading import adopt, free_slug
from sister_cities.models import City
from sister_cities.slugs import taken_slugs

NAMES = ["name", "name_uk", "name_en"]
OWNED = [*NAMES, "country", "latitude", "longitude", "population"]
WRITTEN = [*OWNED, "search_text", "search_keys"]
AT_ONCE = 250
# Making the keys of all cities takes longer than the rest: where those of some are right, all are.
PROBES = 20


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
        listed = City.objects.filter(geonames_id__in=numbers)
        known = {city.geonames_id: city for city in listed.defer("search_keys")}
        taken = taken_slugs() if len(known) < len(places) else set()
        are_keys_old = any(is_indexed_otherwise(city) for city in listed.order_by("pk")[:PROBES])
        new, changed = [], []
        # Among cities of one name the most populous gets the short address.
        for place in sorted(places, key=lambda place: -place.population):
            city = known.get(place.geonames_id)
            if city is None:
                slug = free_slug(place.name_en, place.country, place.geonames_id, taken)
                blank = City(geonames_id=place.geonames_id, slug=slug, source=City.Source.GAZETTEER)
                new.append(filled(blank, place))
            elif are_keys_old or is_changed(city, place):
                changed.append(filled(city, place))
        return new, changed


def is_untouched(city: City) -> bool:
    return city.source == City.Source.GAZETTEER and not city.is_verified


def filled(city: City, place: Place) -> City:
    """What people entered or checked keeps its names and its place; names in other languages always come."""
    if is_untouched(city):
        for column in OWNED:
            setattr(city, column, getattr(place, column))
    fill_search(city, place.other_names.split("|"))
    return city


def is_changed(city: City, place: Place) -> bool:
    if is_untouched(city) and [str(getattr(city, column)) for column in OWNED] != [
        str(getattr(place, column)) for column in OWNED
    ]:
        return True
    return city.search_text != text_of([city.name, city.name_en, city.name_uk], place.other_names.split("|"))


def is_indexed_otherwise(city: City) -> bool:
    """Whether the rules of the keys are newer than this row."""
    return city.search_keys != sorted(keys_of(city.search_text, city.population))
