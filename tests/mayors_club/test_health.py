"""/healthz and /readyz: the right code for each part that fails, and nothing else."""

from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.utils import timezone

from mayors_club import health, tasks
from mayors_club.models import Heartbeat
from tests.factories import make_letter


@pytest.fixture
def beating(db):
    tasks.beat_heartbeat()


def readyz(client):
    response = client.get("/readyz")
    return response.status_code, response.json()


def test_healthz_needs_nothing(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response["Cache-Control"] == "no-store, private"


def test_ready(client, beating):
    assert readyz(client) == (200, {"status": "ready", "failing": []})


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_reading_only(client, method, path, db):
    assert getattr(client, method)(path).status_code == 405


def test_no_heartbeat_or_an_old_one(client, db):
    assert readyz(client) == (503, {"status": "failing", "failing": ["beat"]})
    Heartbeat.objects.create(name="beat", at=timezone.now() - timedelta(minutes=4))
    assert readyz(client)[1]["failing"] == ["beat"]
    tasks.beat_heartbeat()
    assert readyz(client)[0] == 200
    assert Heartbeat.objects.count() == 1


@pytest.mark.parametrize(
    ("age", "fields", "failing"),
    [
        (timedelta(minutes=2), {}, []),
        (timedelta(minutes=11), {}, ["letters"]),
        (timedelta(hours=2), {"next_in": timedelta(hours=3)}, ["letters"]),
        (timedelta(hours=2), {"status": "held"}, []),
        (timedelta(hours=2), {"status": "failed"}, []),
        (timedelta(hours=2), {"status": "superseded"}, []),
    ],
)
def test_letters_that_wait(client, beating, age, fields, failing):
    now = timezone.now()
    next_in = fields.pop("next_in", -age)
    make_letter(created_at=now - age, next_at=now + next_in, **fields)
    assert readyz(client)[1]["failing"] == failing


def test_a_letter_waiting_for_its_date_is_not_late(client, beating):
    now = timezone.now()
    later = now + timedelta(minutes=5)
    make_letter(created_at=now - timedelta(hours=3), not_before=later, next_at=later)
    assert readyz(client)[0] == 200


def test_a_dead_cache(client, beating, monkeypatch):
    monkeypatch.setattr(type(cache._connections["default"]), "get", lambda *args, **options: None)
    assert readyz(client) == (503, {"status": "failing", "failing": ["cache"]})


def test_a_dead_database_says_no_more_than_that(client, monkeypatch, db):
    def refuse():
        raise OperationalError("connection to server at 10.0.0.7, user mayors: password authentication failed")

    with monkeypatch.context() as patched:
        patched.setattr(health.connection, "cursor", refuse)
        response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, {"status": "failing", "failing": ["database"]})
    assert b"10.0.0.7" not in response.content


def test_security_txt_expires_in_the_future(client):
    response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.content.decode().splitlines() if not line.startswith("#"))
    assert fields["Contact"] == "mailto:secretariat@klub.example"
    assert fields["Preferred-Languages"] == "uk, en"
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=30) < expires - timezone.now() < timedelta(days=365)
