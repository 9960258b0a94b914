"""Who may work in whose cabinet right now."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, FilteredRelation, OuterRef, Q
from django.utils import timezone

from members.models import Member, Representative

SESSION_KEY = "acting_for"


def members_open_to(user) -> list[Member]:
    """The person's own membership first, then those they represent; only what is in force at this moment.

    One query: each member carries, as `representative`, the right by which this person acts for them.
    """
    passkeys = Authenticator.objects.filter(user=OuterRef("user"), type=Authenticator.Type.WEBAUTHN)
    found = (
        Member.objects.effective()
        .annotate(
            representative=FilteredRelation("representatives", condition=right_of(user)),
            # The overview asks for passkeys; here they cost no question of their own.
            has_passkey=Exists(passkeys),
        )
        .filter(Q(user=user) | Q(representative__isnull=False))
        .select_related("community", "user", "representative")
        .order_by("full_name_uk")
    )
    return sorted(dict.fromkeys(found), key=lambda member: member.user_id != user.pk)


def right_of(user) -> Q:
    """What `Representative.objects.in_force()` says of a representation, seen from the member."""
    today = timezone.localdate()
    return Q(representatives__user=user, representatives__status=Representative.Status.ACTIVE) & (
        Q(representatives__ends_on__isnull=True) | Q(representatives__ends_on__gte=today)
    )


def actor_and_principal(request):
    """The two users of an event: who acts, and on whose behalf (None when people act for themselves)."""
    member = request.acting_for
    principal = member.user if member and member.user_id != request.user.pk else None
    return request.user, principal
