"""Migrations: none is missing, and they run forward on an empty database, with every check of the database in place."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

OURS = ("mayors_club", "members", "applications", "offices", "expert_sessions", "sister_cities")


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_each_app_has_one_newest_migration():
    assert MigrationLoader(None).detect_conflicts() == {}


def test_migrations_have_telling_names():
    names = [name for label, name in MigrationLoader(None).disk_migrations if label in OURS]
    assert [name for name in names if "_auto_" in name] == []


@pytest.mark.django_db
def test_migrations_ran_forward_on_an_empty_database():
    """The test database is made by the migrations; every table and constraint of the models must be in it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes")
        present = {name for (name,) in cursor.fetchall()}
    wanted = {
        constraint.name
        for label in OURS
        for model in apps.get_app_config(label).get_models()
        for constraint in model._meta.constraints
    }
    assert wanted - present == set()
