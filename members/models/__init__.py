from members.models.community import Community
from members.models.erasure_request import ErasureRequest
from members.models.mandate import Mandate
from members.models.member import Member
from members.models.personal_link import PersonalLink
from members.models.representative import Representative
from members.models.sign_in_request import SignInRequest
from members.models.user import User

__all__ = [
    "Community",
    "ErasureRequest",
    "Mandate",
    "Member",
    "PersonalLink",
    "Representative",
    "SignInRequest",
    "User",
]
