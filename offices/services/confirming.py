"""Once a year the mayor says that the page is right, or corrects it."""

from django.db import transaction
from django.utils import timezone

from mayors_club import events, mail
from mayors_club.models import Event, OutgoingEmail
from members import services as members
from members.letter_kinds import OFFICE_REMINDERS
from offices.models import Office


@transaction.atomic
def confirm_content(office: Office, *, by, by_kind=None, on_behalf_of=None) -> None:
    """The page is right as it is. By the link of the letter `by` is the member."""
    office.refresh_from_db(from_queryset=Office.objects.select_for_update())
    office.confirmed_at = timezone.now()
    office.save(update_fields=["confirmed_at"])
    events.record("office.confirmed", subject=office, by=by, by_kind=by_kind, on_behalf_of=on_behalf_of)


def ask_to_confirm_where_stale(now=None) -> int:
    """The yearly letter about every page unconfirmed for a year, to those who want it; how many were written."""
    stale = Office.objects.stale(now).select_related("member__user")
    wanted = [office for office in stale if members.wants(office.member.user, OFFICE_REMINDERS)]
    return sum(ask_to_confirm(office) for office in wanted)


def ask_to_confirm(office: Office) -> bool:
    """The yearly letter, once for each confirmation that has grown old. Asking twice writes nothing."""
    return _ask(office, f"office_confirm:{office.pk}:{office.confirmed_at.date()}")


def ask_again_to_confirm(office: Office) -> bool:
    """The same letter with a fresh link: the time of the old one was over. Once a day."""
    return _ask(office, f"office_confirm:{office.pk}:{office.confirmed_at.date()}:again:{timezone.localdate()}")


@transaction.atomic
def _ask(office: Office, key: str) -> bool:
    if OutgoingEmail.objects.filter(dedupe_key=key).exists():
        return False
    member = office.member
    mail.queue(
        "office_confirm",
        to=member.user.email,
        language=member.user.language,
        context={"office": office, "member": member},
        dedupe_key=key,
        subject=office,
    )
    events.record("office.asked_to_confirm", subject=office, by_kind=Event.ActorKind.SYSTEM)
    return True
