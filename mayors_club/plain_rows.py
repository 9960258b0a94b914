"""Rows of a statement that was put together before, without models: both cost several times the question itself."""

from collections.abc import Sequence
from operator import itemgetter
from typing import TypeVar

from django.db import connection

Row = TypeVar("Row", bound=tuple)


def plain_rows(kind: type[Row], sql: str, values: Sequence) -> list[Row]:
    """`kind` is a NamedTuple; its fields are columns by name, those of a related model without its name."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        names = [column.name.rpartition("__")[2] for column in cursor.description]
        in_order = itemgetter(*(names.index(name) for name in kind._fields))
        return [kind._make(in_order(columns)) for columns in cursor.fetchall()]
