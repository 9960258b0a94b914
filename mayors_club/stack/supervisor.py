"""Starts the parts in order, shows what they say, revives what falls over and stops everything in reverse order."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from mayors_club.demo.accounts import ACCOUNTS
from mayors_club.stack import folder, interruption, parts, postgres, valkey
from mayors_club.stack.console import Console, readable
from mayors_club.stack.errors import StackError
from mayors_club.stack.logs import Logs
from mayors_club.stack.places import PROJECT, socket_folder
from mayors_club.stack.plan import Plan, check_port
from mayors_club.stack.process import ask, die_with_parent, has_gone, kill_group, stop

READY_SECONDS = 120
UNCLEAN_PORT_SECONDS = 10
STOP_SECONDS = 9
# The servers answer "not yet" while they start, Valkey says good-bye and gives advice about the machine's kernel, and
# Celery tells three times about each periodic task that went well.
NOISE = re.compile(
    r"the database system is|Memory overcommit|scheduling shutdown|ready to exit"
    r"|Sending due task|Task \S+\[[0-9a-f-]+\] (received|succeeded)"
)


class Supervisor:
    def __init__(self, plan: Plan, console: Console) -> None:
        self.plan = plan
        self.console = console
        self.logs = Logs(self._show)
        self.running: list[parts.Part] = []
        self.sockets: Path | None = None
        self.watcher: subprocess.Popen[str] | None = None

    def run(self) -> int:
        """The whole life of the site in this terminal. Returns the exit status."""
        folder.make(self.plan.var)
        held = folder.lock(self.plan.var)
        self._check_port()
        folder.sign(held, self.plan.site_url)
        if "MAKELEVEL" in os.environ:
            die_with_parent(signal.SIGTERM)  # a killed `make` takes the site with it
        try:
            self._start()
            self._announce()
            while True:
                self.logs.pump(0.5)
                self._revive_fallen()
        except interruption.StopAsked:
            return 0
        finally:
            interruption.stop_listening()
            self._stop()

    def _check_port(self) -> None:
        """After a kill -9 the old web server may need a moment to go; otherwise a taken port is refused at once."""
        patience = UNCLEAN_PORT_SECONDS if folder.remembered_environment(self.plan.var) else 0
        deadline = time.monotonic() + patience
        while True:
            try:
                return check_port(self.plan)
            except StackError:
                if time.monotonic() >= deadline:
                    raise
                time.sleep(0.1)

    def _start(self) -> None:
        self.sockets = socket_folder()
        self.watcher = _start_watcher(self.sockets)
        environment = self._start_servers()
        folder.remember_environment(self.plan.var, environment)
        self._prepare(environment)
        self._add(parts.web(self.logs.open("web"), self.plan, environment))
        worker = self._add(parts.worker(self.logs.open("worker", awaited=" ready."), environment))
        self._add(parts.beat(self.logs.open("beat"), self.plan, environment))
        self._wait_until(lambda: _answers(self.plan), "The web server")
        self._wait_until(lambda: worker.output.has_said_it, "The worker")

    def _start_servers(self) -> dict[str, str]:
        """Start what the environment does not replace. Returns the environment of the site's own programs."""
        plan, addresses = self.plan, {}
        if not plan.database_url:
            data = folder.database_folder(plan.var)
            self.console.line("stack", f"PostgreSQL, data in {data}")
            self._add(parts.postgres(self.logs.open("postgres"), data, self.sockets))
            addresses["DATABASE_URL"] = postgres.url(self.sockets)
        if not plan.email_url:
            listener = socket.create_server(("127.0.0.1", 0))
            self._add(parts.catcher(self.logs.open("letters"), listener, plan.letters))
            addresses["EMAIL_URL"] = f"smtp://127.0.0.1:{listener.getsockname()[1]}"
            addresses["SMTP_CATCHER_DIR"] = str(plan.letters)
        if not plan.redis_url:
            self._add(parts.valkey(self.logs.open("valkey"), self.sockets))
            addresses["REDIS_URL"] = valkey.url(self.sockets)
        return plan.environment(os.environ) | addresses

    def _add(self, part: parts.Part) -> parts.Part:
        self.running.append(part)
        self._launch(part)
        return part

    def _launch(self, part: parts.Part) -> None:
        part.process = part.start()
        self._tell_watcher("started", part.process.pid)

    def _prepare(self, environment: dict[str, str]) -> None:
        if self.plan.demo and not self.plan.database_url:
            self.plan.demo_mark.touch()
        process = parts.prepare(self.logs.open("prepare"), self.plan, environment)
        try:
            while process.poll() is None:
                self.logs.pump(0.1)
        finally:
            stop(process, signal.SIGTERM, seconds=1)
        self.logs.pump(0)
        if process.returncode:
            raise StackError("The site could not be prepared; the lines above say why.")

    def _wait_until(self, ready: Callable[[], bool], subject: str) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not ready():
            if time.monotonic() > deadline:
                raise StackError(f"{subject} was not ready within {READY_SECONDS} s.")
            self.logs.pump(0.1)
            self._revive_fallen()

    def _revive_fallen(self) -> None:
        for part in self.running:
            if part.process is not None and part.process.poll() is not None:
                self._revive(part, part.process)

    def _revive(self, part: parts.Part, process: subprocess.Popen[bytes]) -> None:
        kill_group(process.pid)  # its own workers, which would hold on to the port
        self._tell_watcher("ended", process.pid)
        self.logs.pump(0)
        if part.ended_too_often():
            raise StackError(f"“{part.name}” keeps ending by itself; its lines above say why.")
        self.console.line("stack", f"{part.name} ended by itself (status {process.returncode}), starting it again")
        try:
            self._launch(part)
        except StackError as problem:  # PostgreSQL waits until the last session of the one before has gone
            self.console.line("stack", str(problem))
            self.logs.pump(1)

    def _announce(self) -> None:
        plain, plan = self.console.plain, self.plan
        plain()
        plain(f"  The Mayors’ Club is running:  {plan.site_url}")
        if not plan.email_url:
            plain(f"  The letters it has sent:      {plan.site_url}/demo/letters/")
        if plan.demo:
            plain("  Demo accounts; the codes they sign in with are on the letters page:")
            for role, address, note in ACCOUNTS:
                plain(f"    {role:<15} {address:<28} {note}")
        empties = "" if plan.database_url else f" in {plan.var.name}/; `make reset` empties it"
        plain(f"  Ctrl-C stops everything; what was entered is kept{empties}.")
        plain()

    def _stop(self) -> None:
        if self.running:
            self.console.line("stack", "stopping …")
        self._stop_parts()
        self.logs.pump(0)
        folder.forget_environment(self.plan.var)
        if self.watcher is not None:
            self.watcher.communicate("done\n")
        if self.sockets is not None:
            shutil.rmtree(self.sockets, ignore_errors=True)
        if self.running:
            self.console.line("stack", "stopped")

    def _stop_parts(self) -> None:
        """One after the other; who is slow is not waited for beyond its time, and killed only at the very end."""
        deadline = time.monotonic() + STOP_SECONDS
        asked = [(part, part.process) for part in reversed(self.running) if part.process is not None]
        for part, process in asked:
            ask(process, part.stop_with)
            has_gone(process, before=min(deadline, time.monotonic() + part.stop_seconds), wait=self.logs.pump)
        for part, process in asked:
            if not has_gone(process, before=deadline, wait=self.logs.pump):
                self.console.line("stack", f"{part.name} did not stop in time and is killed")
            kill_group(process.pid)
            process.wait()
            self._tell_watcher("ended", process.pid)

    def _tell_watcher(self, word: str, group: int) -> None:
        if self.watcher is not None and self.watcher.stdin is not None and self.watcher.poll() is None:
            self.watcher.stdin.write(f"{word} {group}\n")
            self.watcher.stdin.flush()

    def _show(self, name: str, text: str) -> None:
        if text.strip() and not NOISE.search(text):
            self.console.line(name, readable(text))


def _start_watcher(sockets: Path) -> subprocess.Popen[str]:
    program = PROJECT / "mayors_club" / "stack" / "watcher.py"
    return subprocess.Popen(
        [sys.executable, "-I", "-S", str(program), str(sockets)],
        stdin=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _answers(plan: Plan) -> bool:
    host = "127.0.0.1" if plan.host == "0.0.0.0" else plan.host  # noqa: S104 - compared, not bound
    connection = http.client.HTTPConnection(host, plan.port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": f"localhost:{plan.port}"})
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()
