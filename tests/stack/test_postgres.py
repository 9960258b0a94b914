import shutil
import time

import psycopg
import pytest
from django.db import connection

from mayors_club.stack.places import socket_folder
from mayors_club.stack.postgres import start_postgres

pytestmark = pytest.mark.faults


@pytest.fixture
def sockets():
    folder = socket_folder()
    yield folder
    shutil.rmtree(folder)


def test_rows_survive_a_kill_and_a_stale_pid_file(sockets):
    with (sockets / "log").open("wb") as log:
        server = start_postgres(sockets / "data", sockets, output=log)
        with psycopg.connect(server.url) as session:
            session.execute("CREATE TABLE kept AS SELECT 1 AS number")
        server.process.kill()
        server.process.wait()

        again = start_postgres(sockets / "data", sockets, output=log)
        with psycopg.connect(again.url) as session:
            assert session.execute("SELECT number FROM kept").fetchall() == [(1,)]
        assert again.stop()


def test_session_that_outlives_a_killed_server_delays_the_next_one_only(sockets):
    with (sockets / "log").open("wb") as log:
        server = start_postgres(sockets / "data", sockets, durable=False, output=log)
        busy = psycopg.connect(server.url)
        # Pure arithmetic looks up from its work only when it is done, seconds after the server has died.
        busy.pgconn.send_query(b"SELECT sum(number) FROM generate_series(1, 20000000) AS number")
        _wait_until_it_counts(server)
        server.process.kill()
        server.process.wait()

        again = start_postgres(sockets / "data", sockets, durable=False, output=log)
        busy.close()
        assert again.stop()
    assert b"is still in use" in (sockets / "log").read_bytes(), "the session was gone too early to prove anything"


def _wait_until_it_counts(server, *, seconds=60):
    counting = "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT sum%')"
    deadline = time.monotonic() + seconds
    with psycopg.connect(server.url, autocommit=True) as session:
        while not session.execute(counting).fetchone()[0]:
            assert time.monotonic() < deadline
            time.sleep(0.02)


def test_interrupted_initdb_is_begun_anew(sockets):
    (sockets / "data.new").mkdir()
    (sockets / "data.new" / "PG_VERSION").write_text("18")
    with (sockets / "log").open("wb") as log:
        server = start_postgres(sockets / "data", sockets, durable=False, output=log)
        with psycopg.connect(server.url) as session:
            assert session.execute("SELECT current_setting('fsync'), lower('КИЇВ')").fetchone() == ("off", "київ")
        assert server.stop()


def test_throw_away_server_takes_cyrillic_for_letters(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT show_trgm('Київ') <> '{}', 'Київ' ILIKE 'КИЇВ'")
        assert cursor.fetchone() == (True, True)
