"""Starts a throw-away PostgreSQL and Valkey before Django's settings are read, and removes them at the end.

pytest-django reads the settings before any conftest.py, hence an early plugin (`-p tests.pgplugin`).
TEST_USE_EXISTING=1 uses the DATABASE_URL and REDIS_URL of the environment instead. With `-n` every worker has
servers of its own, and whoever hands the tests out has none.
"""

import os
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from mayors_club.management.commands.compile_locale import compile_catalogue
from mayors_club.stack.errors import StackError
from mayors_club.stack.places import PROJECT, socket_folder
from mayors_club.stack.postgres import start_postgres
from mayors_club.stack.valkey import start_valkey

ENVIRONMENT = {
    "SECRET_KEY": "only-for-tests-never-anywhere-else-0123456789abcdefghijk",
    "MEETING_KEY": "b25seS1mb3ItdGVzdHMtbmV2ZXItYW55d2hlcmUtZWw=",
    "DEBUG": "1",  # plain static files; pytest-django turns settings.DEBUG itself off
    "DEMO": "0",
    "SITE_URL": "http://testserver",
    "ALLOWED_HOSTS": "testserver,localhost",
    "EMAIL_URL": "smtp://localhost:1",  # nothing listens there: a test that sends starts its own server
    "MAIL_FROM": "Mayors' Club <club@klub.example>",
    "MAIL_REPLY_TO": "secretariat@klub.example",
    "MAIL_ENVELOPE_FROM": "bounces@klub.example",
    "CLUB_PHONE": "+380 44 000 00 00",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # the synchronous Playwright keeps an event loop in the test thread
}
NOT_FROM_THE_DEVELOPER = ["SENTRY_DSN", "READ_ONLY", "UNDO_WINDOW_SECONDS", "SMTP_CATCHER_DIR", "SMTP_CATCHER_URL"]
NOT_FROM_THE_DEVELOPER += ["JITSI_URL", "JITSI_APP_ID", "JITSI_SECRET", "BBB_URL", "BBB_SECRET"]
NO_SERVERS = {"DATABASE_URL": "postgresql://nobody@localhost:1/none", "REDIS_URL": "redis://localhost:1/0"}
ONLY_TELLS = {"--help", "-h", "--version", "-V"}
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    for name in NOT_FROM_THE_DEVELOPER:
        os.environ.pop(name, None)
    os.environ.update(ENVIRONMENT)
    if not IS_WORKER:  # whoever hands the tests out has done it
        for catalogue in (PROJECT / "locale").glob("*/LC_MESSAGES/*.po"):
            compile_catalogue(catalogue)  # Django reads the compiled ones once, while it is set up
    files = Path(tempfile.mkdtemp(prefix="mayors-club-files-"))
    early_config.add_cleanup(lambda: shutil.rmtree(files, ignore_errors=True))
    for setting in ("PRIVATE_ROOT", "STATIC_ROOT"):
        os.environ[setting] = str(files / setting.lower())
        (files / setting.lower()).mkdir()
    if _hands_tests_out(early_config):
        os.environ |= NO_SERVERS
    elif os.environ.get("TEST_USE_EXISTING") != "1" and not ONLY_TELLS & set(early_config.args):
        _start_servers(early_config)
    return (yield)


def _hands_tests_out(config: pytest.Config) -> bool:
    return not IS_WORKER and bool(config.known_args_namespace.numprocesses)


def _start_servers(config: pytest.Config) -> None:
    folder = socket_folder()
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    log = (folder / "servers.log").open("wb")
    config.add_cleanup(log.close)
    try:
        postgres = start_postgres(folder / "data", folder, durable=False, output=log)
        config.add_cleanup(postgres.stop)
        valkey = start_valkey(folder, output=log)
        config.add_cleanup(valkey.stop)
    except StackError as problem:
        raise pytest.UsageError(f"{problem}\n{(folder / 'servers.log').read_text()}") from problem
    os.environ["DATABASE_URL"] = postgres.url
    os.environ["REDIS_URL"] = valkey.url
