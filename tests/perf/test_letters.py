"""The speed of letters as the promise says it: measured beside a plain loop, on a database that waits for its disk."""

import json

import pytest

from tests.perf.programs import run

pytestmark = pytest.mark.prove


def test_letters_leave_nearly_as_fast_as_a_loop_and_faster_where_the_server_is_far(environment, capsys):
    run(environment, "-m", "django", "migrate", "--verbosity=0")
    printed = run({**environment, "DEBUG": "0"}, "-m", "tests.perf.letters", "5")
    with capsys.disabled():
        print(f"\n{printed}")
    medians = json.loads(printed.splitlines()[-1])
    assert medians["at once"] >= 0.6
    assert medians["after 5 ms"] >= 5
