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
from sessions.services.clocks import run_clocks
from sessions.services.digests import send_digests
from sessions.services.experts import clean_photo, remove_photo, set_photo
from sessions.services.inviting import reconcile, reconcile_all, reconcile_member, tell_place, tell_summary
from sessions.services.locking import NotComplete, WrongState, WrongTime
from sessions.services.planning import DateTaken, NotPlanned, clone, edit, plan, plan_next
from sessions.services.reminding import remind
from sessions.services.steps import announce, cancel, move, pause, postpone, reopen
from sessions.services.telling import next_letter, write_letters

__all__ = [
    "AnsweringOver",
    "AskingOver",
    "CannotRepresent",
    "DateTaken",
    "NotComplete",
    "NotPlanned",
    "StaleOffer",
    "WrongState",
    "WrongTime",
    "announce",
    "answer",
    "ask",
    "cancel",
    "clean_photo",
    "clone",
    "edit",
    "entry_for",
    "feed_of",
    "make_feed",
    "may_attend",
    "may_have_feed",
    "move",
    "move_up",
    "move_up_everywhere",
    "next_letter",
    "offer_feed",
    "pause",
    "plan",
    "plan_next",
    "postpone",
    "reconcile",
    "reconcile_all",
    "reconcile_member",
    "remind",
    "remove_photo",
    "reopen",
    "revoke_feed",
    "run_clocks",
    "send_digests",
    "set_photo",
    "tell_place",
    "tell_summary",
    "write_letters",
]
