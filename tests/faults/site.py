"""A small site of real processes: PostgreSQL, Valkey, a Celery worker, beat, a visitor, and a sink for the letters."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import psycopg

from mayors_club.stack.places import PROJECT, socket_folder
from mayors_club.stack.postgres import DATABASE, start_postgres
from mayors_club.stack.process import kill_group, spawn
from mayors_club.stack.valkey import start_valkey
from tests.smtp_servers import SmtpSink

LEASE_SECONDS = 8  # a conversation is cut earlier, and the machine may be busy
SENDERS = 8  # of each worker process
CELERY = (sys.executable, "-m", "celery", "--app", "tests.faults.hurried", "--quiet")


@dataclass
class Tally:
    """Words as in the promise: lost, doubled although the sender knew, in doubt because nobody could know."""

    expected: int
    lost: int
    doubled: int
    in_doubt: int

    def __str__(self):
        return f"expected {self.expected}  lost {self.lost}  doubled {self.doubled}  in doubt {self.in_doubt}"


class Site:
    def __init__(self):
        self.folder = socket_folder()
        self.log = (self.folder / "site.log").open("wb")
        # Without waiting for the disk; a killed server has lost nothing as long as the machine lives.
        self.start_postgres()
        with psycopg.connect(self.postgres.url, autocommit=True) as connection:
            connection.execute(f"ALTER DATABASE {DATABASE} SET synchronous_commit = on")
        self.valkey = start_valkey(self.folder, output=self.log)
        self.sink = SmtpSink(pause=0.004)
        self.sink.__enter__()
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "mayors_club.settings",
            "DATABASE_URL": self.postgres.url,
            "REDIS_URL": self.valkey.url,
            "EMAIL_URL": f"smtp://127.0.0.1:{self.sink.port}",
            "MAIL_LEASE_SECONDS": str(LEASE_SECONDS),
            "MAIL_SENDERS": str(SENDERS),
            "UNDO_WINDOW_SECONDS": "0",
            "PYTHONPATH": str(PROJECT),
            "PYTHONWARNINGS": "ignore",
        }
        self.run("-m", "django", "migrate", "--verbosity=0")
        self.start_worker()
        self.start_beat()
        self.visitor = Visitor(self)

    def start_postgres(self):
        self.postgres = start_postgres(self.folder / "data", self.folder, durable=False, output=self.log)

    def start_valkey(self):
        self.valkey = start_valkey(self.folder, output=self.log)

    def start_worker(self, processes: int = 1):
        options = ("worker", "--without-mingle", "--without-gossip", f"--concurrency={processes}", "--loglevel=INFO")
        self.worker = self.spawn(*CELERY, *options)

    def start_beat(self):
        options = ("beat", f"--schedule={self.folder / 'beat'}", "--pidfile=")
        self.beat = self.spawn(*CELERY, *options)

    def spawn(self, *command) -> subprocess.Popen:
        return spawn(command, env=self.environment, cwd=PROJECT, output=self.log)

    def run(self, *arguments):
        command = [sys.executable, *arguments]
        subprocess.run(command, env=self.environment, cwd=PROJECT, check=True, stdout=self.log, stderr=self.log)

    def stop(self):
        for process in (self.visitor.process, self.worker, self.beat):
            kill(process)
        self.visitor.close()
        self.sink.__exit__()
        self.valkey.stop()
        self.postgres.stop()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def rows(self) -> dict[str, tuple[str, bool]]:
        """Status and mark of each letter, by Message-ID."""
        with psycopg.connect(self.postgres.url) as connection:
            query = "SELECT message_id, status, may_have_arrived_twice FROM mayors_club_outgoingemail"
            return {message_id: (status, marked) for message_id, status, marked in connection.execute(query)}

    def wait_of(self, share: float) -> float:
        """Seconds from being written to being sent that this share of the letters did not exceed."""
        with psycopg.connect(self.postgres.url) as connection:
            query = """SELECT percentile_cont(%s) WITHIN GROUP (ORDER BY extract(epoch FROM sent_at - created_at))
                       FROM mayors_club_outgoingemail"""
            return connection.execute(query, [share]).fetchone()[0]

    def is_quiet(self) -> bool:
        with psycopg.connect(self.postgres.url) as connection:
            query = "SELECT count(*) FROM mayors_club_outgoingemail WHERE status <> 'sent'"
            return connection.execute(query).fetchone()[0] == 0

    def tally(self) -> Tally:
        arrived = Counter(self.sink.message_ids)
        rows = self.rows()
        assert set(arrived) <= set(rows), "a Message-ID that no row has"
        marked = {message_id for message_id, (_status, mark) in rows.items() if mark}
        return Tally(
            expected=len(rows),
            lost=sum(message_id not in arrived for message_id in rows),
            doubled=sum(count - 1 for message_id, count in arrived.items() if message_id not in marked),
            in_doubt=len(marked),
        )

    def wait_for_arrivals(self, count: int):
        before = len(self.sink.letters)
        self.wait_until(lambda: len(self.sink.letters) >= before + count, what=f"{count} letters to arrive")

    def wait_until(self, condition: Callable[[], bool], *, what: str, seconds: float = 300):
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                lines = (self.folder / "site.log").read_text(errors="replace").splitlines()
                last = "\n".join(line[:300] for line in lines[-60:])
                raise AssertionError(f"waited {seconds} s for {what}; the site says:\n{last}")
            time.sleep(0.2)  # the sink lives in this process and wants its share


class Visitor:
    def __init__(self, site: Site):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.visitor"],
            env=site.environment,
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=site.log,
            text=True,
            start_new_session=True,
        )
        assert self.answer() == {"ready": True}

    def order(self, do: str, **arguments):
        """Have it begin; `answer` waits for the end."""
        print(json.dumps({"do": do, **arguments}), file=self.process.stdin, flush=True)

    def ask(self, do: str, **arguments) -> dict:
        self.order(do, **arguments)
        return self.answer()

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()

    def answer(self) -> dict:
        line = self.process.stdout.readline()
        assert line, "the visitor has died"
        return json.loads(line)


def kill(process: subprocess.Popen):
    """kill -9, children included: what the machine's owner or its memory guard would do."""
    kill_group(process.pid)
    process.wait()


def freeze(process: subprocess.Popen):
    """Alive, and swallowing every packet."""
    process.send_signal(signal.SIGSTOP)
