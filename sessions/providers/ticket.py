"""For whom a credential is made, and what may go wrong."""

import uuid
from dataclasses import dataclass
from datetime import datetime


class RoomFailed(Exception):
    """The service does not answer, refuses, or is not configured. The message names no address."""


@dataclass(frozen=True)
class Ticket:
    """One credential: for this person, into this session, from now until the door shuts."""

    credential: uuid.UUID
    name: str
    is_host: bool
    valid_from: datetime
    valid_until: datetime
