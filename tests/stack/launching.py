"""Starts the launcher in a copy of the project and looks at what it leaves behind."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from mayors_club.stack.places import PROJECT

PACKAGES = sorted(path.parent.name for path in PROJECT.glob("*/__init__.py") if path.parent.name != "tests")
NEEDED = ["manage.py", *PACKAGES, "locale", "templates", "static", "requirements"]
ADDRESS_PRINTED = "Ctrl-C stops everything"


def copy_project(target: Path) -> Path:
    for name in NEEDED:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target / name)
    return target


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


class Launcher:
    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.port = int(environment.get("PORT") or free_port())
        # Nothing of the tests' own servers may leak in.
        ours = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        self.environment = {**ours, "PORT": str(self.port), **environment}
        self.log = folder / f"launcher-{self.port}.log"
        self.process: subprocess.Popen | None = None

    def start(self) -> "Launcher":
        command = [sys.executable, "-m", "mayors_club.stack", "run"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        return self

    @property
    def output(self) -> str:
        return self.log.read_text()

    def wait_for(self, text: str, *, seconds: float = 300) -> "Launcher":
        deadline = time.monotonic() + seconds
        while text not in self.output:
            assert self.process.poll() is None, self.output
            assert time.monotonic() < deadline, self.output
            time.sleep(0.05)
        return self

    def descendants(self) -> set[int]:
        return set(_below(self.process.pid, _parents()))

    def end(self) -> None:
        """For the fixture: whatever the test did, leave nothing running."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def _parents() -> dict[int, int]:
    listing = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    return {int(pid): int(parent) for pid, parent in map(str.split, listing.splitlines())}


def _below(pid: int, parents: dict[int, int]) -> Iterator[int]:
    for child, parent in parents.items():
        if parent == pid:
            yield child
            yield from _below(child, parents)


def still_alive(pids: set[int], *, seconds: float) -> set[int]:
    """Which of them are left after waiting for at most `seconds` for all to go."""
    deadline = time.monotonic() + seconds
    while (left := pids & set(_parents())) and time.monotonic() < deadline:
        time.sleep(0.1)
    return left
