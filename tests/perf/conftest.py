"""A database of their own for the measurements of `make prove`: they wait for the disk and share no rows."""

import os
import shutil
import subprocess

import pytest

from mayors_club.stack.places import socket_folder
from mayors_club.stack.postgres import start_postgres


@pytest.fixture(scope="module")
def environment():
    folder = socket_folder()
    postgres = start_postgres(folder / "data", folder, durable=True, output=subprocess.DEVNULL)
    try:
        yield {**os.environ, "DATABASE_URL": postgres.url, "DEBUG": "1", "PYTHONWARNINGS": "ignore"}
    finally:
        postgres.stop()
        shutil.rmtree(folder, ignore_errors=True)
