from sessions.services.answering import AnsweringOver, CannotRepresent, answer, may_attend, move_up, move_up_everywhere
from sessions.services.asking import AskingOver, ask
from sessions.services.calendar_feed import (
    StaleOffer,
    entry_for,
    feed_of,
    make_feed,
    may_have_feed,
    offer_feed,
    revoke_feed,
)
from sessions.services.experts import remove_photo, set_photo
from sessions.services.planning import DateTaken, NotPlanned, clone, edit, plan, plan_next

__all__ = [
    "AnsweringOver",
    "AskingOver",
    "CannotRepresent",
    "DateTaken",
    "NotPlanned",
    "StaleOffer",
    "answer",
    "ask",
    "clone",
    "edit",
    "entry_for",
    "feed_of",
    "make_feed",
    "may_attend",
    "may_have_feed",
    "move_up",
    "move_up_everywhere",
    "offer_feed",
    "plan",
    "plan_next",
    "remove_photo",
    "revoke_feed",
    "set_photo",
]
