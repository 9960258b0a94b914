"""Those who act for a member: invited, accepted or declined, changed and ended by the member alone."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from mayors_club import events, mail
from mayors_club.models import Event
from members.models import Member, Representative, User
from members.services.accounts import user_for
from members.services.links import end_of_day
from members.services.sessions import close_sessions_of_those_without_rights

INVITED_FOR = 14  # days
MOST = 10
SALT = "members.representative"


class CannotInvite(Exception):
    """`reason` says why: own (the member's own address), again (invited or acting already), many, ended."""

    def __init__(self, reason):
        self.reason = reason
        super().__init__(reason)


class InvitationGone(Exception):
    """The invitation was answered, withdrawn or has run out."""


@transaction.atomic
def invite_representative(member: Member, *, email, full_name_uk, scopes, ends_on=None, by) -> Representative:
    """Invite a person to act for the member; a letter with a personal link leaves at once. Raises CannotInvite.

    `scopes` are names out of Representative.SCOPES. Only the member invites: `by` is the member's own user.
    """
    member.refresh_from_db(from_queryset=Member.objects.select_for_update())
    email = email.strip().lower()
    present = member.representatives.exclude(status=Representative.Status.ENDED)
    if not member.is_effective or member.status != Member.Status.ACTIVE or member.user_id != by.pk:
        raise CannotInvite("ended")
    if email == member.user.email:
        raise CannotInvite("own")
    if present.filter(email=email).exists():
        raise CannotInvite("again")
    if present.count() >= MOST:
        raise CannotInvite("many")
    given = {scope: scope in scopes for scope in Representative.SCOPES}
    representative = Representative.objects.create(
        member=member, email=email, full_name_uk=full_name_uk, ends_on=ends_on, **given
    )
    events.record("representative.invited", subject=representative, by=by, to_state=representative.status)
    _send_invitation(representative)
    return representative


@transaction.atomic
def invite_again(representative: Representative, *, by) -> None:
    """The same invitation once more, with its days counted anew. Raises InvitationGone when it was answered."""
    _lock(representative)
    if representative.status != Representative.Status.INVITED:
        raise InvitationGone
    representative.invited_at = timezone.now()
    representative.save(update_fields=["invited_at"])
    events.record("representative.invited_again", subject=representative, by=by)
    _send_invitation(representative)


@transaction.atomic
def accept_invitation(representative: Representative) -> User:
    """The person of the letter agrees; a letter tells the member. Answers their account. Raises InvitationGone."""
    _lock(representative)
    if not is_open(representative):
        raise InvitationGone
    user = user_for(
        representative.email, language=representative.member.user.language, full_name_uk=representative.full_name_uk
    )
    representative.user, representative.accepted_at = user, timezone.now()
    _move(
        representative, Representative.Status.ACTIVE, "representative.accepted", by=user, fields=["user", "accepted_at"]
    )
    _tell_member("representative_accepted", representative)
    return user


@transaction.atomic
def decline_invitation(representative: Representative) -> None:
    """The person does not want to; a letter tells the member. Raises InvitationGone."""
    _lock(representative)
    if not is_open(representative):
        raise InvitationGone
    representative.ended_at = timezone.now()
    kind = Event.ActorKind.SYSTEM
    codes = {"because": "declined"}
    _move(representative, "ended", "representative.declined", by_kind=kind, codes=codes, fields=["ended_at"])
    _tell_member("representative_declined", representative)


@transaction.atomic
def change_representative(representative: Representative, *, scopes, ends_on, by) -> None:
    """Other rights or another last day; works from the next click of the representative on."""
    _lock(representative)
    if representative.status == Representative.Status.ENDED:
        raise InvitationGone
    for scope in Representative.SCOPES:
        setattr(representative, scope, scope in scopes)
    representative.ends_on = ends_on
    representative.save(update_fields=[*Representative.SCOPES, "ends_on"])
    codes = {"scopes": sorted(scopes), "until": ends_on.isoformat() if ends_on else None}
    events.record("representative.changed", subject=representative, by=by, codes=codes)


@transaction.atomic
def end_representative(representative: Representative, *, by=None, codes=None) -> None:
    """The representative may no longer act; without other rights their sessions close. Ending twice does nothing."""
    _lock(representative)
    if Representative.Status.ENDED not in Representative.TRANSITIONS[representative.status]:
        return
    representative.ended_at, representative.ended_by = timezone.now(), by
    kind = None if by else Event.ActorKind.SYSTEM
    fields = ["ended_at", "ended_by"]
    _move(representative, "ended", "representative.ended", by=by, by_kind=kind, codes=codes, fields=fields)
    if representative.user:
        close_sessions_of_those_without_rights([representative.user])


def end_expired(now=None) -> int:
    """End invitations nobody answered and representations past their last day. Answers how many."""
    now = now or timezone.now()
    unanswered = Representative.objects.filter(
        status=Representative.Status.INVITED, invited_at__lt=now - timedelta(days=INVITED_FOR + 1)
    )
    over = Representative.objects.filter(status=Representative.Status.ACTIVE, ends_on__lt=timezone.localdate(now))
    ended = [*unanswered, *over]
    for representative in ended:
        end_representative(representative, codes={"because": "expired"})
    return len(ended)


def is_open(representative: Representative) -> bool:
    """Whether the invitation can still be answered."""
    return (
        representative.status == Representative.Status.INVITED
        and invited_until(representative) > timezone.now()
        and representative.member.is_effective
    )


def invited_until(representative: Representative):
    """23:59 in Kyiv on the fourteenth day after the letter."""
    return end_of_day(timezone.localdate(representative.invited_at), INVITED_FOR)


def token_of(representative: Representative) -> str:
    return signing.dumps(str(representative.pk), salt=SALT)


def invitation_of(token: str) -> Representative | None:
    """The invitation behind a link, answered or not; None for what we never wrote."""
    try:
        key = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return Representative.objects.filter(pk=key).select_related("member__user", "member__community").first()


def invitation_link_of(letter) -> str:
    """Minter of [[invitation_link]]: the letter is about a representative."""
    representative = Representative.objects.get(pk=letter.about_id)
    with override(letter.language):
        return settings.SITE_URL + reverse("members:invitation", args=[token_of(representative)])


def _lock(representative: Representative) -> None:
    representative.refresh_from_db(from_queryset=Representative.objects.select_for_update())


def _move(representative, to, verb, *, fields, **event) -> None:
    came_from, representative.status = representative.status, Representative.Status(to)
    representative.save(update_fields=["status", *fields])
    events.record(verb, subject=representative, from_state=came_from, to_state=representative.status, **event)


def _send_invitation(representative: Representative) -> None:
    member = representative.member
    mail.queue(
        "representative_invitation",
        to=representative.email,
        language=member.user.language,
        context={
            "representative": representative,
            "member": member,
            "until": timezone.localdate(invited_until(representative)),
        },
        dedupe_key=f"representative_invitation:{representative.pk}:{representative.invited_at.timestamp()}",
        subject=representative,
    )


def _tell_member(name: str, representative: Representative) -> None:
    member = representative.member
    mail.queue(
        name,
        to=member.user.email,
        language=member.user.language,
        context={"representative": representative, "member": member},
        dedupe_key=f"{name}:{representative.pk}",
        subject=representative,
    )
