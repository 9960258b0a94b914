"""Brings the database, the texts and the static files up to date; a child process of the supervisor.

One process for all steps: loading Django once instead of once per command saves most of the start.
"""

import argparse
import hashlib
import io
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import OperationalError

from mayors_club.demo.accounts import ACCOUNTS
from mayors_club.management.commands.compile_locale import compile_catalogue


class OnlyMigrations:
    """Passes on the lines about migrations that are applied and nothing else."""

    def __init__(self) -> None:
        self.pending = ""

    def write(self, text: str) -> None:
        self.pending += text
        while "\n" in self.pending:
            line, self.pending = self.pending.split("\n", 1)
            if "Applying" in line:
                print(line.strip(), flush=True)

    def flush(self) -> None:
        sys.stdout.flush()


def main(*, demo: bool) -> None:
    compile_texts()  # first: Django reads the catalogues once
    django.setup()
    call_command("check", stdout=io.StringIO())  # a wrong setting stops us before the database is touched
    step("tables", "migrate", interactive=False, stdout=OnlyMigrations(), verbosity=1)
    # Among other things, that the database takes Cyrillic for letters.
    call_command("check", databases=["default"], stdout=io.StringIO())
    refuse_demo_people_beside_real_mail()
    step("styles", "build_css")
    collect_static()
    step("communities", "load_communities")
    step("cities", "load_cities")
    step("settlements", "load_settlements")
    step("roles", "apply_roles")
    if demo:
        step("demo", "seed_demo")


def compile_texts() -> None:
    for folder in settings.LOCALE_PATHS:
        for catalogue in Path(folder).glob("*/LC_MESSAGES/*.po"):
            if compile_catalogue(catalogue):
                print(f"texts: {catalogue.parent.parent.name}", flush=True)


def step(subject: str, command: str, **options: object) -> None:
    print(f"{subject} …", flush=True)
    call_command(command, **{"verbosity": 0, **options})


def refuse_demo_people_beside_real_mail() -> None:
    """A database that once was a demo's stays one: DEMO=0 does not turn its people into real ones."""
    addresses = [address for _, address, _ in ACCOUNTS]
    if not settings.SMTP_CATCHER_DIR and get_user_model().objects.filter(email__in=addresses).exists():
        raise CommandError("This database holds demo people, who must not meet a real mail server: unset EMAIL_URL.")


def collect_static() -> None:
    """Collect and hash static files only when one of them, or a package that brings some, has changed."""
    mark = Path(settings.STATIC_ROOT).with_suffix(".digest")
    digest = static_digest([Path(folder) for folder in settings.STATICFILES_DIRS])
    if mark.exists() and mark.read_text() == digest:
        return
    print("static files …", flush=True)
    # The layers in static/css are joined into one sheet and never served; they name fonts by the sheet's place.
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=["css/*"])
    mark.write_text(digest)


def static_digest(folders: list[Path]) -> str:
    digest = hashlib.sha256((settings.BASE_DIR / "requirements" / "base.txt").read_bytes())
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(os.fsencode(path.relative_to(folder)) + b"\0" + path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--demo", action="store_true")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mayors_club.settings")
    os.environ["STATEMENT_TIMEOUT_SECONDS"] = "0"  # a page has seconds, a migration as long as it needs
    try:
        main(demo=parser.parse_args().demo)
    except CommandError as problem:  # a failed check among others
        sys.exit(str(problem))
    except OperationalError as problem:
        sys.exit(f"The database does not answer or refuses: {problem}")
