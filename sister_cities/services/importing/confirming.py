"""What was matched, and what a person chose, becomes rows of the registry: all of it or nothing."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from mayors_club import mail
from sister_cities.models import ImportRow, ImportRun
from sister_cities.services.importing import progress
from sister_cities.services.importing.opening import State, close, locked, record
from sister_cities.services.importing.waiting import long_work, work_off
from sister_cities.services.importing.writing import Outcome, Writer

# More rows than these are written by the worker; a person waits for fewer.
AT_ONCE = 200
OPEN = (State.CHECKED, State.CONFIRMED)


def confirm(run: ImportRun, *, by=None) -> Outcome:
    """Write every matched row in one transaction; doubtful ones wait in their rows. Raises NotNow.

    What the registry has got since the file was tried is looked at again. The file is deleted. A second call finds
    nothing to write.
    """
    with transaction.atomic():
        run = locked(run, *OPEN)
        long_work()
        return _confirm(run, by=by)


def confirm_or_hand_over(run: ImportRun, *, by) -> Outcome | None:
    """The same; None when there are so many rows that the worker writes them. Raises NotNow."""
    with transaction.atomic():
        run = locked(run, *OPEN)
        if run.rows.filter(verdict=ImportRow.Verdict.MATCHED).count() <= AT_ONCE:
            return _confirm(run, by=by)
        run.state, run.asked_at, run.asked_by = State.WRITING, timezone.now(), by
        run.save(update_fields=["state", "asked_at", "asked_by"])
        progress.forget(run)
        transaction.on_commit(lambda: mail.nudge("sister_cities.write_imports"), robust=True)
    return None


def take_back(run: ImportRun) -> None:
    """Before the worker has begun, or when it cannot go on: nothing is written. Raises NotNow."""
    with transaction.atomic():
        _put_back(locked(run, State.WRITING))


def write_waiting() -> int:
    """For the worker: the long imports that somebody has confirmed. Answers how many were written."""
    return work_off(State.WRITING, _write)


def _write(run: ImportRun) -> None:
    by = run.asked_by
    _put_back(run)
    try:
        _confirm(run, by=by, tell=lambda done: progress.tell(run, done))
    finally:
        progress.forget(run)


def _put_back(run: ImportRun) -> None:
    run.state = State.CONFIRMED if run.closed_at else State.CHECKED
    run.asked_at = run.asked_by = None
    run.save(update_fields=["state", "asked_at", "asked_by"])


def _confirm(run: ImportRun, *, by, tell: Callable[[int], None] = lambda done: None) -> Outcome:
    outcome = Writer(run, by, tell).write()
    was_open = run.state == State.CHECKED
    if was_open:
        close(run, State.CONFIRMED, by=by)
    if was_open or outcome.written or outcome.changed:
        found = {"cities": outcome.cities, "changed": outcome.changed}
        run.outcome = {name: run.outcome.get(name, 0) + count for name, count in found.items()}
        run.save(update_fields=["outcome"])
        codes = {"written": outcome.written, "cities": outcome.cities}
        record("agreement_import.confirmed", run, by=by, codes=codes)
    return outcome
