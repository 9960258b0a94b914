from members.services.acting import NotAllowed, act_for
from members.services.membership import (
    AlreadyMember,
    WrongState,
    admit,
    annul,
    confirm_activation,
    end_membership,
)
from members.services.representatives import end_representative
from members.services.sessions import close_sessions

__all__ = [
    "AlreadyMember",
    "NotAllowed",
    "WrongState",
    "act_for",
    "admit",
    "annul",
    "close_sessions",
    "confirm_activation",
    "end_membership",
    "end_representative",
]
