"""What a reader sees of a member: the one place that decides. Pages, previews and files show this and nothing else."""

from dataclasses import dataclass

from members.models import Audience, DirectoryEntry, Member
from members.vocabulary import LANGUAGES, TOPICS, words_of


@dataclass(frozen=True)
class Seen:
    """The fields one audience may see, in words; what it may not see is empty, like what was never filled in."""

    languages: list[str]
    topics: list[str]
    email: str
    phone: str

    def __bool__(self):
        return bool(self.languages or self.topics or self.email or self.phone)


def seen(member: Member, by: Audience) -> Seen:
    return seen_of_entry(entry_of(member), by)


def seen_of_entry(entry: DirectoryEntry, by: Audience) -> Seen:
    shown = {field: getattr(entry, field) if _is_open(entry, field, by) else "" for field in DirectoryEntry.FIELDS}
    return Seen(
        words_of(shown["languages"], LANGUAGES), words_of(shown["topics"], TOPICS), shown["email"], shown["phone"]
    )


def entry_of(member: Member) -> DirectoryEntry:
    """The member's row, or the defaults of who has none yet. Join `directory_entry` where there are many members."""
    return getattr(member, "directory_entry", None) or DirectoryEntry(member_id=member.pk)


def _is_open(entry: DirectoryEntry, field: str, by: Audience) -> bool:
    """Nobody is no reader: asked for them, nothing is shown. Who is not listed shows nothing at all."""
    return by > Audience.NOBODY and entry.is_listed and entry.is_shown(field, by)
