from members.models.community import Community
from members.models.directory_entry import Audience, DirectoryEntry
from members.models.email_change import EmailChange
from members.models.erasure_request import ErasureRequest
from members.models.mandate import Mandate
from members.models.member import Member
from members.models.personal_link import PersonalLink
from members.models.relay_letter import RelayLetter
from members.models.representative import Representative
from members.models.settlement import Settlement
from members.models.sign_in_request import SignInRequest
from members.models.user import User

__all__ = [
    "Audience",
    "Community",
    "DirectoryEntry",
    "EmailChange",
    "ErasureRequest",
    "Mandate",
    "Member",
    "PersonalLink",
    "RelayLetter",
    "Representative",
    "Settlement",
    "SignInRequest",
    "User",
]
