import os
import subprocess
import sys
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core import checks

from mayors_club.cyrillic import cyrillic_is_letters

WITHOUT_LETTERS = "without_letters"
PLAIN_C = "BUILTIN_LOCALE 'C' LOCALE 'C'"


@pytest.mark.django_db
def test_check_accepts_our_cluster():
    assert cyrillic_is_letters(databases=["default"]) == []


def test_check_runs_with_the_database_tag():
    assert cyrillic_is_letters in checks.registry.registry.get_checks()


def test_check_asks_no_database_unless_told():
    assert cyrillic_is_letters(databases=None) == []


def url_of(name):
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.fixture
def link_without_letters():
    """A database whose LC_CTYPE is plain C, beside the tests' own."""
    with psycopg.connect(url_of("postgres"), autocommit=True) as link:
        link.execute(f"DROP DATABASE IF EXISTS {WITHOUT_LETTERS}")
        link.execute(f"CREATE DATABASE {WITHOUT_LETTERS} TEMPLATE template0 LOCALE_PROVIDER builtin {PLAIN_C}")
        with psycopg.connect(url_of(WITHOUT_LETTERS), autocommit=True) as inside:
            yield inside
        link.execute(f"DROP DATABASE {WITHOUT_LETTERS}")


def check():
    command = [sys.executable, "-W", "ignore", "manage.py", "check", "--database", "default", "--tag", "database"]
    environment = {**os.environ, "DATABASE_URL": url_of(WITHOUT_LETTERS)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_check_refuses_a_database_without_cyrillic(link_without_letters):
    assert check().returncode == 0  # still empty: the migrations bring the extension
    link_without_letters.execute("CREATE EXTENSION pg_trgm")
    refused = check()
    assert refused.returncode == 1
    assert "mayors_club.E001" in refused.stderr
    assert "initdb" in refused.stderr
