"""Switches that work at once, past drafts and publication: the page as a whole, and its contacts."""

from django.db import transaction
from django.utils import timezone

from mayors_club import events, mail
from offices.models import Office

SETTINGS = ("may_publish", "life_years")


@transaction.atomic
def hide(office: Office, *, by, on_behalf_of=None) -> None:
    """Take the page out of everything the public can read, now. A letter tells the member when another person did it.

    Hiding a hidden page does nothing.
    """
    office.refresh_from_db(from_queryset=Office.objects.select_for_update())
    if office.is_hidden:
        return
    office.hidden_at, office.hidden_by, office.hidden_for = timezone.now(), by, on_behalf_of
    office.save(update_fields=["hidden_at", "hidden_by", "hidden_for"])
    event = events.record(
        "office.hidden", subject=office, by=by, on_behalf_of=on_behalf_of, from_state="shown", to_state="hidden"
    )
    member = office.member
    if member.user_id != by.pk and member.is_live:
        mail.queue(
            "office_hidden",
            to=member.user.email,
            language=member.user.language,
            context={"office": office, "member": member, "by": by},
            dedupe_key=f"office_hidden:{event.pk}",
            subject=office,
        )


@transaction.atomic
def show_again(office: Office, *, by, on_behalf_of=None) -> None:
    """The page as it was before it was hidden. Showing a page that is shown does nothing."""
    office.refresh_from_db(from_queryset=Office.objects.select_for_update())
    if not office.is_hidden:
        return
    office.hidden_at = office.hidden_by = office.hidden_for = None
    office.save(update_fields=["hidden_at", "hidden_by", "hidden_for"])
    events.record(
        "office.shown", subject=office, by=by, on_behalf_of=on_behalf_of, from_state="hidden", to_state="shown"
    )


@transaction.atomic
def set_contacts(office: Office, *, contact_email: str, contacts: str, by, on_behalf_of=None) -> None:
    """The e-mail for the public and whether it is shown. Works at once, on the live page too."""
    office.refresh_from_db(from_queryset=Office.objects.select_for_update())
    office.contact_email, office.contacts = contact_email, contacts
    office.save(update_fields=["contact_email", "contacts"])
    events.record(
        "office.contacts_set", subject=office, by=by, on_behalf_of=on_behalf_of, codes={"contacts": str(contacts)}
    )


@transaction.atomic
def change_settings(office: Office, *, by, **settings) -> None:
    """What the secretariat keeps about a page, of SETTINGS. The event names the columns, never their values."""
    office.refresh_from_db(from_queryset=Office.objects.select_for_update())
    changed = sorted(name for name in SETTINGS if name in settings and settings[name] != getattr(office, name))
    for name in changed:
        setattr(office, name, settings[name])
    if changed:
        office.save(update_fields=changed)
        events.record("office.settings_changed", subject=office, by=by, codes={"fields": changed})
