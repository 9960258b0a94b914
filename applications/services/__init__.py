"""What happens to applications. Call the verbs through this module: `services.submit(...)`."""

from applications.services.asking import ask
from applications.services.authority import check_may_decide
from applications.services.deciding import decide, letters_of, round_tally, standing_decision, take_back
from applications.services.moving import WrongState
from applications.services.refusals import AlreadyDecided, Refused
from applications.services.reversing import reconsider, reverse
from applications.services.review import declare_interest, give_opinion, has_declared
from applications.services.screening import is_recused, open_round, open_screening

__all__ = [
    "AlreadyDecided",
    "Refused",
    "WrongState",
    "ask",
    "check_may_decide",
    "decide",
    "declare_interest",
    "give_opinion",
    "has_declared",
    "is_recused",
    "letters_of",
    "open_round",
    "open_screening",
    "reconsider",
    "reverse",
    "round_tally",
    "standing_decision",
    "take_back",
]
