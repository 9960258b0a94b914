"""Who looks after the agreements of a community: its members, and their representatives with that right."""

from dataclasses import dataclass

from django.db.models import Q

from members.models import Member, Representative, User


@dataclass(frozen=True)
class Keeper:
    """Somebody to write to, and the membership by which they are written to."""

    user: User
    member: Member


def keepers_of(communities) -> dict[int, list[Keeper]]:
    """By community: active members with their community here, then whoever may manage agreements for them."""
    found: dict[int, list[Keeper]] = {}
    members = Member.objects.active().filter(community__in=communities).select_related("user")
    helping = Representative.objects.in_force().filter(Q(can_manage_agreements=True), member__in=members)
    for member in members:
        found.setdefault(member.community_id, []).append(Keeper(member.user, member))
    for one in helping.select_related("user", "member__user").order_by("pk"):
        found[one.member.community_id].append(Keeper(one.user, one.member))
    return found


def communities_kept_by(user, communities) -> set[int]:
    """Those whose agreements this person looks after: as their member, or as a representative with that right."""
    keepers = keepers_of(communities)
    return {community for community, found in keepers.items() if any(keeper.user == user for keeper in found)}
