"""The address of a page: from the Latin spelling of the name, never changed by itself once the page was public."""

from django.db import transaction
from django.utils.text import slugify

from mayors_club import events
from offices.models import FormerAddress, Office

# Words that are pages of ours below offices/.
TAKEN = {"feed", "open-data", "approve", "confirm"}
LONGEST = 70


class AddressTaken(Exception):
    """Another page has, or once had, this address."""


def free_slug(member) -> str:
    """«iryna-savchuk»; with the place behind it, then a number, when that is somebody else's."""
    name = slugify(member.full_name_latin)[:LONGEST].strip("-") or "office"
    place = slugify(member.community.centre_latin) if member.community else ""
    candidates = [name, *([f"{name}-{place}"[:LONGEST].strip("-")] if place else [])]
    candidates += [f"{candidates[-1]}-{number}" for number in range(2, 100)]
    return next(slug for slug in candidates if is_free(slug))


def is_free(slug: str, office: Office | None = None) -> bool:
    others = Office.objects.exclude(pk=office.pk) if office else Office.objects.all()
    former = FormerAddress.objects.exclude(office=office) if office else FormerAddress.objects.all()
    return slug not in TAKEN and not (others.filter(slug=slug).exists() or former.filter(slug=slug).exists())


@transaction.atomic
def change_address(office: Office, slug: str, *, by) -> None:
    """Give the page another address; once it was public, the old one leads to the new one for ever.

    Raises AddressTaken.
    """
    office.refresh_from_db(from_queryset=Office.objects.select_for_update())
    if slug == office.slug:
        return
    if not is_free(slug, office):
        raise AddressTaken
    FormerAddress.objects.filter(slug=slug, office=office).delete()
    if office.live_id:
        FormerAddress.objects.create(slug=office.slug, office=office)
    office.slug = slug
    office.save(update_fields=["slug"])
    events.record("office.address_changed", subject=office, by=by)
