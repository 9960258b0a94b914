"""Members of earlier years get to know the new site: one letter each, in batches the secretariat sets off."""

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast

from mayors_club import events, mail
from mayors_club.models import OutgoingEmail
from members.models import Member

LETTERS = ("first_steps", "member_invitation")


def not_yet_invited():
    """Members in onboarding to whom no letter with a way in has been written."""
    written = OutgoingEmail.objects.filter(name__in=LETTERS, about_id=Cast(OuterRef("pk"), CharField()))
    return Member.objects.effective().filter(~Exists(written), status=Member.Status.ONBOARDING)


@transaction.atomic
def invite_members(*, limit: int, by) -> int:
    """Write the letter member_invitation to the next `limit` of them, in the order of names. Answers how many.

    Two colleagues at once write each letter once: the key of the letter is the membership.
    """
    members = list(not_yet_invited().select_related("user").order_by("full_name_uk", "pk")[:limit])
    for member in members:
        mail.queue(
            "member_invitation",
            to=member.user.email,
            language=member.user.language,
            context={"member": member},
            dedupe_key=f"member_invitation:{member.pk}",
            subject=member,
        )
        events.record("member.invited", subject=member, by=by)
    return len(members)
