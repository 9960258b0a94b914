"""The event log: append-only in the database itself, open only to the retention service, and without personal data."""

import pytest
from django.db import DatabaseError, connection, transaction

from mayors_club import events
from mayors_club.logs import request_id
from mayors_club.models import Event
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def line():
    return events.record("application.test", subject=factories.make_application(), by_kind="system")


def test_change_is_refused_by_the_database(line):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=line.pk).update(verb="application.forged")


def test_deletion_is_refused_by_the_database(line):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        line.delete()


def test_plain_sql_is_refused_as_well(line):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM mayors_club_event")


def test_another_word_does_not_open_the_log(line):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL mayors_club.retention = 'yes'")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        line.delete()


def test_retention_may_delete_and_closes_the_log_behind_itself(line):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL mayors_club.retention = 'on'")
        line.delete()
        cursor.execute("SET LOCAL mayors_club.retention = 'off'")
    other = events.record("application.test", subject=factories.make_application(), by_kind="system")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        other.delete()


def test_line_names_actor_and_whom_they_act_for():
    representative, member = factories.make_user(), factories.make_user()
    line = events.record("office.edited", subject=member, by=representative, on_behalf_of=member)
    assert (line.actor, line.on_behalf_of, line.actor_kind) == (representative, member, "member")


def test_staff_are_recorded_as_staff():
    assert events.record("x.y", subject=factories.make_user(), by=factories.make_admin()).actor_kind == "staff"


def test_line_without_anybody_is_refused():
    with pytest.raises(ValueError, match="kind of its actor"):
        events.record("x.y", subject=factories.make_user())


def test_line_carries_the_id_of_the_request():
    token = request_id.set("abc")
    try:
        assert events.record("x.y", subject=factories.make_user(), by_kind="system").request_id == "abc"
    finally:
        request_id.reset(token)


def test_admin_shows_the_log_and_changes_nothing(client):
    line = events.record("x.y", subject=factories.make_user(), by_kind="system")
    client.force_login(factories.make_admin())
    assert client.get("/admin/mayors_club/event/").status_code == 200
    assert client.get(f"/admin/mayors_club/event/{line.pk}/change/").status_code == 200
    assert client.get("/admin/mayors_club/event/add/").status_code == 403
    assert client.post(f"/admin/mayors_club/event/{line.pk}/delete/", {"post": "yes"}).status_code == 403
