"""Who may be in a session right now, and for whom: a member, or who represents one and may attend sessions."""

from dataclasses import dataclass

from members.acting import members_open_to
from members.middleware import chosen_member
from members.models import Member, Representative, User
from members.second_factor import has_shown_second_factor


@dataclass(frozen=True)
class Visitor:
    """Somebody entitled, and on whose seat they sit. `representative` is None for the member's own person."""

    user: User
    member: Member
    representative: Representative | None

    @property
    def is_member(self) -> bool:
        return self.representative is None

    @property
    def name(self) -> str:
        """How others in the meeting see this person: «Ірина Савчук, Старогород»."""
        person = self.representative or self.member
        return ", ".join(part for part in (person.full_name, self.member.place) if part)

    @property
    def actor(self) -> dict:
        """Who acts and on whose behalf, as the services want it named."""
        return {"by": self.user, "on_behalf_of": None if self.is_member else self.member.user}


def visitor_of(request) -> Visitor | None:
    """Who is at the door, checked anew at every request; None for everybody who may not come in.

    Pages that anonymous visitors see too pass by the middleware that asks for whom somebody works: it is asked here.
    """
    if not knows(request):
        return None
    member = request.acting_for
    if member is None or member.status != Member.Status.ACTIVE:
        return None
    if member.user_id == request.user.pk:
        return Visitor(request.user, member, None)
    right = member.representative
    return Visitor(request.user, member, right) if right.can_attend_sessions else None


def knows(request) -> bool:
    """Whether this is a person signed in to the full, staff with their second factor; says for whom they work."""
    if not request.user.is_authenticated or (request.user.is_staff and not has_shown_second_factor(request)):
        return False
    if not request.open_members:
        request.open_members = members_open_to(request.user)
        request.acting_for = chosen_member(request)
    return True


def must_choose(request) -> bool:
    """Works for several and has not said for whom."""
    return knows(request) and request.acting_for is None and bool(request.open_members)
