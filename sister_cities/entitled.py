"""Who comes to the members' pages of the registry right now, and whose agreements they look after."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from members.models import Community, Member, User
from sister_cities.models import Agreement


@dataclass(frozen=True)
class Visitor:
    """A member, or a representative with the right to the member's agreements."""

    user: User
    member: Member

    @property
    def community(self) -> Community | None:
        return self.member.community

    @property
    def actor(self) -> dict:
        """Who acts and on whose behalf, as the services want it named."""
        return {"by": self.user, "on_behalf_of": None if self.member.user_id == self.user.pk else self.member.user}

    def keeps(self, agreement: Agreement) -> bool:
        return agreement.community_id == self.member.community_id

    def own(self) -> QuerySet[Agreement]:
        """Of their community, in every status, the returned ones too."""
        return Agreement.objects.filter(community__isnull=False, community=self.member.community_id)

    def readable(self) -> QuerySet[Agreement]:
        """Theirs, and what others have made public."""
        public = Agreement.objects.public().values("pk")
        return Agreement.objects.filter(Q(community=self.member.community_id) | Q(pk__in=public))


def visitor_of(request) -> Visitor | None:
    """None for who works for nobody, whose membership is not active, or who has no right to agreements."""
    member = request.acting_for
    if member is None or member.status != Member.Status.ACTIVE:
        return None
    is_own = member.user_id == request.user.pk
    return Visitor(request.user, member) if is_own or member.representative.can_manage_agreements else None
