"""Letters enter the outbox by one statement, which says by itself which of them were there already."""

import uuid

from django.db import connection

from mayors_club.models import OutgoingEmail

FIELDS = OutgoingEmail._meta.concrete_fields
COLUMNS = ", ".join(f'"{field.column}"' for field in FIELDS)
ROW = f"({', '.join(['%s'] * len(FIELDS))})"


def insert(rows: list[OutgoingEmail]) -> set[uuid.UUID]:
    """Write the rows whose `dedupe_key` is new and answer their ids.

    By hand: `bulk_create(ignore_conflicts=True)` does not tell the rows that it wrote from those that it passed over.
    """
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for row in rows for field in FIELDS]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO mayors_club_outgoingemail ({COLUMNS}) VALUES {', '.join([ROW] * len(rows))} "  # noqa: S608 - our own names
            "ON CONFLICT DO NOTHING RETURNING id",
            values,
        )
        written = {key for (key,) in cursor.fetchall()}
    for row in rows:
        row._state.adding, row._state.db = row.pk not in written, connection.alias
    return written
