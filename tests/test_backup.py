"""Backup and restore, rehearsed with two real databases: the tests' own and an empty one beside it."""

import json
import os
import shutil
import subprocess
import sys

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from mayors_club import backup, dump, erasure
from tests import factories
from tests.source import ROOT

TARGET = "restored"


@pytest.fixture
def target():
    """The address of a new, empty database on the same server."""
    address = os.environ["DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {TARGET}")
        server.execute(f"CREATE DATABASE {TARGET}")
        yield address.replace("/mayors?", f"/{TARGET}?")
        server.execute(f"DROP DATABASE {TARGET} WITH (FORCE)")


@pytest.fixture
def places(settings, tmp_path):
    """A folder for backups and the journal; the private storage without the files of other tests."""
    shutil.rmtree(settings.PRIVATE_ROOT)
    settings.PRIVATE_ROOT.mkdir()
    settings.ERASURE_JOURNAL = tmp_path / "erasures.jsonl"
    return tmp_path


def run_restore(folder, target, places, *options):
    environment = {**os.environ, "DATABASE_URL": target, "PRIVATE_ROOT": str(places / "private-restored")}
    environment["ERASURE_JOURNAL"] = str(places / "erasures.jsonl")
    command = [sys.executable, "manage.py", "restore", str(folder), *options]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def rows(target, query):
    with psycopg.connect(target) as session:
        return session.execute(query).fetchall()


@pytest.mark.django_db(transaction=True)
def test_backup_is_a_backup(target, places):
    """Everything comes back, checked by hashes and counts; what was erased since is erased again; no letter leaves."""
    member = factories.make_member()
    application = factories.make_application(status="in_review")
    proof = factories.make_proof(application)
    withdrawn = factories.make_application(status="withdrawn", full_name_uk="Незабутня", submitted_at=None)
    for status in ("queued", "sending", "sent", "failed"):
        factories.make_letter(status=status, dedupe_key=status)

    call_command("backup", str(places / "backup"))
    erasure.erase_draft(withdrawn)
    result = run_restore(places / "backup", target, places)

    assert result.returncode == 0, result.stderr
    assert "letters_held: 2\nerased_again: 1\n" in result.stdout
    assert rows(target, "SELECT full_name_uk FROM members_member") == [(member.full_name_uk,)]
    assert rows(target, "SELECT id FROM applications_application") == [(application.pk,)]
    assert (places / "private-restored" / proof.file.name).read_bytes() == factories.PDF
    letters = "SELECT dedupe_key, status, may_have_arrived_twice FROM mayors_club_outgoingemail WHERE dedupe_key !~ ':'"
    assert sorted(rows(target, letters)) == [
        ("failed", "failed", False),
        ("queued", "held", False),
        ("sending", "held", True),
        ("sent", "sent", False),
    ]
    assert rows(target, "SELECT count(*) FROM mayors_club_event WHERE verb = 'site.restored'") == [(1,)]
    assert "is not empty" in run_restore(places / "backup", target, places).stderr


@pytest.mark.django_db(transaction=True)
def test_backup_holds_no_sessions_and_is_closed_to_others(client, places):
    client.force_login(factories.make_user())
    manifest = backup.make(places / "backup")
    assert "django_session" not in manifest["rows"]
    assert (places / "backup").stat().st_mode & 0o077 == 0
    assert not (places / "backup.unfinished").exists()


@pytest.mark.django_db(transaction=True)
def test_restored_copy_with_other_counts_is_refused(target, places):
    backup.make(places / "backup")
    manifest = places / "backup" / "manifest.json"
    content = json.loads(manifest.read_text())
    content["rows"]["members_member"] += 1
    manifest.write_text(json.dumps(content))
    result = run_restore(places / "backup", target, places)
    assert "The row counts differ, so do not use this copy: members_member." in result.stderr
    assert result.returncode == 1


@pytest.fixture
def finished(places):
    """A backup's folder as the checks before a restore see it."""
    folder = places / "backup"
    (folder / "files").mkdir(parents=True)
    (folder / "database.dump").write_bytes(b"dump")
    (folder / "files" / "proof.pdf").write_bytes(b"proof")
    files = {"proof.pdf": backup.digest(folder / "files" / "proof.pdf")}
    manifest = {"format": 1, "rows": {}, "dump": backup.digest(folder / "database.dump"), "files": files}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return folder


def test_unaltered_backup_is_accepted(finished):
    assert backup.read_manifest(finished)["format"] == 1


@pytest.mark.parametrize("name", ["database.dump", "files/proof.pdf"])
@pytest.mark.parametrize("harm", ["alter", "remove"])
def test_altered_backup_is_refused_before_anything_is_touched(finished, name, harm):
    (finished / name).unlink() if harm == "remove" else (finished / name).write_bytes(b"other")
    with pytest.raises(backup.BackupRefused, match=f"{name} is missing or differs"):
        backup.read_manifest(finished)


def test_unfinished_backup_is_refused(finished):
    (finished / "manifest.json").unlink()
    with pytest.raises(backup.BackupRefused, match="not a finished backup"):
        backup.read_manifest(finished)


def test_backup_of_another_format_is_refused(finished):
    (finished / "manifest.json").write_text('{"format": 2}')
    with pytest.raises(backup.BackupRefused, match="This is format 2"):
        backup.read_manifest(finished)


def test_existing_folder_is_not_overwritten(finished):
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", str(finished))


@pytest.mark.django_db
def test_database_in_use_is_not_restored_into(finished):
    with pytest.raises(CommandError, match="is not empty"):
        call_command("restore", str(finished))


@pytest.mark.django_db
def test_program_fits_the_server():
    server = connection.cursor().connection.info.server_version // 10000
    assert dump._major(dump.find_program("pg_dump")) >= server
    with pytest.raises(dump.DumpFailed, match="no pg_nonsense"):
        dump.find_program("pg_nonsense")
