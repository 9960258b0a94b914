"""Who works on a page, for whom, and what they may do with it."""

from dataclasses import dataclass

from members.models import Member, User
from offices.models import Office


@dataclass(frozen=True)
class Editor:
    """A person in a member's cabinet: the member, or a representative with a scope for the office."""

    user: User
    member: Member
    scopes: frozenset[str]

    @property
    def is_member(self) -> bool:
        return self.member.user_id == self.user.pk

    @property
    def actor(self) -> dict:
        """Who acts and on whose behalf, as the services want it named."""
        return {"by": self.user, "on_behalf_of": None if self.is_member else self.member.user}

    @property
    def can_edit(self) -> bool:
        return "can_edit_office" in self.scopes

    @property
    def can_show_again(self) -> bool:
        return "can_publish_office" in self.scopes

    def can_publish(self, office: Office) -> bool:
        """Past the secretariat: only where the Club lets this page be published by its own people."""
        return "can_publish_office" in self.scopes and office.may_publish


SCOPES = ("can_edit_office", "can_publish_office")


def editor_of(request) -> Editor | None:
    """None for who works for nobody, and for a representative without a scope for the office."""
    user, member = request.user, request.acting_for
    if member is None:
        return None
    if member.user_id == user.pk:
        return Editor(user, member, frozenset(SCOPES))
    scopes = frozenset(scope for scope in SCOPES if getattr(member.representative, scope, False))
    return Editor(user, member, scopes) if scopes else None
