"""Periodic work: every task that beat sends exists under that name, and does its work."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from applications.models import Application
from mayors_club import read_only, upkeep
from mayors_club.celery import app
from mayors_club.models import Event, Heartbeat, Violation
from tests import factories


def test_every_task_of_the_table_exists():
    app.loader.import_default_modules()
    wanted = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert wanted - set(app.tasks) == set()


@pytest.mark.django_db
def test_invariants_are_checked():
    factories.make_application(status="in_review")
    upkeep.check_invariants()
    assert Violation.objects.get().rule == "in_review_without_round"


@pytest.mark.django_db
def test_retention_is_applied_unless_the_site_is_read_only():
    factories.make_application(status="draft", changed_at=timezone.now() - timedelta(days=91))
    read_only.turn_on()
    upkeep.apply_retention()
    assert Application.objects.count() == 1
    read_only.turn_off()
    upkeep.apply_retention()
    assert Application.objects.count() == 0


@pytest.mark.django_db
def test_retention_works_once_a_day_however_often_it_is_asked():
    upkeep.apply_retention()
    upkeep.apply_retention()
    assert Event.objects.filter(verb="retention.applied").count() == 1
    Heartbeat.objects.filter(name="retention").update(at=timezone.now() - timedelta(days=1))
    upkeep.apply_retention()
    assert Event.objects.filter(verb="retention.applied").count() == 2
