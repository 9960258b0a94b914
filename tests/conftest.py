"""Fixtures of the servers and the browser; the cast of people and the rows are in `tests/factories.py`."""

import gc
import importlib
import os
import shutil
from collections.abc import Generator

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from members.roles import apply_roles
from tests.client import StrictClient
from tests.emptying import empty_tables_after_tests
from tests.smtp_servers import SmtpSink

# No example is too slow on a busy machine, and luck has no part in a verdict: PROVE=1 tries other examples.
hypothesis.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=os.environ.get("PROVE") != "1"
)
hypothesis.load_profile("patient")
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find_browser() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and find_browser() is None:
        reason = f"no browser: none of {', '.join(BROWSERS)} is on the PATH"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(f"{reason}, and REQUIRE_BROWSER=1")
        pytest.skip(reason)


def pytest_collection_finish() -> None:
    """What is there by now stays: looking through it for garbage again and again took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """The machine's own Chromium; as root it runs only without its sandbox."""
    arguments = ["--disable-dev-shm-usage", "--disable-gpu", "--lang=uk"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return {**browser_type_launch_args, "executable_path": find_browser(), "args": arguments}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix) -> None:
    """A test is one transaction, idle for as long as the test thinks, and on a busy machine all takes its time."""
    patient = " -c idle_in_transaction_session_timeout=0 -c statement_timeout=60s -c lock_timeout=30s"
    connection.settings_dict["OPTIONS"]["options"] += patient


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Generator[None]:
    """The database as after a deploy: migrated, and every role with its permissions.

    Before it is dropped nobody else may be in it: a request of a browser that is going away may still be.
    """
    with django_db_blocker.unblock():
        apply_roles()
    empty_tables_after_tests()
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def client() -> StrictClient:
    """Every page a test fetches is read as well."""
    return StrictClient()


@pytest.fixture
def no_limits_left_from_before() -> None:
    """Nobody has tried, asked or sent anything yet: the limits are counted in the cache."""
    cache.clear()


@pytest.fixture
def questions(db) -> None:
    """The eight questions, also after a test with real transactions has emptied every table."""
    importlib.import_module("mayors_club.migrations.0004_first_questions").add_questions(apps, None)


@pytest.fixture
def smtp_sink(settings) -> Generator[SmtpSink]:
    """A real SMTP server that the letters of this test go to: `delivery.deliver_due()`, then read `.letters`."""
    with SmtpSink() as sink:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        yield sink
