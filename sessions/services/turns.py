"""Long work in short turns: a worker has sign-in codes to send between two batches of invitations."""

import time
from collections.abc import Callable

BATCH = 50


class Turn:
    """How long a piece of work may go on; without seconds until it is done."""

    def __init__(self, seconds: float | None = None):
        self._deadline = None if seconds is None else time.monotonic() + seconds
        self.is_unfinished = False

    def is_over(self) -> bool:
        """Asked before each batch. Who stops because of it has left something."""
        if self._deadline is not None and time.monotonic() > self._deadline:
            self.is_unfinished = True
        return self.is_unfinished


def by_batches(step: Callable[[int], tuple[int, int | None]], turn: Turn) -> int:
    """Row after row in the order of their ids, so that a run ends even when rows become due behind it.

    `step(after)` does the next batch and answers how much came of it, and its last id; None when nothing was left.
    """
    done, after = 0, 0
    while after is not None and not turn.is_over():
        more, after = step(after)
        done += more
    return done
