from members.models.community import Community
from members.models.mandate import Mandate
from members.models.member import Member
from members.models.representative import Representative
from members.models.user import User

__all__ = ["Community", "Mandate", "Member", "Representative", "User"]
