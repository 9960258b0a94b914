"""A person's own data: what each app holds about them, as rows that are written out for a machine and for a reader.

An app offers `Held` rows. Every column is given unless it is left out by name and with a reason, so that a new column
is in the export before anybody thinks of it. Other people stand in the rows as "somebody else", never by name.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mayors_club import typography

YOU, SOMEBODY_ELSE = "you", "somebody else"
SHOWN = 30
EMPTY = (None, "", [], {})


@dataclass(frozen=True)
class Held:
    """Rows of one table about a person. `instead` gives something else for a column, `labels` a name for readers."""

    title: str | Promise
    rows: models.QuerySet
    left_out: dict[str, str | Promise] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    instead: dict[str, Callable] = field(default_factory=dict)
    labels: dict[str, str | Promise] = field(default_factory=dict)

    @property
    def table(self) -> str:
        return self.rows.model._meta.label_lower

    @property
    def fields(self) -> list[models.Field]:
        columns = [column for column in self.rows.model._meta.local_fields if column.name not in self.left_out]
        return [column for column in columns if not self.only or column.name in self.only]

    @property
    def files(self) -> list[models.FileField]:
        return [column for column in self.fields if isinstance(column, models.FileField)]

    def label(self, column) -> str | Promise:
        """What the column is called for readers; empty for what only a machine reads."""
        named = column.verbose_name if isinstance(column.verbose_name, Promise) else ""
        return self.labels.get(column.name, named)


@dataclass(frozen=True)
class OwnData:
    """The whole of it: what the apps offer, what is kept back and why, how a consent is withdrawn."""

    parts: tuple[Callable, ...]
    left_out: dict[str, str | Promise]
    consents: Callable
    withdraw_consents: Callable

    def held(self, person) -> list[Held]:
        return [held for part in self.parts for held in part(person)]

    def document(self, person) -> dict:
        """Everything, for a machine."""
        tables: dict[str, list] = {}
        left_out = dict(self.left_out)
        for held in self.held(person):
            rows = [{column.name: plain(held, row, column, person) for column in held.fields} for row in held.rows]
            tables.setdefault(held.table, []).extend(rows)
            left_out |= {f"{held.table}.{name}": reason for name, reason in held.left_out.items()}
        return {"made_at": timezone.now(), "account": person.pk, "tables": tables, "left_out": left_out}

    def files(self, person) -> list:
        """The files that the rows name, each where it lies; one that is not there any more is left out."""
        columns = [(held, column) for held in self.held(person) for column in held.files]
        found = [getattr(row, column.name) for held, column in columns for row in held.rows]
        return [file for file in found if file and file.storage.exists(file.name)]

    def kept_back(self, person) -> list[str]:
        """Why something is not there, for a reader."""
        reasons = [reason for held in self.held(person) for reason in held.left_out.values()]
        return list(dict.fromkeys(str(reason) for reason in [*reasons, *self.left_out.values()]))

    def chapters(self, person) -> list[dict]:
        """The same for a reader: titles, and for each row what is called what; the newest rows of a long table."""
        return [chapter for held in self.held(person) if (chapter := chapter_of(held, person))["count"]]


def chapter_of(held: Held, person) -> dict:
    count = held.rows.count()
    rows = [_facts(held, row, person) for row in islice(held.rows, SHOWN)] if count else []
    return {"title": held.title, "count": count, "rows": rows, "more": max(0, count - SHOWN)}


def _facts(held, row, person) -> list[dict]:
    facts = [{"label": label, "lines": in_words(held, row, column, person)} for label, column in _named(held)]
    return [fact for fact in facts if fact["lines"]]


def _named(held):
    return [(label, column) for column in held.fields if (label := held.label(column))]


def plain(held: Held, row, column, person):
    """The value as it stands in the row; people become "you" or "somebody else"."""
    if column.name in held.instead:
        return held.instead[column.name](row)
    value = getattr(row, column.attname)
    if _is_person(column):
        return None if value is None else YOU if value == person.pk else SOMEBODY_ELSE
    return value.name if isinstance(column, models.FileField) else value


def in_words(held: Held, row, column, person) -> list[str]:
    """The value in lines for a reader; none for nothing, and for a number that only says which row."""
    value = plain(held, row, column, person)
    if value in EMPTY or (column.is_relation and not _is_person(column) and column.name not in held.instead):
        return []
    if _is_person(column) and column.name not in held.instead:
        return [_("you") if value == YOU else _("somebody else")]
    if column.choices:
        return [str(row._get_FIELD_display(column))]
    return _lines(value)


def _lines(value, name="") -> list[str]:
    """What lies inside lists and dictionaries, one line each, with the name of where it lies."""
    if isinstance(value, dict):
        return [line for key, inner in value.items() for line in _lines(inner, key)]
    if isinstance(value, list):
        return [line for inner in value for line in _lines(inner, name)]
    return [f"{name}: {_text(value)}" if name else _text(value)] if value not in EMPTY else []


def _text(value) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        local = timezone.localtime(value)
        return f"{typography.long_date(local, get_language())}, {local:%H:%M}"
    if isinstance(value, date):
        return typography.long_date(value, get_language())
    return str(value)


def _is_person(column) -> bool:
    return column.is_relation and column.related_model is get_user_model()
