"""The launcher with real processes, in a folder with a space and Cyrillic letters."""

import os
import shutil
import signal
import smtplib
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
import pytest

from mayors_club.demo import letters
from mayors_club.stack import folder as var_folder
from mayors_club.stack.places import outside_folder
from tests.stack.launching import ADDRESS_PRINTED, Launcher, copy_project, still_alive

pytestmark = pytest.mark.faults


@pytest.fixture
def project(tmp_path):
    copied = copy_project(tmp_path / "Клуб мерів")
    yield copied
    shutil.rmtree(outside_folder(copied), ignore_errors=True)


@pytest.fixture
def launch(project):
    launched = []

    def start(**environment: str) -> Launcher:
        launched.append(Launcher(project, **environment).start())
        return launched[-1]

    yield start
    for launcher in launched:
        launcher.end()


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"EMAIL_URL": "smtp://mail.town.example:25"}, "Demo data must not meet a real mail server"),
        (
            {"EMAIL_URL": "smtp://h", "DATABASE_URL": "postgresql://h/d", "DEMO": "1"},
            "must not meet a real mail server",
        ),
        ({"PORT": "99999"}, "PORT=99999 is not a port number"),
        ({"DEMO": "maybe"}, "DEMO=maybe is neither yes nor no"),
    ],
)
def test_start_refuses_what_cannot_be_meant_in_one_sentence(project, launch, environment, sentence):
    launcher = launch(**environment)

    assert launcher.process.wait(60) == 1
    assert sentence in launcher.output
    assert launcher.output.count("\n") == 1
    assert not (project / "var" / "postgres-18").exists()


def test_start_refuses_a_taken_port_before_anything_starts(project, launch):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        launcher = launch(PORT=str(port))
        status = launcher.process.wait(60)

    assert status == 1
    assert launcher.output == f"Port {port} is taken: choose another one, as in `make run PORT={port + 1}`.\n"
    assert not (project / "var" / "postgres-18").exists()


def test_impatient_interrupt_while_migrating_ends_without_a_traceback(launch):
    launcher = launch().wait_for("Applying")
    children = launcher.descendants()
    for _ in range(3):
        launcher.process.send_signal(signal.SIGINT)
        time.sleep(0.05)

    assert launcher.process.wait(60) == 0
    assert "Traceback" not in launcher.output
    assert still_alive(children, seconds=20) == set()


def test_site_keeps_its_rows_through_kills_and_stops_in_order(project, launch):
    first = launch().wait_for(ADDRESS_PRINTED)
    environment = var_folder.remembered_environment(project / "var")
    _the_page_answers(first)
    _a_second_start_is_refused(launch)
    _a_letter_is_kept(project, environment)
    _a_killed_part_is_revived(first, "valkey", "valkey-server")
    _a_killed_part_is_revived(first, "postgres", "postgres")
    _the_page_answers(first, seconds=120)
    with _revived(environment["DATABASE_URL"]) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'Київ' AS name")
    _nothing_survives_a_kill_of_the_supervisor(first)

    second = launch(PORT=str(first.port)).wait_for(ADDRESS_PRINTED)
    environment = var_folder.remembered_environment(project / "var")
    with psycopg.connect(environment["DATABASE_URL"]) as connection:
        assert connection.execute("SELECT name FROM kept WHERE name ILIKE 'КИЇВ'").fetchall() == [("Київ",)]
    _term_stops_everything_in_time(second)
    assert not Path(environment["REDIS_URL"].removeprefix("unix://")).parent.exists()


def _revived(address, *, seconds=120):
    """Pages are served without the database; it waits until the last session of the one before has gone."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return psycopg.connect(address)
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
        time.sleep(0.2)


def _the_page_answers(launcher, *, seconds=0):
    deadline = time.monotonic() + seconds
    while (status := _status(f"http://localhost:{launcher.port}/")) != 200:
        assert time.monotonic() < deadline, f"{status}\n{launcher.output}"
        time.sleep(0.1)


def _status(address):
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310
            return answer.status
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code


def _a_second_start_is_refused(launch):
    second = launch()
    assert second.process.wait(60) == 1
    assert second.output.startswith("The site is already running in this folder")
    assert second.output.count("\n") == 1


def _a_letter_is_kept(project, environment):
    host, port = environment["EMAIL_URL"].removeprefix("smtp://").split(":")
    with smtplib.SMTP(host, int(port)) as client:
        client.sendmail("club@klub.example", ["mayor@starohorod.example"], b"Subject: Hello\n\nText")
    kept = letters.newest(project / "var" / "letters")  # the demo's own letters are among them
    assert [letter.envelope_to for letter in kept if letter.subject == "Hello"] == [["mayor@starohorod.example"]]


def _a_killed_part_is_revived(launcher, name, program):
    listing = subprocess.run(["ps", "-eo", "pid=,ppid=,comm="], capture_output=True, text=True, check=True).stdout
    own_children = [line.split() for line in listing.splitlines() if line.split()[1] == str(launcher.process.pid)]
    [pid] = [int(pid) for pid, _, command in own_children if command == program]
    os.kill(pid, signal.SIGKILL)
    launcher.wait_for(f"{name} ended by itself (status -9), starting it again", seconds=60)


def _nothing_survives_a_kill_of_the_supervisor(launcher):
    children = launcher.descendants()
    assert len(children) > 10
    launcher.process.kill()
    assert still_alive(children, seconds=60) == set()


def _term_stops_everything_in_time(launcher):
    children = launcher.descendants()
    started = time.monotonic()
    launcher.process.send_signal(signal.SIGTERM)
    assert launcher.process.wait(60) == 0
    assert time.monotonic() - started < 10
    assert still_alive(children, seconds=20) == set()
    assert "did not stop in time" not in launcher.output
    assert "Traceback" not in launcher.output
