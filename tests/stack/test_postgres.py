import shutil

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
