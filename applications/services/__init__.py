"""What happens to applications. Call the verbs through this module: `services.submit(...)`."""

from applications.services.answering import answer, come_back, withdraw
from applications.services.asking import ask, letters_of_question
from applications.services.authority import check_decider, check_may_decide
from applications.services.clocks import run_clocks
from applications.services.consents import withdraw_consents
from applications.services.deciding import decide, letters_of, mandates_of, round_tally, standing_decision, take_back
from applications.services.drafting import ask_mayor, attach_proof, remove_proof, save_section
from applications.services.moving import WrongState
from applications.services.refusals import AlreadyDecided, AnotherIsLive, MemberAlready, Refused
from applications.services.reversing import reconsider, reverse
from applications.services.review import declare_interest, give_opinion, has_declared
from applications.services.screening import is_recused, open_round, open_screening
from applications.services.starting import answer_link_requests, ask_for_link, renew_link
from applications.services.submission import AnswersChanged, require_free, submit

__all__ = [
    "AlreadyDecided",
    "AnotherIsLive",
    "AnswersChanged",
    "MemberAlready",
    "Refused",
    "WrongState",
    "answer",
    "answer_link_requests",
    "ask",
    "ask_for_link",
    "ask_mayor",
    "attach_proof",
    "check_decider",
    "check_may_decide",
    "come_back",
    "decide",
    "declare_interest",
    "give_opinion",
    "has_declared",
    "is_recused",
    "letters_of",
    "letters_of_question",
    "mandates_of",
    "open_round",
    "open_screening",
    "reconsider",
    "remove_proof",
    "renew_link",
    "require_free",
    "reverse",
    "round_tally",
    "run_clocks",
    "save_section",
    "standing_decision",
    "submit",
    "take_back",
    "withdraw",
    "withdraw_consents",
]
