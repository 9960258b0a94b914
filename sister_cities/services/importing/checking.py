"""The dry run: every row of the file gets its verdict; nothing is written into the registry."""

import logging
from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from mayors_club import mail
from sister_cities.importing.table import BadFile, Table
from sister_cities.models import ImportRow, ImportRun
from sister_cities.services.importing import progress
from sister_cities.services.importing.judging import Judge
from sister_cities.services.importing.naming import candidates_of
from sister_cities.services.importing.opening import NotReady, State, locked, record, shown, table_of
from sister_cities.services.importing.waiting import long_work, work_off

logger = logging.getLogger(__name__)
# More rows than these are tried by the worker; a person waits for fewer, two seconds at most.
AT_ONCE = 500
Verdict = ImportRow.Verdict


def is_long(run: ImportRun) -> bool:
    return shown(run).head["rows"] > AT_ONCE


def check(run: ImportRun, *, by=None, table: Table | None = None) -> ImportRun:
    """Try the file, at once or, when it is long, in the worker; at once too when its `table` is given.

    Raises NotReady without a source or the columns that are needed, NotNow, BadFile.
    """
    with transaction.atomic():
        run = locked(run, State.UPLOADED, State.CHECKED)
        must_be_ready(run)
        long_work()
        if table is None and is_long(run):
            run.state, run.asked_at, run.asked_by = State.CHECKING, timezone.now(), by
            run.save(update_fields=["state", "asked_at", "asked_by"])
            progress.forget(run)
            transaction.on_commit(lambda: mail.nudge("sister_cities.check_imports"), robust=True)
        else:
            _check(run, table or table_of(run), by=by)
    return run


def check_waiting() -> int:
    """For the worker: the long files that somebody asked to try. Answers how many."""
    return work_off(State.CHECKING, _check_later)


def _check_later(run: ImportRun) -> None:
    by, run.asked_at, run.asked_by = run.asked_by, None, None
    try:
        table = table_of(run)
    except BadFile:
        logger.exception("an import that was read before cannot be read: %s", run.pk)
        run.state = State.UPLOADED
        run.save(update_fields=["state", "asked_at", "asked_by"])
    else:
        try:
            _check(run, table, by=by, tell=lambda done: progress.tell(run, done))
        finally:
            progress.forget(run)


def must_be_ready(run: ImportRun) -> None:
    has_ours = "community" in run.columns or "code" in run.columns
    if not (run.source_uk and run.source_on and "city" in run.columns and has_ours):
        raise NotReady


def _check(run: ImportRun, table: Table, *, by, tell: Callable[[int], None] = lambda done: None) -> None:
    chosen = {row.number: row for row in run.rows.exclude(choice={})}
    run.rows.all().delete()
    judge = Judge(run)
    rows = [
        ImportRow(run=run, number=line.number, cells=line.cells, is_repaired=line.is_repaired) for line in table.lines
    ]
    sound = [row for row, line in zip(rows, table.lines, strict=True) if not line.problem]
    for row, candidates in zip(sound, candidates_of([judge.cells_of(row) for row in sound], tell), strict=True):
        row.candidates = candidates
        row.choice = _choice_before(row, chosen)
    for row, line in zip(rows, table.lines, strict=True):
        if line.problem:
            row.verdict, row.reasons = Verdict.REJECTED, [(line.problem, {"text": " | ".join(line.cells)[:400]})]
        else:
            judge.judge(row)
    ImportRow.objects.bulk_create(rows, batch_size=500)
    run.state, run.checked_at, run.empty_rows = State.CHECKED, timezone.now(), table.empty
    run.save(update_fields=["state", "checked_at", "empty_rows", "asked_at", "asked_by"])
    record("agreement_import.checked", run, by=by, codes=run.counts())


def _choice_before(row: ImportRow, chosen: dict[int, ImportRow]) -> dict:
    """What somebody chose for the very same row when the file was tried before with other columns."""
    before = chosen.get(row.number)
    if before is None or before.cells != row.cells:
        return {}
    is_gone = before.choice.get("city") == "new" and not row.candidates["new_city"]
    return {} if is_gone else before.choice
