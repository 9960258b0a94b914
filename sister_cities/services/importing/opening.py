"""A file comes, its columns get their roles, and it goes again."""

from pathlib import PurePath

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from mayors_club import events
from mayors_club.models import Event
from mayors_club.private_files import private_storage
from sister_cities.importing import columns, reading
from sister_cities.importing.table import Table
from sister_cities.models import ImportRun
from sister_cities.services.importing.naming import is_place_of_ours
from sister_cities.services.importing.waiting import long_work

State = ImportRun.State
# What the page of the columns shows: that many rows, of each cell its beginning.
FIRST_ROWS, SHOWN_LETTERS = 8, 80


class NotNow(Exception):
    """The import is closed, or is being tried just now."""


class NotReady(Exception):
    """The source or a column is still missing."""


def upload(content: bytes, *, name: str, by=None) -> ImportRun:
    """Keep the file in the private storage, with a guess at its columns. Raises BadFile."""
    with transaction.atomic():
        run, _table = open_run(content, name=name, by=by)
        run.file.save("file", ContentFile(content), save=False)
        run.save(update_fields=["file"])
    return run


def open_run(content: bytes, *, name: str, by=None, sheet="", encoding="") -> tuple[ImportRun, Table]:
    """The same without keeping the file: for who has it at hand. Raises BadFile."""
    table = reading.read(content, name=name, sheet=sheet, encoding=encoding)
    run = ImportRun(original_name=PurePath(name).name[:120], uploaded_by=by)
    _describe(run, table)
    run.save()
    record("agreement_import.uploaded", run, by=by, codes={"rows": len(table.lines)})
    return run, table


def table_of(run: ImportRun, *, sheet: str | None = None) -> Table:
    """The file as it is to be read now; another `sheet` of it, the first that says something when empty.

    Raises BadFile.
    """
    with run.file.open("rb") as file:
        content = file.read()
    wanted = run.sheet if sheet is None else sheet
    return reading.read(content, name=run.original_name, sheet=wanted, encoding=run.encoding, has_header=run.has_header)


def shown(run: ImportRun) -> ImportRun:
    """With what the page of the columns shows of the file. One that the release before has taken is read here."""
    if not run.head:
        run.sheets = list(table_of(run, sheet="").sheets.items())
        _keep_head(run, table_of(run))
        run.save(update_fields=["sheets", "head"])
    return run


def read_anew(run: ImportRun, *, encoding: str, sheet: str, has_header: bool | None) -> None:
    """Another sheet or encoding: the columns are guessed again, and a heading of None. Raises BadFile, NotNow."""
    with transaction.atomic():
        run = locked(run, State.UPLOADED, State.CHECKED)
        run.encoding, run.sheet, run.has_header = encoding, sheet, has_header
        long_work()
        _describe(run, table_of(run))
        run.state, run.checked_at = State.UPLOADED, None
        run.rows.all().delete()
        run.save()


def set_up(run: ImportRun, *, columns: dict[str, int], **facts) -> None:
    """What each column says, and where the list comes from; `facts` are columns of the run. Raises NotNow."""
    with transaction.atomic():
        run = locked(run, State.UPLOADED, State.CHECKED)
        run.columns = columns
        for name, value in facts.items():
            setattr(run, name, value)
        run.save(update_fields=["columns", *facts])


def discard(run: ImportRun, *, by=None) -> None:
    """The file goes, its rows stay readable for a while; nothing was written. Raises NotNow."""
    with transaction.atomic():
        run = locked(run, State.UPLOADED, State.CHECKING, State.CHECKED)
        close(run, State.DISCARDED, by=by)
        record("agreement_import.discarded", run, by=by)


def locked(run: ImportRun, *states: str) -> ImportRun:
    """The row under lock, as it is now. Raises NotNow when it is in no state of these, or the worker has it."""
    is_with_worker = ImportRun.objects.filter(pk=run.pk, state__in=ImportRun.BUSY).exists()
    rows = ImportRun.objects.select_for_update(of=("self",), skip_locked=is_with_worker)
    found = rows.filter(pk=run.pk).first()
    if found is None or found.state not in states:
        raise NotNow
    return found


def close(run: ImportRun, state: str, *, by) -> None:
    stored = run.file.name
    run.state, run.closed_at, run.closed_by, run.file, run.head = state, timezone.now(), by, "", {}
    run.asked_at = run.asked_by = None
    run.save(update_fields=["state", "closed_at", "closed_by", "file", "head", "asked_at", "asked_by"])
    if stored:
        transaction.on_commit(lambda: private_storage().delete(stored), robust=True)


def record(verb: str, run: ImportRun, *, by, codes=None) -> None:
    """Without a person it was the command."""
    kind = None if by else Event.ActorKind.SYSTEM
    events.record(verb, subject=run, by=by, by_kind=kind, codes=codes)


def _describe(run: ImportRun, table: Table) -> None:
    run.encoding, run.sheet, run.has_header = table.encoding, table.sheet, table.has_header
    run.headers, run.empty_rows = table.headers, table.empty
    rows = [line.cells for line in table.lines if not line.problem]
    run.columns = columns.guess(table.headers, rows, is_place_of_ours())
    _keep_head(run, table)


def _keep_head(run: ImportRun, table: Table) -> None:
    # Read anew, the table knows of the sheet that was asked for alone.
    run.sheets = run.sheets or list(table.sheets.items())
    first = [{"number": line.number, "cells": list(map(_beginning, line.cells))} for line in table.lines[:FIRST_ROWS]]
    run.head = {
        "rows": len(table.lines),
        "broken": sum(bool(line.problem) for line in table.lines),
        "mended": sum(line.is_repaired for line in table.lines),
        "first": first,
    }


def _beginning(cell: str) -> str:
    return cell if len(cell) <= SHOWN_LETTERS else cell[: SHOWN_LETTERS - 1] + "…"
