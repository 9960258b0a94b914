"""A person goes: out of the Club by their own wish, or out of every role before they are forgotten."""

from django.db import transaction

from mayors_club import mail
from members.models import Member, Representative, User
from members.services.erasure_requests import ask_for_erasure
from members.services.membership import end_membership
from members.services.representatives import end_representative


@transaction.atomic
def leave(member: Member, *, by, erase=False) -> None:
    """The member resigns; a letter says goodbye. With `erase` they also ask to be forgotten. Raises WrongState.

    The page of their office leaves the site with the membership, and their representatives lose their rights.
    """
    end_membership(member, reason=Member.EndReason.RESIGNED, by=by)
    user = member.user
    mail.queue(
        "goodbye",
        to=user.email,
        language=user.language,
        context={"member": member},
        dedupe_key=f"goodbye:{member.pk}",
        subject=member,
    )
    if erase:
        ask_for_erasure(user)


@transaction.atomic
def end_every_role(user: User, *, by) -> None:
    """Before somebody who asked for it is erased: memberships end as resigned, representing others ends. No letters."""
    for member in Member.objects.filter(user=user, status__in=Member.LIVE):
        end_membership(member, reason=Member.EndReason.RESIGNED, by=by)
    for representative in Representative.objects.filter(user=user).exclude(status=Representative.Status.ENDED):
        end_representative(representative, by=by, codes={"because": "erasure"})
