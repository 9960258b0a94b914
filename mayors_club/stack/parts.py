"""The programs of the site: how each is started, and how it is asked to stop."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mayors_club.stack.logs import Output
from mayors_club.stack.places import PROJECT
from mayors_club.stack.plan import Plan
from mayors_club.stack.postgres import start_postgres
from mayors_club.stack.process import spawn
from mayors_club.stack.valkey import start_valkey

RESTARTS_ALLOWED, RESTART_WINDOW = 5, 60.0
WEB_WORKERS, WEB_BACKPRESSURE = 2, 32
WEB_THREADS = min(8, 2 * (os.cpu_count() or 1) + 1)  # of each worker; each may hold a database connection
CELERY = ("-m", "celery", "--app", "mayors_club.celery", "--quiet")
AS_ROOT_TOO = "ignore:You're running the worker with superuser"


@dataclass
class Part:
    """One supervised program; after `stop_seconds` of waiting for its end the next one is asked to stop too."""

    name: str
    output: Output
    start: Callable[[], subprocess.Popen[bytes]]
    stop_seconds: float
    stop_with: signal.Signals = signal.SIGTERM
    process: subprocess.Popen[bytes] | None = None
    ends: deque[float] = field(default_factory=lambda: deque(maxlen=RESTARTS_ALLOWED))

    def ended_too_often(self) -> bool:
        self.ends.append(time.monotonic())
        return len(self.ends) == RESTARTS_ALLOWED and self.ends[-1] - self.ends[0] < RESTART_WINDOW


def postgres(output: Output, data: Path, sockets: Path) -> Part:
    return Part(
        "postgres",
        output,
        lambda: start_postgres(data, sockets, output=output.write_end).process,
        stop_seconds=2,
        stop_with=signal.SIGINT,
    )


def valkey(output: Output, sockets: Path) -> Part:
    return Part("valkey", output, lambda: start_valkey(sockets, output=output.write_end).process, stop_seconds=0.7)


def catcher(output: Output, listener: socket.socket, folder: Path) -> Part:
    """The supervisor keeps the listening socket: while the catcher restarts, letters wait in its queue."""
    module = ("-m", "mayors_club.stack.smtp_catcher", str(listener.fileno()), str(folder))
    return Part(
        "letters",
        output,
        lambda: _python(*module, output=output, environment=os.environ, pass_fds=[listener.fileno()]),
        stop_seconds=0.7,
    )


def web(output: Output, plan: Plan, environment: Mapping[str, str]) -> Part:
    options = {
        "interface": "wsgi",
        "host": plan.host,
        "port": plan.port,
        "http": 1,
        "workers": WEB_WORKERS,
        "blocking-threads": WEB_THREADS,
        "backpressure": WEB_BACKPRESSURE,
        "workers-kill-timeout": 10,
    }
    words = [word for name, setting in options.items() for word in (f"--{name}", str(setting))]
    command = ("-m", "granian", *words, "--no-ws", "--respawn-failed-workers", "mayors_club.wsgi:application")
    return Part("web", output, lambda: _python(*command, output=output, environment=environment), stop_seconds=1.5)


def worker(output: Output, environment: Mapping[str, str]) -> Part:
    command = (*CELERY, "worker", "--without-mingle", "--without-gossip", "--concurrency=2", "--loglevel=INFO")
    quiet = {**environment, "PYTHONWARNINGS": AS_ROOT_TOO}
    return Part("worker", output, lambda: _python(*command, output=output, environment=quiet), stop_seconds=3.5)


def beat(output: Output, plan: Plan, environment: Mapping[str, str]) -> Part:
    command = (*CELERY, "beat", f"--schedule={plan.var / 'beat-schedule'}", "--pidfile=", "--loglevel=INFO")
    return Part("beat", output, lambda: _python(*command, output=output, environment=environment), stop_seconds=1.2)


def prepare(output: Output, plan: Plan, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Not a part: a step that ends."""
    demo = ["--demo"] if plan.demo else []
    return _python("-m", "mayors_club.stack.prepare", *demo, output=output, environment=environment)


def _python(
    *arguments: str, output: Output, environment: Mapping[str, str], pass_fds: tuple[int, ...] | list[int] = ()
) -> subprocess.Popen[bytes]:
    return spawn([sys.executable, *arguments], env=environment, cwd=PROJECT, output=output.write_end, pass_fds=pass_fds)
