"""What one line of the matrix says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    own: set[str]
    # With somebody else's object in the address; None where there is no such thing.
    foreign: set[str] | None = None
    # Who may POST, where that is fewer than may look.
    post: set[str] | None = None
