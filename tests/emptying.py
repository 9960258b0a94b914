"""Empties the database after a test with real transactions.

Django truncates every table and writes content types and permissions anew: half a second, as often as there are such
tests. Here rows are deleted where there are any, and what a deploy writes stays: it is the same in every test.
"""

from django.db import OperationalError, connection, transaction
from django.test import TransactionTestCase
from psycopg.errors import DeadlockDetected

KEPT = {"django_migrations", "django_content_type", "auth_permission", "auth_group", "auth_group_permissions"}
ATTEMPTS = 5


def empty_tables() -> None:
    """A request of a browser that is going away may want the same tables in another order: then once more."""
    for last in (False,) * (ATTEMPTS - 1) + (True,):
        try:
            return _empty_tables()
        except OperationalError as problem:
            if last or not isinstance(problem.__cause__, DeadlockDetected):
                raise


def _empty_tables() -> None:
    """All at once, in no order: for a moment the foreign keys do not look."""
    tables = sorted(set(connection.introspection.django_table_names(only_existing=True, include_views=False)) - KEPT)
    quoted = [connection.ops.quote_name(table) for table in tables]
    with transaction.atomic(), connection.cursor() as cursor:
        # As TRUNCATE does: whoever still writes, a request of the live server for one, is waited for.
        cursor.execute(f"LOCK TABLE {', '.join(quoted)} IN ACCESS EXCLUSIVE MODE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("; ".join(f"DELETE FROM {table}" for table in quoted))  # noqa: S608 - our own names


def empty_tables_after_tests() -> None:
    TransactionTestCase._fixture_teardown = lambda case: empty_tables()
