"""A spreadsheet of agreements, tried on the command line; with --confirm what is certain is written.

Exit code 0: every row is settled; 1: some row is doubtful or rejected; 2: the file cannot be read.
"""

import sys
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from members.models import User
from sister_cities.importing import dates, report
from sister_cities.importing.columns import ROLES
from sister_cities.importing.reasons import all_in_words
from sister_cities.importing.table import BadFile
from sister_cities.models import ImportRow, ImportRun
from sister_cities.services import importing

Verdict = ImportRow.Verdict
UNSETTLED = (Verdict.DOUBTFUL, Verdict.REJECTED)
CANNOT_READ = 2


class Command(BaseCommand):
    help = "Tries a CSV or XLSX file of agreements row by row; writes what is certain with --confirm."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", required=True, help="who says so; stands beside every row of the registry")
        parser.add_argument("--source-en", default="", help="the same in English")
        parser.add_argument("--source-url", default="", help="where one can read it")
        parser.add_argument("--source-on", type=_day, help="the day for which the source says it; today without it")
        parser.add_argument("--columns", default="", help="role=number, counted from 1: community=1,city=2,country=3")
        parser.add_argument("--sheet", default="", help="of an XLSX file; guessed by its columns without it")
        parser.add_argument("--encoding", default="", help="of a CSV file; guessed without it")
        parser.add_argument("--by", default="", help="e-mail of the colleague who confirms")
        parser.add_argument("--language", default="uk", choices=["uk", "en"], help="of the report")
        parser.add_argument("--all", action="store_true", help="list the settled rows too")
        parser.add_argument("--confirm", action="store_true", help="write; otherwise nothing is kept")

    def handle(self, **options):
        by = _colleague(options["by"])
        with override(options["language"]), transaction.atomic():
            run = self.tried(options, by)
            outcome = importing.confirm(run, by=by) if options["confirm"] else None
            self.print_report(run, outcome, options["all"])
            is_settled = not run.rows.filter(verdict__in=UNSETTLED).exists()
            transaction.set_rollback(not options["confirm"])
        if not is_settled:
            sys.exit(1)

    def tried(self, options, by) -> ImportRun:
        """The file is read from where it lies: no copy of it is kept."""
        try:
            content = options["file"].read_bytes()
            reading = {name: options[name] for name in ("sheet", "encoding")}
            run, table = importing.open_run(content, name=options["file"].name, by=by, **reading)
            columns = _columns(options["columns"], table.width) or run.columns
            source = {f"source_{part}": options[f"source_{part}"] for part in ("en", "url")}
            source |= {"source_uk": options["source"], "source_on": options["source_on"] or timezone.localdate()}
            importing.set_up(run, columns=columns, **source)
            return importing.check(run, by=by, table=table)
        except (OSError, BadFile) as error:
            raise CommandError(str(error), returncode=CANNOT_READ) from error
        except importing.NotReady:
            hint = "No column was recognised as the community or as the city: name them with --columns."
            raise CommandError(hint, returncode=CANNOT_READ) from None

    def print_report(self, run: ImportRun, outcome, lists_all: bool) -> None:
        read = {role: run.columns[role] for role in ROLES if role in run.columns}
        names = [f"{role}: {run.headers[place] or place + 1}" for role, place in read.items()]
        self.stdout.write(f"Columns: {', '.join(names)}")
        if left := report.not_read(run):
            self.stdout.write(f"Not read: {', '.join(left)}")
        if run.empty_rows:
            self.stdout.write(f"Empty rows passed over: {run.empty_rows}")
        rows = run.rows.select_related("community", "city").order_by("number")
        for row in rows if lists_all else rows.filter(verdict__in=UNSETTLED):
            self.stdout.write(_line(run, row))
        counts = run.counts()
        for verdict, count in counts.items():
            self.stdout.write(f"{Verdict(verdict).label}: {count}")
        self.stdout.write(f"Rows: {sum(counts.values())}")
        if outcome is None:
            self.stdout.write("Nothing was written; --confirm writes the matched rows.")
        else:
            self.stdout.write(f"Written: {outcome.written} agreements, {outcome.cities} new cities.")


def _line(run: ImportRun, row: ImportRow) -> str:
    said = report.said_by(row, run.columns).values() if row.candidates else row.cells
    taken = " – ".join(filter(None, (str(row.community or ""), report.city_in_words(row))))
    why = all_in_words(row.reasons)
    return f"{row.number}. {', '.join(said)} | {row.get_verdict_display()}: {' '.join(filter(None, (taken, why)))}"


def _columns(text: str, width: int) -> dict[str, int]:
    found = {}
    for part in filter(None, text.split(",")):
        role, _sign, number = part.strip().partition("=")
        if role not in ROLES or not number.isdecimal() or not 1 <= int(number) <= width:
            raise CommandError(f"--columns: “{part}” is not role=number. Roles: {', '.join(ROLES)}")
        found[role] = int(number) - 1
    return found


def _colleague(email: str) -> User | None:
    if not email:
        return None
    found = User.objects.filter(email__iexact=email, is_staff=True).first()
    if found is None or not found.has_perm("sister_cities.add_agreement"):
        raise CommandError(f"{email} is no colleague who may add agreements.")
    return found


def _day(text: str) -> date:
    found = dates.read(text)
    if found is None:
        raise CommandError("--source-on: write a date like 01.03.2026 or 2026-03-01.")
    return found.last_day
