"""Several people at the same instant, each with a connection and rows of their own."""

import re
import threading
import time

from django.db import connection

PATIENCE = 60


def at_once(*steps) -> list:
    """Run the steps in threads that start together; the answer or the exception of each, in their order."""
    ready = threading.Barrier(len(steps))
    outcomes = [None] * len(steps)

    def run(place, step):
        try:
            connection.ensure_connection()
            ready.wait(PATIENCE)
            outcomes[place] = step()
        except Exception as problem:
            outcomes[place] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(2 * PATIENCE)
    assert not any(thread.is_alive() for thread in threads), f"somebody has not come to an end: {outcomes}"
    return outcomes


def wait_for_locks_as_a_request_does() -> None:
    """In a step: no longer than the settings say. The other connections of tests are patient (conftest.py)."""
    limit = re.search(r"lock_timeout=(\d+)", connection.settings_dict["OPTIONS"]["options"])[1]
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {limit}")


def wait_until_somebody_waits() -> None:
    """In a step that holds a lock: from now on another one is counting its seconds."""
    deadline = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
            if cursor.fetchone()[0]:
                return
            time.sleep(0.05)
    raise AssertionError("nobody waits for the lock")
