"""Reads the output of all parts in the supervisor's single thread and prints it line by line."""

import os
import selectors
from collections.abc import Callable


class Output:
    """A pipe for one part. We hold both ends, so it survives the part's restarts."""

    def __init__(self, name: str, awaited: str = "") -> None:
        self.name = name
        self.awaited = awaited
        self.has_said_it = False  # remembered: a busy part says a hundred other things before anybody asks
        self.read_end, self.write_end = os.pipe()
        os.set_blocking(self.read_end, False)
        self.rest = b""

    def new_lines(self) -> list[str]:
        try:
            self.rest += os.read(self.read_end, 65536)
        except BlockingIOError:
            return []
        *lines, self.rest = self.rest.split(b"\n")
        texts = [line.decode(errors="replace").rstrip() for line in lines]
        self.has_said_it |= bool(self.awaited) and any(self.awaited in text for text in texts)
        return texts


class Logs:
    def __init__(self, show: Callable[[str, str], None]) -> None:
        self.show = show
        self.selector = selectors.DefaultSelector()

    def open(self, name: str, awaited: str = "") -> Output:
        """`awaited` are words of the part that somebody waits for."""
        output = Output(name, awaited)
        self.selector.register(output.read_end, selectors.EVENT_READ, output)
        return output

    def pump(self, seconds: float) -> None:
        """Wait up to `seconds` for output and print what came."""
        for key, _ in self.selector.select(seconds):
            for text in key.data.new_lines():
                self.show(key.data.name, text)
