from members.services.acting import NotAllowed, act_for
from members.services.links import address_of_link, first_sign_in_link_of, mint_link, revoke_links, welcome_link_of
from members.services.membership import (
    AlreadyMember,
    WrongState,
    admit,
    annul,
    change_member_data,
    confirm_activation,
    end_membership,
)
from members.services.people import answer_sign_in_requests, invite_superuser, reset_second_factor
from members.services.representatives import end_representative
from members.services.sessions import close_sessions

__all__ = [
    "AlreadyMember",
    "NotAllowed",
    "WrongState",
    "act_for",
    "address_of_link",
    "admit",
    "annul",
    "answer_sign_in_requests",
    "change_member_data",
    "close_sessions",
    "confirm_activation",
    "end_membership",
    "end_representative",
    "first_sign_in_link_of",
    "invite_superuser",
    "mint_link",
    "reset_second_factor",
    "revoke_links",
    "welcome_link_of",
]
