"""The kernel's periodic work: thin tasks, found by the names that settings and nudges use."""

import pytest
from django.conf import settings
from django.db import transaction

from mayors_club import mail, tasks
from mayors_club.celery import app
from tests.factories import make_letter

pytestmark = pytest.mark.django_db


def test_every_task_of_the_schedule_exists():
    app.loader.import_default_modules()
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= set(app.tasks)


def test_the_task_delivers_what_is_due(smtp_sink):
    make_letter(body_text="Вітаємо!\n")
    tasks.deliver_letters()
    assert len(smtp_sink.letters) == 1


@pytest.fixture
def waiting(monkeypatch):
    """Names of the tasks that wait at the broker, taken off it."""
    monkeypatch.setattr(mail, "_no_nudge_before", 0.0)
    with app.connection_for_read() as broker:
        queue = broker.SimpleQueue("celery")
        queue.clear()

        def take():
            try:
                waiting = queue.qsize()
            except broker.channel_errors:  # an empty one is not there
                return []
            messages = [queue.get(timeout=30) for _ in range(waiting)]
            for message in messages:
                message.ack()
            return [message.headers["task"] for message in messages]

        yield take
        queue.close()


def test_a_nudge_waits_at_the_broker_for_a_worker(waiting):
    mail.nudge()
    assert waiting() == ["mayors_club.deliver_letters"]


def write(key):
    mail.queue("sign_in_code", to="a@town.example", language="uk", context={"minutes": 15}, dedupe_key=key)


@pytest.mark.django_db(transaction=True)
def test_the_letters_of_one_transaction_nudge_once(waiting):
    with transaction.atomic():
        write("first")
        write("second")
        with transaction.atomic():
            write("third")
        assert waiting() == []
    assert waiting() == ["mayors_club.deliver_letters"]
    write("fourth")
    assert waiting() == ["mayors_club.deliver_letters"]


@pytest.mark.django_db(transaction=True)
def test_a_nudge_that_was_rolled_back_is_no_nudge(waiting):
    with transaction.atomic():
        savepoint = transaction.savepoint()
        write("first")
        transaction.savepoint_rollback(savepoint)
        write("second")
    assert waiting() == ["mayors_club.deliver_letters"]
