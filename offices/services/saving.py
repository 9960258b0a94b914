"""Saving a section of the draft: nobody's text is lost when two people write at once."""

from dataclasses import asdict, dataclass, replace

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from offices.content import Content, english_part, ukrainian_part
from offices.merging import Merge, merge
from offices.models import Edition, Office, Section
from offices.services.opening import open_draft
from offices.services.publishing import take_back


class Conflict(Exception):
    """Somebody saved the same text after this person had opened it. Nothing was written.

    `theirs` is the section as it is now, `base` what both had begun with.
    `fields` are the parts both changed; `content` has mine there, and what only they changed everywhere else.
    """

    def __init__(self, theirs: Section, base: Content, merged: Merge):
        self.theirs = theirs
        self.base = base
        self.fields = merged.conflicts
        self.content = Content(**merged.content)
        super().__init__(f"{theirs.edition_id} {theirs.kind}")


@dataclass(frozen=True)
class Saved:
    section: Section
    # Somebody else's changes of other parts were kept beside these.
    is_merged: bool = False
    was_in_review: bool = False


@transaction.atomic
def save_section(
    office: Office,
    kind: str,
    content: Content,
    *,
    revision: int,
    by,
    on_behalf_of=None,
    english_is_checked=False,
    keeps_review=False,
) -> Saved:
    """Write a section of the draft; the live page stays as it is.

    `revision` is the one the writer began with. What somebody else saved meanwhile is kept where it does not touch
    the same text; otherwise raises Conflict. A page in review goes back to the drafts, unless who reads it corrects a
    slip (`keeps_review`). Saving what is there already writes nothing, unless the English is said to hold still.
    """
    edition = open_draft(office)
    section = edition.sections.filter(kind=kind).first() or Section(edition=edition, kind=kind)
    is_merged = revision != section.revision and section.content != content
    if is_merged:
        content = _merged(section, revision, content)
    if section.content == content and not (english_is_checked and section.is_outdated):
        return Saved(section, is_merged)
    was_in_review = edition.status == Edition.Status.IN_REVIEW and not keeps_review
    if was_in_review:
        take_back(edition, by=by, on_behalf_of=on_behalf_of)
    _write(section, content, by, on_behalf_of, english_is_checked)
    edition.changes += 1
    edition.save(update_fields=["changes"])
    events.record(
        "office.section_saved", subject=office, by=by, on_behalf_of=on_behalf_of, codes={"section": str(kind)}
    )
    return Saved(section, is_merged, was_in_review)


def _merged(section: Section, revision: int, mine: Content) -> Content:
    """Both people's changes together. Raises Conflict when they are of the same text, or make no sense together."""
    earlier = history_of(section.edition.office_id, section.kind).filter(revision=revision).first()
    base = content_of(earlier) if earlier else Content()
    merged = merge(asdict(base), asdict(mine), asdict(section.content))
    if merged.is_clean and merged.content["text_en"] and not merged.content["text_uk"]:
        # One took the Ukrainian away while the other translated it.
        merged = replace(merged, content=asdict(mine), conflicts=("text_uk", "text_en"), taken=())
    if merged.conflicts:
        raise Conflict(section, base, merged)
    return Content(**merged.content)


def _write(section: Section, content: Content, by, on_behalf_of, english_is_checked) -> None:
    now = timezone.now()
    before = section.content
    if ukrainian_part(before) != ukrainian_part(content):
        section.uk_changed_at = now
    if english_part(before) != english_part(content) or english_is_checked:
        section.en_checked_at = now
    section.text_uk, section.text_en = content.text_uk, content.text_en
    section.rows, section.portrait_id = content.rows, content.portrait_id
    section.revision += 1
    section.saved_at, section.saved_by, section.saved_for = now, by, on_behalf_of
    section.save()


def history_of(office_id, kind: str):
    """Every saved state of one section, the newest first, whatever edition it was written in."""
    return Section.history.filter(edition__office_id=office_id, kind=kind).order_by("-saved_at", "-history_id")


def history_of_page(office):
    """Every save of every section of a page, the newest first."""
    records = Section.history.filter(edition__office=office).order_by("-saved_at", "-history_id")
    return records.select_related("saved_by", "saved_for")


def content_of(record) -> Content:
    """The content of a row of the history."""
    return Content(record.text_uk or "", record.text_en or "", record.rows, record.portrait_id)


def restore_section(office: Office, record, *, by, on_behalf_of=None) -> Saved:
    """Write an earlier state of a section into the draft, as a save of its own."""
    edition_section = Section.objects.filter(edition__office=office, edition__status__in=Edition.OPEN, kind=record.kind)
    current = edition_section.first() or Section.objects.filter(edition=office.live_id, kind=record.kind).first()
    revision = current.revision if current else 0
    return save_section(office, record.kind, content_of(record), revision=revision, by=by, on_behalf_of=on_behalf_of)


@transaction.atomic
def restore_edition(edition: Edition, *, by, on_behalf_of=None) -> Edition:
    """Make the draft say what an earlier published edition said, section by section. Answers the draft."""
    office = edition.office
    draft = open_draft(office)
    wanted = {section.kind: section.content for section in edition.sections.all()}
    present = {section.kind: section for section in draft.sections.all()}
    for kind in sorted({*wanted, *present}):
        revision = present[kind].revision if kind in present else 0
        content = wanted.get(kind, Content())
        save_section(office, kind, content, revision=revision, by=by, on_behalf_of=on_behalf_of)
    return Edition.objects.get(pk=draft.pk)
