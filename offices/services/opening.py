"""The beginning of a page, and of each new draft."""

from django.db import transaction
from django.db.models import Max

from mayors_club import events
from members.models import Member
from offices.models import Edition, Office, Section
from offices.services.addresses import free_slug

COPIED = ("kind", "text_uk", "text_en", "rows", "portrait_id", "revision", "uk_changed_at", "en_checked_at")
COPIED += ("saved_at", "saved_by_id", "saved_for_id")


@transaction.atomic
def open_office(member: Member, *, by, on_behalf_of=None) -> Office:
    """The member's office, made now unless it exists. Nothing of it is public until an edition is published."""
    Member.objects.select_for_update().get(pk=member.pk)
    office = Office.objects.filter(member=member).first()
    if office:
        return office
    office = Office.objects.create(member=member, slug=free_slug(member))
    events.record("office.created", subject=office, by=by, on_behalf_of=on_behalf_of)
    return office


def open_draft(office: Office) -> Edition:
    """The office's open edition, under lock; a new one is a copy of what is live. Call inside `atomic`."""
    Office.objects.select_for_update().get(pk=office.pk)
    edition = office.editions.open().select_for_update().first()
    return edition or copy_of(office, Edition.objects.filter(pk=office.live_id).first())


def copy_of(office: Office, source: Edition | None) -> Edition:
    last = office.editions.aggregate(last=Max("number"))["last"] or 0
    edition = Edition.objects.create(office=office, number=last + 1)
    if source:
        Section.objects.bulk_create(
            Section(edition=edition, **{name: getattr(section, name) for name in COPIED})
            for section in source.sections.all()
        )
    return edition
