"""Once a year the mayor says that the page is right, or corrects it."""

from django.db import transaction
from django.utils import timezone

from mayors_club import events, mail
from mayors_club.models import Event, OutgoingEmail
from offices.models import Office


@transaction.atomic
def confirm_content(office: Office, *, by, by_kind=None, on_behalf_of=None) -> None:
    """The page is right as it is. By the link of the letter `by` is the member."""
    office.refresh_from_db(from_queryset=Office.objects.select_for_update())
    office.confirmed_at = timezone.now()
    office.save(update_fields=["confirmed_at"])
    events.record("office.confirmed", subject=office, by=by, by_kind=by_kind, on_behalf_of=on_behalf_of)


@transaction.atomic
def ask_to_confirm(office: Office) -> None:
    """The yearly letter, once for each confirmation that has grown old. Asking twice writes nothing."""
    member = office.member
    key = f"office_confirm:{office.pk}:{office.confirmed_at.date()}"
    if OutgoingEmail.objects.filter(dedupe_key=key).exists():
        return
    mail.queue(
        "office_confirm",
        to=member.user.email,
        language=member.user.language,
        context={"office": office, "member": member},
        dedupe_key=key,
        subject=office,
    )
    events.record("office.asked_to_confirm", subject=office, by_kind=Event.ActorKind.SYSTEM)
