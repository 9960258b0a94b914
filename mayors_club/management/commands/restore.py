from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from mayors_club import backup
from mayors_club.dump import DumpFailed


class Command(BaseCommand):
    help = "Bring a backup into an empty database and an empty private folder. Web and worker must be stopped."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)
        parser.add_argument("--journal", type=Path, help="the erasure journal, when not at ERASURE_JOURNAL")

    def handle(self, *args, folder, journal=None, **options):
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")
        journal = journal or settings.ERASURE_JOURNAL
        if not journal.exists():
            self.stderr.write(f"No erasure journal at {journal}: what was erased since the backup comes back.")
        try:
            report = backup.restore(folder, journal)
        except (backup.BackupRefused, DumpFailed) as problem:
            raise CommandError(problem) from problem
        for what, count in report.items():
            self.stdout.write(f"{what}: {count}")
