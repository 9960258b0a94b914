"""Who comes to the pages of a session, and for whom."""

from dataclasses import dataclass

from members.acting import members_open_to
from members.middleware import chosen_member
from members.models import Member, Representative, User
from members.second_factor import has_shown_second_factor


@dataclass(frozen=True)
class Visitor:
    """Somebody for whom the sessions are: an active member, or who represents one and may attend for them."""

    user: User
    member: Member

    @property
    def is_member(self) -> bool:
        return self.member.user_id == self.user.pk

    @property
    def representative(self) -> Representative | None:
        """The right by which the person is here; None for the member."""
        return None if self.is_member else self.member.representative

    @property
    def actor(self) -> dict:
        """Who acts and on whose behalf, as the services want it named."""
        return {"by": self.user, "on_behalf_of": None if self.is_member else self.member.user}


def visitor_of(request) -> Visitor | None:
    """None for everybody for whom sessions are closed: rights are looked up at every request."""
    member = acting_for(request)
    if member is None or member.status != Member.Status.ACTIVE:
        return None
    if member.user_id != request.user.pk and not member.representative.can_attend_sessions:
        return None
    return Visitor(request.user, member)


def acting_for(request) -> Member | None:
    """Like `request.acting_for`, also on a page for everyone, where the middleware has not looked who is there."""
    user = request.user
    if request.acting_for is None and user.is_authenticated and not request.open_members:
        if user.is_staff and not has_shown_second_factor(request):
            return None
        request.open_members = members_open_to(user)
        request.acting_for = chosen_member(request)
    return request.acting_for
