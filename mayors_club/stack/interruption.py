"""Ctrl-C, TERM and a closed terminal as one exception, so that each way out of a start is an ordinary `finally`."""

import signal
from types import FrameType
from typing import NoReturn

WORDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopAsked(BaseException):
    """Not an Exception: nothing that handles errors on the way may swallow it."""


def listen() -> None:
    for word in WORDS:
        if word is signal.SIGHUP and signal.getsignal(word) is signal.SIG_IGN:
            continue  # started with nohup
        signal.signal(word, _stop)


def stop_listening() -> None:
    """While stopping, a second Ctrl-C changes nothing; it must not cut short the orderly end either."""
    for word in WORDS:
        signal.signal(word, signal.SIG_IGN)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    stop_listening()
    raise StopAsked
