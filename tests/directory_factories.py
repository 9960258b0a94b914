"""`make_entry` and `make_relay_letter`: rows of the members' directory, written past the services."""

from members.models import DirectoryEntry, RelayLetter
from tests.factories import make_member


def make_entry(member=None, **fields) -> DirectoryEntry:
    return DirectoryEntry.objects.create(member=member or make_member(), **fields)


def make_relay_letter(sender=None, recipient=None, **fields) -> RelayLetter:
    sender = sender or make_member()
    fields.setdefault("sent_by", sender.user)
    return RelayLetter.objects.create(sender=sender, recipient=recipient or make_member(), **fields)
