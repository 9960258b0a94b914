"""Django's SMTP backend, except that it knows whether a letter may have arrived, and never takes for ever."""

import smtplib
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from threading import Event, Thread

from django.core.mail.backends.smtp import EmailBackend

END_OF_LETTER = b"\r\n.\r\n"
LOOK_EVERY = 0.25  # seconds; a timer for each letter would be a thread for each letter


class _Watched:
    """Remembers whether the whole letter, with its final dot, has been handed over."""

    def __init__(self, *args, owner, **kwargs):
        self.dot_sent = False
        owner.wire = self
        super().__init__(*args, **kwargs)

    def mail(self, sender, options=()):
        self.dot_sent = False
        return super().mail(sender, options)

    def send(self, s):
        super().send(s)  # raises unless everything was handed over
        if isinstance(s, bytes) and s.endswith(END_OF_LETTER):
            self.dot_sent = True


class WatchedSmtp(_Watched, smtplib.SMTP):
    pass


class WatchedSmtpOverTls(_Watched, smtplib.SMTP_SSL):
    pass


class WatchedBackend(EmailBackend):
    """`dot_sent` tells a drop before the letter was complete (surely not sent) from one after it (nobody knows).

    The time-out of a socket is per read: a server that drips one byte at a time can hold a sender for minutes. `limit`
    bounds the whole exchange.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.wire = None
        self._deadline = float("inf")
        self._watch: Event | None = None

    @property
    def connection_class(self):
        return partial(WatchedSmtpOverTls if self.use_ssl else WatchedSmtp, owner=self)

    @property
    def dot_sent(self) -> bool:
        return bool(self.wire and self.wire.dot_sent)

    @contextmanager
    def limit(self, seconds: float) -> Iterator[None]:
        """Cut the line when what is done meanwhile takes longer."""
        self._deadline = time.monotonic() + seconds
        if self._watch is None:
            self._watch = Event()
            Thread(target=self._look, args=[self._watch], daemon=True).start()
        try:
            yield
        finally:
            self._deadline = float("inf")

    def close(self) -> None:
        if self._watch is not None:
            self._watch.set()
            self._watch = None
        super().close()

    def drop(self) -> None:
        """Close without saying goodbye: after an error the server may not be listening any more."""
        if self.wire is not None:
            self.wire.close()
        self.connection = self.wire = None

    def _look(self, is_over: Event) -> None:
        while not is_over.wait(LOOK_EVERY):
            if time.monotonic() > self._deadline:
                self._cut()

    def _cut(self):
        line = getattr(self.wire, "sock", None)
        if line is not None:
            # Past SSLSocket.shutdown, which would unwrap the line under the reader's hands.
            try:
                socket.socket.shutdown(line, socket.SHUT_RDWR)
            except OSError:
                return
