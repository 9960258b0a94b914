"""Letters from member to member: through the site, so that neither address is given away."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from mayors_club import events, mail
from mayors_club.models import Event
from members.models import DirectoryEntry, Member, RelayLetter, User

MOST_A_DAY = 10
DAY = timedelta(days=1)
SALT = "members.relay"


class CannotWrite(Exception):
    """`reason` says why: off (the recipient takes no letters), many (ten in a day), gone (not both are members)."""

    def __init__(self, reason):
        self.reason = reason
        super().__init__(reason)


@transaction.atomic
def write(sender: Member, recipient: Member, *, text, shows_address, key: UUID, by, answers=None) -> RelayLetter:
    """A letter in the sender's name leaves for the recipient's address. Raises CannotWrite.

    `by` is the sender's own user or who represents the sender. A second call with the same `key` answers the first
    letter. An answer reaches also who has switched letters off: they wrote first.
    """
    # The account is the lock for its ten letters, and for the key.
    User.objects.select_for_update().get(pk=by.pk)
    before = RelayLetter.objects.filter(pk=key).first()
    if before and before.sent_by_id == by.pk:
        return before
    if before or sender == recipient or Member.objects.active().filter(pk__in=[sender.pk, recipient.pk]).count() != 2:
        raise CannotWrite("gone")
    if answers is None and DirectoryEntry.objects.filter(member=recipient, takes_letters=False).exists():
        raise CannotWrite("off")
    if RelayLetter.objects.filter(sent_by=by, sent_at__gt=timezone.now() - DAY).count() >= MOST_A_DAY:
        raise CannotWrite("many")
    letter = RelayLetter.objects.create(
        pk=key, sender=sender, recipient=recipient, sent_by=by, shows_address=shows_address, answers=answers
    )
    principal = None if by.pk == sender.user_id else sender.user
    events.record("relay.written", subject=letter, by=by, on_behalf_of=principal)
    _queue(letter, text)
    return letter


@transaction.atomic
def report(letter: RelayLetter) -> None:
    """The recipient shows the letter to the secretariat; a line of the work list. Twice is once."""
    letter.refresh_from_db(from_queryset=RelayLetter.objects.select_for_update())
    if letter.reported_at is None:
        letter.reported_at = timezone.now()
        letter.save(update_fields=["reported_at"])
        # Whoever holds the link: the recipient, or somebody they gave the letter to.
        events.record("relay.reported", subject=letter, by_kind=Event.ActorKind.MEMBER)


@transaction.atomic
def close_report(letter: RelayLetter, *, by) -> None:
    """The secretariat has dealt with it. Twice is once."""
    letter.refresh_from_db(from_queryset=RelayLetter.objects.select_for_update())
    if letter.reported_at and letter.closed_at is None:
        letter.closed_at, letter.closed_by = timezone.now(), by
        letter.save(update_fields=["closed_at", "closed_by"])
        events.record("relay.report_closed", subject=letter, by=by)


def letter_to_report(token: str) -> RelayLetter | None:
    """The letter behind a link; None for what we never wrote or no longer have."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return RelayLetter.objects.filter(pk=key).select_related("sender").first()


def token_of(letter: RelayLetter) -> str:
    return signing.dumps(str(letter.pk), salt=SALT)


def relay_report_link_of(letter) -> str:
    """Minter of [[relay_report_link]]: the letter is about a relay letter."""
    with override(letter.language):
        return settings.SITE_URL + reverse("members:relay_report", args=[token_of(RelayLetter(pk=letter.about_id))])


def _queue(letter: RelayLetter, text: str) -> None:
    user = letter.recipient.user
    with override(user.language):
        answer_url = settings.SITE_URL + reverse("members:relay_answer", args=[letter.pk])
    mail.queue(
        "relay_letter",
        to=user.email,
        language=user.language,
        context={
            "member": letter.recipient,
            "sender": letter.sender,
            "aide": None if letter.sent_by_id == letter.sender.user_id else letter.sent_by,
            "text": text,
            "address": letter.sent_by.email if letter.shows_address else "",
            "is_answer": letter.answers_id is not None,
            "answer_url": answer_url,
        },
        dedupe_key=f"relay_letter:{letter.pk}",
        subject=letter,
    )
