"""Who may work in whose cabinet right now."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from members.models import Member, Representative

SESSION_KEY = "acting_for"


def members_open_to(user) -> list[Member]:
    """The person's own membership first, then those they represent; only what is in force at this moment."""
    passkeys = Authenticator.objects.filter(user=OuterRef("user"), type=Authenticator.Type.WEBAUTHN)
    # The overview asks for passkeys; here they cost no question of their own.
    own = Member.objects.for_user(user).select_related("community", "user").annotate(has_passkey=Exists(passkeys))
    represented = (
        Representative.objects.in_force()
        .filter(user=user)
        .select_related("member__community", "member__user")
        .order_by("member__full_name_uk")
    )
    return list(dict.fromkeys([*own, *map(_with_right, represented)]))


def _with_right(representative: Representative) -> Member:
    """The member, carrying the right by which this person acts for them."""
    representative.member.representative = representative
    return representative.member


def actor_and_principal(request):
    """The two users of an event: who acts, and on whose behalf (None when people act for themselves)."""
    member = request.acting_for
    principal = member.user if member and member.user_id != request.user.pk else None
    return request.user, principal
