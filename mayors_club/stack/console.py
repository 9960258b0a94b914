"""One line per event, each marked with the part it comes from."""

import json
import os
import re
import sys
import time

COLOURS = {
    "stack": 36,
    "postgres": 34,
    "valkey": 35,
    "letters": 33,
    "prepare": 36,
    "web": 32,
    "worker": 95,
    "beat": 94,
}
ORDINARY_PREFIX = re.compile(r"^\[(?:[^\]]+: )?INFO(?:/[\w-]+)?\] ")
WIDTH = max(len(name) for name in COLOURS)


class Console:
    def __init__(self) -> None:
        self.coloured = not os.environ.get("NO_COLOR") and (sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR")))

    def line(self, part: str, text: str) -> None:
        mark = self._colour(part.ljust(WIDTH), COLOURS.get(part, 37))
        for line in text.splitlines():
            self._write(f"{time.strftime('%H:%M:%S')} {mark} {line}")

    def problem(self, text: str) -> None:
        self._write(self._colour(text, 31))

    def plain(self, text: str = "") -> None:
        self._write(text)

    def _colour(self, text: str, number: int) -> str:
        return f"\033[{number}m{text}\033[0m" if self.coloured else text

    def _write(self, text: str) -> None:
        # A terminal that has gone away, or one that knows no Cyrillic, must not end the site.
        try:
            sys.stdout.buffer.write((text + "\n").encode(sys.stdout.encoding or "utf-8", errors="replace"))
            sys.stdout.buffer.flush()
        except OSError:
            return


def readable(text: str) -> str:
    """A line of our JSON log as a sentence; other lines without the time and level that granian and Celery prefix."""
    if not text.startswith("{"):
        return ORDINARY_PREFIX.sub("", text)
    try:
        event = json.loads(text)
        level = "" if event["level"] == "info" else event["level"].upper() + " "
        error = f"\n{event['error']}" if event.get("error") else ""
        return f"{level}{event['message']}{error}"
    except (ValueError, KeyError, TypeError):
        return text
