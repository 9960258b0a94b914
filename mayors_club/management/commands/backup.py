from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mayors_club import backup
from mayors_club.dump import DumpFailed


class Command(BaseCommand):
    help = "Write database and private files into a new folder, with a manifest of hashes and row counts."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *args, folder, **options):
        try:
            manifest = backup.make(folder)
        except (backup.BackupRefused, DumpFailed) as problem:
            raise CommandError(problem) from problem
        rows, files = sum(manifest["rows"].values()), len(manifest["files"])
        self.stdout.write(f"{folder}: {rows} rows, {files} files, hashes in {backup.MANIFEST}")
