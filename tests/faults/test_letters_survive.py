"""kill -9 of the worker, of Valkey and of PostgreSQL while letters go out: none lost, none doubled that one could know.

The short form runs in `make test`; PROVE=1 runs the long one. Both print what they counted.
"""

import os
import random
import time

import pytest

from tests.faults.site import LEASE_SECONDS, SENDERS, Site, freeze, kill

pytestmark = pytest.mark.faults
PROVE = os.environ.get("PROVE") == "1"
LETTERS = 200
# A request waits for the broker for two seconds, not for three quarters of a minute; and the machine may be busy.
ANSWERS_WITHIN = 15


@pytest.fixture(scope="module")
def site():
    site = Site()
    try:
        site.visitor.ask("prepare", count=2)
        yield site
    finally:
        site.stop()


@pytest.fixture
def count(site, request, capsys):
    """Wait until every letter has left, then count; each kill may leave one letter of each sender in doubt."""
    before = site.tally()

    def finish(kills: int, processes: int = 1):
        site.wait_until(site.is_quiet, what="all letters to leave", seconds=400)
        time.sleep(0.2)
        tally = site.tally()
        with capsys.disabled():
            print(f"\n  {request.node.name}: {kills} kills: {tally}")
        assert (tally.lost, tally.doubled) == (0, 0)
        assert tally.in_doubt - before.in_doubt <= kills * processes * SENDERS
        return tally

    return finish


def test_nothing_killed(site, count, capsys):
    """The healthy case, to compare with: from the commit to the server's 250."""
    site.visitor.ask("write", count=40)
    count(kills=0)
    with capsys.disabled():
        print(f"  from commit to 250: median {site.wait_of(0.5):.2f} s, p95 {site.wait_of(0.95):.2f} s")


def test_worker_killed(site, count):
    site.visitor.order("write", count=LETTERS)
    site.wait_for_arrivals(30)
    kill(site.worker)
    site.start_worker()
    assert site.visitor.answer()["ok"]
    assert count(kills=1).expected >= LETTERS


def test_worker_killed_while_all_its_senders_send(site, count):
    kill(site.worker)
    assert site.visitor.ask("write", count=LETTERS)["ok"]
    site.start_worker()
    site.wait_for_arrivals(60)
    kill(site.worker)
    site.start_worker()
    count(kills=1)


def test_broker_frozen_then_killed(site, count):
    site.visitor.order("write", count=LETTERS)
    site.wait_for_arrivals(30)
    freeze(site.valkey.process)
    assert site.visitor.answer()["ok"]
    decided = site.visitor.ask("decide")
    assert decided["ok"]
    assert decided["seconds"] < ANSWERS_WITHIN
    kill(site.valkey.process)
    decided = site.visitor.ask("decide")
    assert decided["ok"]
    assert decided["seconds"] < ANSWERS_WITHIN
    site.start_valkey()
    count(kills=0)
    subjects = [letter.message["Subject"].strip() for letter in site.sink.letters]
    assert subjects.count("Вітаємо: Вас прийнято до Клубу мерів") == 2
    assert subjects.count("Перші кроки в Клубі мерів") == 2


def test_database_killed(site, count):
    site.visitor.order("write", count=LETTERS)
    site.wait_for_arrivals(30)
    kill(site.postgres.process)
    site.start_postgres()
    site.visitor.answer()
    site.visitor.ask("write", count=1)  # either may fail over the dead connection: it was told so, nothing was promised
    assert site.visitor.ask("write", count=10)["ok"]
    count(kills=1)


@pytest.mark.prove
def test_everything_killed_again_and_again(site, count):
    seed = int(os.environ.get("SEED", "20261121"))
    chance = random.Random(seed)
    print(f"\n  SEED={seed}")
    kill(site.worker)
    site.start_worker(processes=2)
    worker_kills = database_kills = 0
    for _ in range(30):
        site.visitor.order("write", count=40)
        time.sleep(chance.uniform(0.2, 2.5))
        victim = chance.choice(["worker", "worker", "broker", "database"])
        if victim == "worker":
            kill(site.worker)
            worker_kills += 1
            site.start_worker(processes=2)
        elif victim == "broker":
            kill(site.valkey.process)
            time.sleep(chance.uniform(0, 2))
            site.start_valkey()
        else:
            kill(site.postgres.process)
            database_kills += 1
            time.sleep(chance.uniform(0, LEASE_SECONDS))
            site.start_postgres()
        site.visitor.answer()
    count(kills=worker_kills + database_kills, processes=2)
