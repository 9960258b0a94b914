"""What the worker is asked to do about sessions: known to beat, and nothing while the site is read-only."""

from datetime import timedelta

import pytest

from mayors_club import mail
from mayors_club.beat_schedule import BEAT_SCHEDULE
from mayors_club.celery import app
from mayors_club.models import OutgoingEmail
from sessions import services, tasks
from sessions.models import Invitee
from tests import factories
from tests.session_factories import make_seat, make_session

pytestmark = pytest.mark.django_db
TASKS = (tasks.run_clocks, tasks.write_letters, tasks.remind, tasks.reconcile)


def test_beat_knows_them():
    assert {task.name for task in TASKS} <= {entry["task"] for entry in BEAT_SCHEDULE.values()}


def test_one_round(settings):
    session = make_session(starts_in=timedelta(minutes=10))
    make_seat(session)
    factories.make_member()
    for task in (tasks.reconcile, tasks.write_letters, tasks.run_clocks, tasks.remind):
        task()
    session.refresh_from_db()
    assert session.status == "open"
    names = OutgoingEmail.objects.order_by("name").values_list("name", flat=True)
    assert list(names) == ["session_invitation", "session_invitation", "session_reminder_soon"]


def test_a_read_only_site_changes_nothing_by_the_clock(settings):
    settings.READ_ONLY = True
    session = make_session(starts_in=-timedelta(hours=3))
    factories.make_member()
    for task in TASKS:
        task()
    session.refresh_from_db()
    assert session.status == "announced"
    assert not Invitee.objects.exists()
    assert not OutgoingEmail.objects.exists()


def test_what_does_not_fit_into_a_turn_is_asked_for_again(monkeypatch):
    monkeypatch.setattr(tasks, "SECONDS", 0)
    monkeypatch.setattr(mail, "_no_nudge_before", 0.0)
    session = make_session(starts_in=timedelta(minutes=10))
    make_seat(session)
    services.reconcile(session)
    with app.connection_for_read() as broker:
        queue = broker.SimpleQueue("celery")
        queue.clear()
        tasks.write_letters()
        tasks.remind()
        asked = [queue.get(timeout=30) for _ in range(2)]
        queue.clear()
        queue.close()
    assert [message.headers["task"] for message in asked] == ["sessions.write_letters", "sessions.remind"]
