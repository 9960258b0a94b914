"""What a member does with their entry in the directory."""

from django.db import transaction

from mayors_club import events
from members.models import Audience, DirectoryEntry, Member

PUBLIC = ("languages_for", "topics_for")


@transaction.atomic
def change_entry(member: Member, *, by, **columns) -> DirectoryEntry:
    """Save what the member shows and to whom; the event names the columns, never the values.

    Who leaves the directory shows nothing to everyone from then on: what was public becomes members' only.
    """
    # The member's row is the lock: the entry may not exist yet.
    Member.objects.select_for_update().get(pk=member.pk)
    entry, _is_new = DirectoryEntry.objects.get_or_create(member=member)
    if not columns.get("is_listed", entry.is_listed):
        columns |= {name: min(columns.get(name, getattr(entry, name)), Audience.MEMBERS) for name in PUBLIC}
    changed = [name for name, value in columns.items() if getattr(entry, name) != value]
    for name in changed:
        setattr(entry, name, columns[name])
    entry.save(update_fields=changed)
    events.record("directory.changed", subject=member, by=by, codes={"fields": changed})
    return entry


def note_export(member: Member, *, by, rows: int, filters: list[str]) -> None:
    """Somebody working for the member takes the directory away as a table: how many rows, narrowed by what."""
    principal = None if by.pk == member.user_id else member.user
    codes = {"rows": rows, "filters": filters}
    events.record("directory.exported", subject=member, by=by, on_behalf_of=principal, codes=codes)
