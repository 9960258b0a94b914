"""How many long files one process sends at a time: slow readers shall not hold all of its threads."""

import threading
import time
from collections.abc import Iterator

# Of eight threads (Dockerfile) two at most wait for readers of long files.
AT_ONCE = 2
# A place whose reader was never heard of again is free after this.
SECONDS = 600

_lock = threading.Lock()
_taken: dict[object, float] = {}


class Full(Exception):
    """Every place is taken: the reader is asked to come back."""


class Sending:
    """The pieces of a file, and the place that is free again once they are sent or nobody reads on.

    Raises Full.
    """

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        now = time.monotonic()
        with _lock:
            for place in [place for place, since in _taken.items() if since < now - SECONDS]:
                del _taken[place]
            if len(_taken) >= AT_ONCE:
                raise Full
            _taken[self] = now

    def __iter__(self):
        return self

    def __next__(self) -> bytes:
        try:
            return next(self._pieces)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        with _lock:
            _taken.pop(self, None)
