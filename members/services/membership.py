"""What happens to a membership. Desk and members' area call these verbs; nobody else changes a status."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from mayors_club import events
from members.models import Mandate, Member, PersonalLink
from members.services.accounts import user_for
from members.services.representatives import end_representative
from members.services.sessions import close_sessions_of_those_without_rights


class WrongState(Exception):
    """The step does not exist from the state the membership is in now."""

    def __init__(self, member, wanted):
        self.member = member
        self.wanted = wanted
        super().__init__(f"{member.pk}: {member.status} -> {wanted}")


class AlreadyMember(Exception):
    """The person has a live membership already."""

    def __init__(self, member):
        self.member = member
        super().__init__(str(member.pk))


@transaction.atomic
def admit(*, email, language, by, effective_at, mandates, **fields) -> Member:
    """A new membership, in onboarding, invisible to everybody until `effective_at`.

    `fields` are columns of the membership (names, forms of address, titles, phone, community); `mandates` are
    dictionaries of Mandate columns, the membership's community being the default. The membership attaches to the user
    with this address (representative, staff, former member) or makes one. An elected term that overlaps another
    person's becomes contested. No letter is written: the caller does. Raises AlreadyMember.
    """
    names = {name: fields[name] for name in ("full_name_uk", "full_name_latin")}
    user = user_for(email, language=language, **names)
    user.language = language
    user.save(update_fields=["language"])
    live = Member.objects.filter(user=user, status__in=Member.LIVE).first()
    if live:
        raise AlreadyMember(live)
    member = Member.objects.create(user=user, effective_at=effective_at, **fields)
    place = {"community": member.community, "community_typed": member.community_typed}
    written = [_write_mandate(member, {**place, **mandate}) for mandate in mandates]
    contested = [mandate.pk for mandate in written if mandate.is_contested]
    events.record(
        "member.admitted",
        subject=member,
        by=by,
        to_state=member.status,
        codes={"contested_mandates": contested} if contested else None,
    )
    return member


def _write_mandate(member, columns) -> Mandate:
    mandate = Mandate(member=member, **columns)
    _overlapping_terms_of_earlier_memberships(mandate).delete()
    try:
        with transaction.atomic():
            mandate.save()
    except IntegrityError:
        # Somebody else is recorded as elected head at that time. The other mistakes fail again here.
        mandate.is_contested = True
        mandate.save()
    return mandate


def _overlapping_terms_of_earlier_memberships(mandate):
    """The same term, written down when the person was admitted before: the newly checked row replaces it."""
    earlier = Mandate.objects.filter(member__user=mandate.member.user, kind=mandate.kind, community=mandate.community)
    earlier = earlier.exclude(member=mandate.member).exclude(ends_on__lte=mandate.starts_on)
    return earlier.filter(starts_on__lt=mandate.ends_on) if mandate.ends_on else earlier


@transaction.atomic
def annul(member: Member, *, by) -> None:
    """The decision is taken back in its undo window: as if the membership had never been. Raises WrongState.

    Its terms leave the record, or go back to the person's former membership.
    """
    _move(member, Member.Status.ANNULLED, verb="member.annulled", by=by)
    former = member.user.memberships.filter(status=Member.Status.ENDED).order_by("-ended_at").first()
    if former:
        member.mandates.update(member=former)
    else:
        member.mandates.all().delete()
    _close_doors(member, by=by)


@transaction.atomic
def end_membership(member: Member, *, reason, by) -> None:
    """The membership ends for a reason of Member.EndReason; representatives end with it. Raises WrongState.

    Sessions of the member and of representatives who now have no other right close at once. No letter is written.
    """
    columns = {"ended_at": timezone.now(), "ended_by": by, "end_reason": Member.EndReason(reason)}
    codes = {"reason": str(Member.EndReason(reason))}
    _move(member, Member.Status.ENDED, verb="member.ended", by=by, columns=columns, codes=codes)
    _close_doors(member, by=by)


@transaction.atomic
def confirm_activation(member: Member, *, by, language=None, **columns) -> None:
    """The member has confirmed (and perhaps corrected) their data: onboarding becomes active. Raises WrongState."""
    columns = {**columns, "confirmed_at": timezone.now()}
    _move(member, Member.Status.ACTIVE, verb="member.activated", by=by, columns=columns)
    _bring_user_up_to_date(member, language)
    PersonalLink.objects.filter(user=member.user, purpose="welcome").alive().update(revoked_at=timezone.now())


@transaction.atomic
def change_member_data(member: Member, *, by, language, **columns) -> None:
    """Save what the member changed in their profile; the event names the columns, never the values."""
    member.refresh_from_db(from_queryset=Member.objects.select_for_update())
    changed = [name for name, value in columns.items() if getattr(member, name) != value]
    for name in changed:
        setattr(member, name, columns[name])
    member.save(update_fields=changed)
    _bring_user_up_to_date(member, language)
    events.record("member.data_changed", subject=member, by=by, codes={"fields": changed})


def _bring_user_up_to_date(member, language) -> None:
    """The same person signs in and gets the letters."""
    user = member.user
    user.full_name_uk, user.full_name_latin = member.full_name_uk, member.full_name_latin
    user.language = language or user.language
    user.save(update_fields=["full_name_uk", "full_name_latin", "language"])


def _move(member, to, *, verb, by, columns=None, codes=None) -> None:
    member.refresh_from_db(from_queryset=Member.objects.select_for_update())
    came_from = member.status
    if to not in Member.TRANSITIONS[came_from]:
        raise WrongState(member, to)
    changed = {"status": to, **(columns or {})}
    for name, value in changed.items():
        setattr(member, name, value)
    member.save(update_fields=list(changed))
    events.record(verb, subject=member, by=by, from_state=came_from, to_state=to, codes=codes)


def _close_doors(member, *, by) -> None:
    for representative in member.representatives.exclude(status="ended").select_related("user"):
        end_representative(representative, by=by, codes={"because": "membership"})
    close_sessions_of_those_without_rights([member.user])
