"""What was erased, kept outside the database and its backups, so that a restored backup can forget it again.

One JSON object a line: when, which row, what was done. Ids only: the journal names nobody.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import timezone


def remember(verb: str, row) -> None:
    """Add a line and see it on the disk. Call before the commit: a line too many is repeated, one too few is a leak."""
    line = json.dumps(
        {"at": timezone.now().isoformat(), "verb": verb, "model": row._meta.label_lower, "pk": str(row.pk)}
    )
    settings.ERASURE_JOURNAL.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(settings.ERASURE_JOURNAL, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a") as journal:
        journal.write(line + "\n")
        journal.flush()
        os.fsync(journal.fileno())


def lines(path: Path) -> Iterator[dict]:
    """The journal's lines, oldest first; nothing where there is no journal yet."""
    if path.exists():
        yield from (json.loads(line) for line in path.read_text().splitlines() if line)
