"""A spreadsheet's way into the registry: uploaded, columns named, tried, rows chosen by hand, confirmed or discarded.

Nothing is written into the registry before `confirm`; what is not certain waits in its row for a person.
"""

from sister_cities.services.importing.checking import check, check_waiting, is_long
from sister_cities.services.importing.choosing import NotOpen, choose
from sister_cities.services.importing.confirming import Outcome, confirm
from sister_cities.services.importing.opening import (
    NotNow,
    NotReady,
    discard,
    open_run,
    read_anew,
    set_up,
    table_of,
    upload,
)

__all__ = [
    "NotNow",
    "NotOpen",
    "NotReady",
    "Outcome",
    "check",
    "check_waiting",
    "choose",
    "confirm",
    "discard",
    "is_long",
    "open_run",
    "read_anew",
    "set_up",
    "table_of",
    "upload",
]
