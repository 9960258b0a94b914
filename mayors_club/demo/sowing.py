"""How demo sets come into the database: each row once, refreshed while nobody has edited it, never brought back."""

import hashlib
import json
from collections.abc import Callable

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model

from mayors_club.models import DemoRow


class Sower:
    """Sows the rows of one set and counts what it did."""

    def __init__(self, set_name: str) -> None:
        self.set_name = set_name
        self.added = self.refreshed = self.left_alone = 0

    def row(self, key: str, columns: dict, make: Callable[[], Model], save: Callable[[Model], None] | None = None):
        """The row `key` of this set, or None when a person has deleted it.

        The first time `make` makes it. Later `columns` (what the demo wants them to hold) are written again, unless
        one of them no longer holds what was sown: then a person has edited the row and it stays as it is.
        """
        known = DemoRow.objects.filter(set_name=self.set_name, key=key).first()
        if known is None:
            return self._add(key, columns, make)
        row = known.find()
        if row is None or digest(row, known.columns) != known.digest:
            self.left_alone += 1
            return row
        if any(getattr(row, name) != value for name, value in columns.items()):
            self._refresh(row, known, columns, save)
        return row

    def _add(self, key, columns, make):
        with transaction.atomic():
            row = make()
            row.refresh_from_db()
            DemoRow.objects.create(
                set_name=self.set_name,
                key=key,
                model=row._meta.label_lower,
                row_id=str(row.pk),
                columns=sorted(columns),
                digest=digest(row, columns),
            )
        self.added += 1
        return row

    def _refresh(self, row, known, columns, save):
        for name, value in columns.items():
            setattr(row, name, value)
        with transaction.atomic():
            if save:
                save(row)
            else:
                row.save(update_fields=list(columns))
            row.refresh_from_db()
            known.columns, known.digest = sorted(columns), digest(row, columns)
            known.save(update_fields=["columns", "digest"])
        self.refreshed += 1


def digest(row: Model, columns) -> str:
    """A hash of what these columns hold in the database."""
    values = {name: row._meta.get_field(name).value_from_object(row) for name in sorted(columns)}
    return hashlib.sha256(json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False).encode()).hexdigest()
