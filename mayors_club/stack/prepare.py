"""Brings the database, the texts and the static files up to date; a child process of the supervisor.

One process for all steps: loading Django once instead of once per command saves most of the start.
"""

import argparse
import hashlib
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connection

from mayors_club.stack.errors import StackError


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
    # Statements of a web request may take seconds; migrations may take as long as they need.
    settings.DATABASES["default"]["OPTIONS"]["options"] = "-c lock_timeout=30000"
    django.setup()
    step("texts", "compile_locale")
    step("tables", "migrate", interactive=False, stdout=OnlyMigrations(), verbosity=1)
    check_trigrams()
    step("styles", "build_css")
    collect_static()
    step("communities", "load_communities")
    step("roles", "apply_roles")
    if demo:
        step("demo", "seed_demo")


def step(subject: str, command: str, **options: object) -> None:
    if command not in get_commands():
        print(f"{subject}: no command {command} yet, skipped", flush=True)
        return
    print(f"{subject} …", flush=True)
    call_command(command, **{"verbosity": 0, **options})


def check_trigrams() -> None:
    """With LC_CTYPE=C a search for Cyrillic finds nothing, without any error; better not to start at all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regproc('show_trgm') IS NOT NULL")
        if cursor.fetchone()[0]:
            cursor.execute("SELECT show_trgm('Київ') = '{}'")
            if cursor.fetchone()[0]:
                raise StackError("This database takes Cyrillic for punctuation: create it with LC_CTYPE C.UTF-8.")


def collect_static() -> None:
    """Collect and hash static files only when one of them, or a package that brings some, has changed."""
    mark = Path(settings.STATIC_ROOT).with_suffix(".digest")
    digest = static_digest([Path(folder) for folder in settings.STATICFILES_DIRS])
    if mark.exists() and mark.read_text() == digest:
        return
    print("static files …", flush=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
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
    try:
        main(demo=parser.parse_args().demo)
    except StackError as problem:
        sys.exit(str(problem))
