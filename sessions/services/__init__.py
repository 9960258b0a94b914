from sessions.services.experts import remove_photo, set_photo
from sessions.services.planning import DateTaken, NotPlanned, clone, edit, plan, plan_next

__all__ = [
    "DateTaken",
    "NotPlanned",
    "clone",
    "edit",
    "plan",
    "plan_next",
    "remove_photo",
    "set_photo",
]
