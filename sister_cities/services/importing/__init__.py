"""A spreadsheet's way into the registry: uploaded, columns named, tried, rows chosen by hand, confirmed or discarded.

Nothing is written into the registry before `confirm`; what is not certain waits in its row for a person.
"""

from sister_cities.services.importing import progress
from sister_cities.services.importing.checking import check, check_waiting
from sister_cities.services.importing.choosing import NotOpen, Refused, choose
from sister_cities.services.importing.confirming import confirm, confirm_or_hand_over, take_back, write_waiting
from sister_cities.services.importing.opening import (
    NotNow,
    NotReady,
    discard,
    open_run,
    read_anew,
    set_up,
    shown,
    upload,
)
from sister_cities.services.importing.writing import Outcome

__all__ = [
    "NotNow",
    "NotOpen",
    "NotReady",
    "Outcome",
    "Refused",
    "check",
    "check_waiting",
    "choose",
    "confirm",
    "confirm_or_hand_over",
    "discard",
    "open_run",
    "progress",
    "read_anew",
    "set_up",
    "shown",
    "take_back",
    "upload",
    "write_waiting",
]
