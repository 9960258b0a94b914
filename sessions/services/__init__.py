from sessions.services.answering import AnsweringOver, CannotRepresent, answer, may_attend, move_up, move_up_everywhere
from sessions.services.asking import AskingOver, ask
from sessions.services.experts import remove_photo, set_photo
from sessions.services.planning import DateTaken, NotPlanned, clone, edit, plan, plan_next

__all__ = [
    "AnsweringOver",
    "AskingOver",
    "CannotRepresent",
    "DateTaken",
    "NotPlanned",
    "answer",
    "ask",
    "clone",
    "edit",
    "may_attend",
    "move_up",
    "move_up_everywhere",
    "plan",
    "plan_next",
    "remove_photo",
    "set_photo",
]
