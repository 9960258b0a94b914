"""The site as a demo, sown once for a file of tests."""

import io
from contextlib import contextmanager

from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

SETTINGS = {"DEMO": True, "EMAIL_HOST": "127.0.0.1", "SMTP_CATCHER_DIR": "/nowhere"}


def seed(*sets) -> str:
    """What the command says."""
    out = io.StringIO()
    call_command("seed_demo", *sets, stdout=out)
    return out.getvalue()


@contextmanager
def sown_once(django_db_blocker, *sets):
    """For a fixture of a file: rolled back at its end; what a test changes, it rolls back by itself."""
    with django_db_blocker.unblock(), override_settings(**SETTINGS), transaction.atomic():
        seed(*sets)
        yield
        transaction.set_rollback(True)
