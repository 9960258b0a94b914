"""The speed of letters as the promise says it: measured beside a plain loop, on a database that waits for its disk."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from mayors_club.stack.places import PROJECT, socket_folder
from mayors_club.stack.postgres import start_postgres

pytestmark = pytest.mark.prove


@pytest.fixture(scope="module")
def environment():
    folder = socket_folder()
    postgres = start_postgres(folder / "data", folder, durable=True, output=subprocess.DEVNULL)
    try:
        yield {**os.environ, "DATABASE_URL": postgres.url, "DEBUG": "1", "PYTHONWARNINGS": "ignore"}
    finally:
        postgres.stop()
        shutil.rmtree(folder, ignore_errors=True)


def test_letters_leave_nearly_as_fast_as_a_loop_and_faster_where_the_server_is_far(environment, capsys):
    run(environment, "-m", "django", "migrate", "--verbosity=0")
    printed = run({**environment, "DEBUG": "0"}, "-m", "tests.perf.letters", "5")
    with capsys.disabled():
        print(f"\n{printed}")
    medians = json.loads(printed.splitlines()[-1])
    assert medians["at once"] >= 0.6
    assert medians["after 5 ms"] >= 5


def run(environment, *command) -> str:
    done = subprocess.run(
        [sys.executable, *command], env=environment, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout
