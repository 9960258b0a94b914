"""A mail server of its own process: takes every letter and waits a given time before each reply.

    python -m tests.perf.sink 0.005

Prints its port; asked by an empty line, how many letters came since the last question, and how many different ones.
"""

import asyncio
import logging
import re
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from tests.smtp_servers import free_port

logging.getLogger("mail.log").setLevel(logging.WARNING)
MESSAGE_ID = re.compile(rb"^Message-ID: (\S+)", re.MULTILINE)


class Slow(SMTP):
    pause = 0.0

    async def push(self, status):
        if self.pause:
            await asyncio.sleep(self.pause)
        await super().push(status)


class Sink(Controller):
    def __init__(self, pause: float):
        self.pause = pause
        self.seen: list[bytes] = []
        super().__init__(self, hostname="127.0.0.1", port=free_port())

    def factory(self):
        server = Slow(self.handler, hostname="sink.example")
        server.pause = self.pause
        return server

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.seen.append(MESSAGE_ID.search(envelope.original_content)[1])
        return "250 OK"


if __name__ == "__main__":
    sink = Sink(float(sys.argv[1]))
    sink.start()
    print(sink.port, flush=True)
    for _line in sys.stdin:
        print(len(sink.seen), len(set(sink.seen)), flush=True)
        sink.seen.clear()
    sink.stop()
