"""SMTP servers for tests: one that behaves (aiosmtpd) and one that misbehaves as told."""

import logging
import socket
import struct
import threading
import time
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller

logging.getLogger("mail.log").setLevel(logging.WARNING)  # aiosmtpd tells of every command


class Arrived:
    """A letter as the server got it."""

    def __init__(self, envelope_from: str, envelope_to: list[str], content: bytes):
        self.envelope_from = envelope_from
        self.envelope_to = envelope_to
        self.content = content
        self.message: EmailMessage = message_from_bytes(
            content.replace(b"\r\n", b"\n"), EmailMessage, policy=policy.default
        )

    @property
    def text(self) -> str:
        return self.message.get_body(("plain",)).get_content()

    @property
    def html(self) -> str:
        return self.message.get_body(("html",)).get_content()


class SmtpSink:
    """Accepts every letter and keeps it in `letters`; `pause` slows each one down."""

    def __init__(self, pause: float = 0, port: int = 0):
        self.letters: list[Arrived] = []
        self.pause = pause
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=port or free_port(),
            server_hostname="sink.example",  # else it asks the DNS at every connection
        )

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802
        self.letters.append(Arrived(envelope.mail_from, envelope.rcpt_tos, envelope.original_content))
        if self.pause:
            # Blocks the loop on purpose: one letter at a time, as a slow server takes them.
            time.sleep(self.pause)
        return "250 OK"

    @property
    def port(self) -> int:
        return self._controller.port

    @property
    def message_ids(self) -> list[str]:
        return [letter.message["Message-ID"] for letter in self.letters]

    def __enter__(self):
        self._controller.start()
        return self

    def __exit__(self, *problem):
        self._controller.stop()


class MisbehavingServer:
    """Speaks SMTP on one thread per connection until its `behaviour` says otherwise.

    `behaviours` is a list used up one per connection; the last one stays. Letters whose final dot came in are in
    `letters` whatever was answered.
    """

    def __init__(self, *behaviours: str):
        self.behaviours = list(behaviours)
        self.letters: list[bytes] = []
        self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []

    def __enter__(self):
        if self.behaviours == ["refuse"]:
            self._listener.close()
        else:
            threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *problem):
        self._listener.close()
        for line in self._open:
            line.close()

    def _accept(self):
        while True:
            try:
                line, _address = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(line)
            behaviour = self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]
            threading.Thread(target=self._talk, args=(line, behaviour), daemon=True).start()

    def _talk(self, line, behaviour):
        try:
            Conversation(line, behaviour, self.letters).hold()
        except (OSError, EOFError):
            pass
        finally:
            if not behaviour.startswith("stall"):
                line.close()


class Conversation:
    def __init__(self, line, behaviour, letters):
        self.line = line
        self.behaviour = behaviour
        self.letters = letters
        self.reader = line.makefile("rb")

    def hold(self):
        if not self._act("banner"):
            return
        self._say("220 sink")
        while command := self._read():
            verb = command.split()[0].upper()
            if verb == "DATA":
                if not self._data():
                    return
            elif verb == "QUIT":
                self._say("221 bye")
                return
            elif self._act(verb):
                self._say("250 fine")
            elif not self.behaviour.split()[0].isdigit():
                return

    def _data(self) -> bool:
        if not self._act("DATA"):
            return self.behaviour.split()[0].isdigit()
        self._say("354 go on")
        if self.behaviour == "drop mid data":
            self.reader.read(20)
            reset(self.line)
            return False
        content = b""
        while (piece := self.reader.readline()) != b".\r\n":
            if not piece:
                return False
            content += piece
        self.letters.append(content)
        if self.behaviour == "half an answer":
            self.line.sendall(b"25")
            return False
        if self.behaviour == "250 then reset":
            self._say("250 fine")
            reset(self.line)
            return False
        if not self._act("dot"):
            return self.behaviour.split()[0].isdigit()
        self._say("250 fine")
        return True

    def _act(self, place: str) -> bool:
        """Whether to go on politely at `place`; otherwise does as told: "550 at RCPT", "drop at DATA"."""
        if self.behaviour == "drip":
            for _ in range(200):
                self.line.sendall(b"2")
                time.sleep(0.1)
        what, _, where = self.behaviour.partition(" at ")
        if where != place:
            return True
        if what.isdigit():
            self._say(f"{what} as told")
        elif what == "reset":
            reset(self.line)
        elif what == "stall":
            self._read()
        return False

    def _say(self, words):
        self.line.sendall(f"{words}\r\n".encode())

    def _read(self) -> str:
        command = self.reader.readline()
        if not command:
            raise EOFError
        return command.decode()


def reset(line: socket.socket) -> None:
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]
