"""Imports that somebody has left to the worker. The row says what is to be done; a lost nudge is caught up by beat.

A worker holds the row under lock while it works: a second one passes it over, and when the first one dies the row waits
again as if nothing had happened.
"""

import logging
from collections.abc import Callable

from django.db import connection, transaction

from sister_cities.models import ImportRun

logger = logging.getLogger(__name__)


def work_off(state: str, work: Callable[[ImportRun], None]) -> int:
    """Every import in this state, the longest waiting first. One that fails is tried again by the next call."""
    tried, done = [], 0
    while True:
        with transaction.atomic():
            run = _claimed(state, tried)
            if run is None:
                return done
            tried.append(run.pk)
            long_work()
            done += _is_worked(run, work)


def long_work() -> None:
    """Twenty thousand rows are read and worked on for longer than an idle transaction is suffered elsewhere.

    Call inside `atomic`, before the file is opened.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = '300s'")


def _claimed(state: str, tried: list) -> ImportRun | None:
    waiting = ImportRun.objects.filter(state=state).exclude(pk__in=tried).order_by("asked_at")
    return waiting.select_for_update(of=("self",), skip_locked=True).first()


def _is_worked(run: ImportRun, work: Callable[[ImportRun], None]) -> bool:
    try:
        with transaction.atomic():
            work(run)
    except Exception:
        # It waits again; the others get their turn, and the hourly look for impossible states names it.
        logger.exception("the worker failed with an import: %s", run.pk)
        return False
    return True
