"""The kernel's periodic work: thin tasks, found by the names that settings and nudges use."""

import pytest
from django.conf import settings

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


def test_a_nudge_waits_at_the_broker_for_a_worker(monkeypatch):
    monkeypatch.setattr(mail, "_no_nudge_before", 0.0)
    with app.connection_for_read() as broker:
        queue = broker.SimpleQueue("celery")
        queue.clear()
        mail.nudge()
        message = queue.get(timeout=2)
        message.ack()
        queue.close()
    assert message.headers["task"] == "mayors_club.deliver_letters"
