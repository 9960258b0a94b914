"""Backup and restore: the database, the private files, and a manifest by which every byte and row is checked."""

import hashlib
import json
import shutil
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from mayors_club import dump, erasure, events, mail, retention
from mayors_club.models import Event, Heartbeat
from mayors_club.private_files import names_in

DUMP, FILES, MANIFEST = "database.dump", "files", "manifest.json"
FORMAT = 1


class BackupRefused(Exception):
    """Nothing was changed, or the restored copy is not to be used; the message says why."""


def make(folder: Path) -> dict:
    """Write a backup into a new folder and answer its manifest. An interrupted one never carries the final name."""
    if folder.exists():
        raise BackupRefused(f"{folder} exists already: name a new folder.")
    unfinished = folder.with_name(folder.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    (unfinished / FILES).mkdir(parents=True)
    unfinished.chmod(0o700)
    # Rows first: a file saved meanwhile is one too many, which harms nobody; the other way round one would be missing.
    rows = dump.write_dump(unfinished / DUMP)
    manifest = {
        "format": FORMAT,
        "made_at": timezone.now().isoformat(),
        "site": settings.SITE_URL,
        "rows": rows,
        "dump": digest(unfinished / DUMP),
        "files": _save_files(unfinished / FILES),
    }
    (unfinished / MANIFEST).write_text(json.dumps(manifest, indent=1, ensure_ascii=False))
    unfinished.rename(folder)
    return manifest


def restore(folder: Path, journal: Path) -> dict[str, int]:
    """Bring a backup into an empty database and an empty private storage; answer what was done.

    Checks every hash before touching anything and every row count afterwards. Letters that had not left are held until
    a person releases them; what was erased since the backup is erased again; retention runs. Start neither web nor
    worker before it is done.
    """
    manifest = read_manifest(folder)
    _check_empty()
    rows = dump.load_dump(folder / DUMP)
    if rows != manifest["rows"]:
        wrong = sorted(
            table for table in rows.keys() | manifest["rows"].keys() if rows.get(table) != manifest["rows"].get(table)
        )
        raise BackupRefused(f"The row counts differ, so do not use this copy: {', '.join(wrong)}.")
    held = mail.hold_unsent()
    _load_files(folder / FILES, manifest["files"])
    call_command("migrate", interactive=False, verbosity=0)
    repeated = erasure.repeat(journal)
    retention.apply()
    report = {
        "rows": sum(rows.values()),
        "files": len(manifest["files"]),
        "letters_held": held,
        "erased_again": repeated,
    }
    beat, _ = Heartbeat.objects.update_or_create(name="restore", defaults={"at": timezone.now()})
    events.record("site.restored", subject=beat, by_kind=Event.ActorKind.SYSTEM, codes=report)
    return report


def read_manifest(folder: Path) -> dict:
    """The manifest of a whole and unaltered backup; refuses any other."""
    if not (folder / MANIFEST).exists():
        raise BackupRefused(f"{folder} is not a finished backup: there is no {MANIFEST}.")
    manifest = json.loads((folder / MANIFEST).read_text())
    if manifest["format"] != FORMAT:
        raise BackupRefused(f"This is format {manifest['format']}, this version reads {FORMAT}.")
    expected = {DUMP: manifest["dump"], **{f"{FILES}/{name}": known for name, known in manifest["files"].items()}}
    for name, known in expected.items():
        path = folder / name
        if not path.exists() or digest(path) != known:
            raise BackupRefused(f"{name} is missing or differs from its hash: take another backup.")
    return manifest


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_empty() -> None:
    if not dump.is_empty():
        raise BackupRefused(f"The database {connection.settings_dict['NAME']} is not empty: restore into a new one.")
    if next(iter(names_in(storages["private"], "")), None):
        raise BackupRefused("The private storage is not empty: name a new folder in PRIVATE_ROOT.")


def _save_files(target: Path) -> dict[str, str]:
    storage = storages["private"]
    saved = {}
    for name in names_in(storage, ""):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with storage.open(name) as source, path.open("wb") as copy:
            shutil.copyfileobj(source, copy)
        saved[name] = digest(path)
    return saved


def _load_files(source: Path, files: dict[str, str]) -> None:
    storage = storages["private"]
    for name in files:
        with (source / name).open("rb") as file:
            stored = storage.save(name, File(file))
        if stored != name:
            raise BackupRefused(f"{name} could not be stored under its name, so do not use this copy.")
