"""For whom a signed-in person works."""

from mayors_club import events
from members.acting import SESSION_KEY, members_open_to
from members.models import Member


class NotAllowed(Exception):
    """The person is neither the member nor a representative in force."""


def act_for(request, member: Member) -> None:
    """Keep the choice in the session and log it; it is checked again at every request. Raises NotAllowed."""
    user = request.user
    if member not in members_open_to(user):
        raise NotAllowed
    request.session[SESSION_KEY] = str(member.pk)
    if member.user_id != user.pk:
        events.record(
            "member.acting_chosen", subject=member, by=user, by_kind="representative", on_behalf_of=member.user
        )
