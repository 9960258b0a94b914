from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compile locale/*/LC_MESSAGES/*.po into .mo. Needs no GNU gettext; unchanged files are left alone."
    requires_system_checks: list[str] = []

    def handle(self, *args, **options):
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                if compile_catalogue(source) and options["verbosity"]:
                    self.stdout.write(f"{source.parent.parent.name}/{source.stem}: compiled")


def compile_catalogue(source: Path) -> bool:
    """Write the .mo beside the .po and say whether it had to be written. Fuzzy and empty entries are left out."""
    target = source.with_suffix(".mo")
    content = polib.pofile(str(source)).to_binary()
    if target.exists() and target.read_bytes() == content:
        return False
    # Renamed into place: a server that starts meanwhile never reads half a file.
    unfinished = target.with_suffix(".mo.new")
    unfinished.write_bytes(content)
    unfinished.replace(target)
    return True
