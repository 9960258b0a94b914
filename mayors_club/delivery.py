"""How letters leave: one row is claimed, the claim is committed, the letter is sent, the row is stamped.

At least once, and never twice unless nobody can know: a sender that dies between the server's "250" and the stamp
leaves one letter in doubt. It is sent again with the same Message-ID when its lease has run out, and marked.
A worker has one sender, and several side by side while many letters wait: most of a letter's time is waiting.
"""

import json
import logging
import smtplib
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.utils import timezone

from mayors_club.attempts import Attempt, Outcome, send
from mayors_club.models import OutgoingEmail
from mayors_club.smtp import WatchedBackend

logger = logging.getLogger(__name__)

BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720)]
ATTEMPTS = len(BACK_OFF) + 1
WAIT_FOR_CONFIGURATION = timedelta(minutes=5)
BATCH_SECONDS = 2  # a worker that is asked to stop finishes its batch first, and has 3.5 seconds for it
STAMP_SECONDS = 480
LETTERS_PER_SENDER = 10  # for fewer another line to the server costs more than it saves


@dataclass
class Batch:
    """What one run did. `is_unfinished`: stopped by the clock while letters are due. Shared by its senders."""

    deadline: float
    outcomes: Counter = field(default_factory=Counter)
    is_unfinished: bool = False
    is_given_up: bool = False
    lock: Lock = field(default_factory=Lock)

    def goes_on(self) -> bool:
        if time.monotonic() > self.deadline:
            self.is_unfinished = True
        return not (self.is_unfinished or self.is_given_up)

    def note(self, attempt: Attempt) -> None:
        with self.lock:
            self.outcomes[attempt.outcome] += 1
        if not attempt.is_reached:
            self.is_given_up = True


def deliver_due(seconds: float = BATCH_SECONDS) -> Batch:
    """Send what is due until nothing is left or the clock says stop.

    Stops as soon as the server cannot be reached: no other letter would fare better now. The first letter goes alone
    and finds that out.
    """
    batch = Batch(deadline=time.monotonic() + seconds)
    give_up()
    with _postbox() as box, ThreadPoolExecutor(settings.MAIL_SENDERS) as threads:
        letter = _send(claim(), batch, box)
        helpers = [threads.submit(_help, batch) for _ in range(_wanted_helpers())] if letter else []
        while letter:
            letter = _send(letter, batch, box)
        for helper in helpers:
            helper.result()
    return batch


def _wanted_helpers() -> int:
    most = settings.MAIL_SENDERS - 1
    return OutgoingEmail.objects.due()[: most * LETTERS_PER_SENDER].count() // LETTERS_PER_SENDER if most else 0


def _help(batch: Batch) -> None:
    """In a thread of its own, with a database connection and a line to the mail server of its own.

    The line comes first: a server that takes no more of them costs no letter an attempt.
    """
    try:
        with _postbox() as box:
            box.open()
            letter = claim() if batch.goes_on() else None
            while letter:
                letter = _send(letter, batch, box)
    except (smtplib.SMTPException, OSError) as problem:
        logger.info("the SMTP server takes no further line: %s", type(problem).__name__)
    finally:
        _forget_connection()


def _send(letter: OutgoingEmail | None, batch: Batch, box: WatchedBackend) -> OutgoingEmail | None:
    """Send the letter, write down what came of it and answer the next one, if there is to be one."""
    if letter is None:
        return None
    attempt = send(letter, box)
    batch.note(attempt)
    goes_on = batch.goes_on()
    if goes_on and attempt.outcome is Outcome.SENT:
        try:
            return claim(sent=letter)
        except (OperationalError, InterfaceError):
            _forget_connection()
    _persist(letter, attempt)
    return claim() if goes_on else None


def give_up() -> None:
    """A letter whose every sender died is not tried for ever."""
    killers = OutgoingEmail.objects.due().filter(status=OutgoingEmail.Status.SENDING, attempts__gte=ATTEMPTS)
    failed = {"status": OutgoingEmail.Status.FAILED, "lease_until": None, "secret_values": {}}
    killers.order_by().update(**failed, may_have_arrived_twice=True, last_error="no attempt came to an end")


FIELDS = [field.attname for field in OutgoingEmail._meta.concrete_fields]
# Stamping what has left, and finding and taking the next of `OutgoingEmailQuerySet.due`: one statement, one commit.
CLAIM = f"""
    WITH stamped AS (
        UPDATE mayors_club_outgoingemail
        SET status = 'sent', sent_at = %(now)s, lease_until = NULL, secret_values = '{{}}', last_error = ''
        WHERE id = %(sent)s AND status IN ('sending', 'queued', 'failed')
    )
    UPDATE mayors_club_outgoingemail
    SET status = 'sending', lease_until = %(until)s, attempts = attempts + 1,
        may_have_arrived_twice = may_have_arrived_twice OR status = 'sending'
    WHERE id = (
        SELECT id FROM mayors_club_outgoingemail
        WHERE ((status = 'queued' AND next_at <= %(now)s)
            OR (status = 'sending' AND lease_until < %(now)s AND attempts < %(attempts)s))
            AND id IS DISTINCT FROM %(sent)s
        ORDER BY next_at, created_at LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING {", ".join(f'"{name}"' for name in FIELDS)}
"""  # noqa: S608 - names of our own columns


def claim(sent: OutgoingEmail | None = None) -> OutgoingEmail | None:
    """Take the next due letter for ourselves until its lease runs out. Committed before anything is sent.

    `sent`, which has just left, is stamped by the way; whoever holds its row by now, we alone know that it arrived.
    """
    now = timezone.now()
    until = now + timedelta(seconds=settings.MAIL_LEASE_SECONDS)
    parameters = {"now": now, "until": until, "attempts": ATTEMPTS, "sent": sent.pk if sent else None}
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, parameters)
        row = cursor.fetchone()
    if row is None:
        return None
    # By hand: `objects.raw()` takes longer to look at the columns than the database takes for the whole statement.
    letter = OutgoingEmail.from_db(connection.alias, FIELDS, row)
    letter.secret_values = json.loads(letter.secret_values)
    return letter


def _persist(letter: OutgoingEmail, attempt: Attempt) -> None:
    """Write down what came of it, again and again until it holds: a forgotten "sent" would be a second letter."""
    deadline = time.monotonic() + STAMP_SECONDS
    pause = 0.1
    while True:
        try:
            return record(letter, attempt)
        except (OperationalError, InterfaceError) as problem:
            if time.monotonic() > deadline:
                raise
            logger.warning("the outcome of letter %s is not written yet: %s", letter.pk, type(problem).__name__)
            _forget_connection()
            time.sleep(pause)
            pause = min(pause * 2, 2)


def _forget_connection() -> None:
    """It belongs to a thread that ends, or it is broken."""
    try:
        connection.close()
    except DatabaseError:
        return


def record(letter: OutgoingEmail, attempt: Attempt) -> None:
    """Write the outcome of one attempt into the row."""
    now = timezone.now()
    outcome = attempt.outcome
    if outcome is Outcome.SENT:
        # Whoever holds the row by now: the letter has arrived, and we alone know it.
        known = (OutgoingEmail.Status.SENDING, OutgoingEmail.Status.QUEUED, OutgoingEmail.Status.FAILED)
        OutgoingEmail.objects.filter(pk=letter.pk, status__in=known).update(
            status=OutgoingEmail.Status.SENT, sent_at=now, lease_until=None, secret_values={}, last_error=""
        )
        return
    log = logger.error if outcome in (Outcome.CONFIGURATION, Outcome.PERMANENT) else logger.warning
    log("letter %s, attempt %s: %s: %s", letter.pk, letter.attempts, outcome.value, attempt.error)
    columns = {"lease_until": None, "last_error": attempt.error, **_next_step(letter, outcome, now)}
    if outcome is Outcome.IN_DOUBT:
        columns["may_have_arrived_twice"] = True
    # The lease says that the row is still ours.
    OutgoingEmail.objects.filter(
        pk=letter.pk, status=OutgoingEmail.Status.SENDING, lease_until=letter.lease_until
    ).update(**columns)


def _next_step(letter: OutgoingEmail, outcome: Outcome, now: datetime) -> dict:
    queued, failed = OutgoingEmail.Status.QUEUED, OutgoingEmail.Status.FAILED
    if outcome is Outcome.CONFIGURATION:
        # Not the letter's fault: it is kept however long the repair takes, and the attempt does not count.
        return {"status": queued, "next_at": now + WAIT_FOR_CONFIGURATION, "attempts": letter.attempts - 1}
    if outcome is Outcome.PERMANENT or letter.attempts >= ATTEMPTS:
        return {"status": failed, "secret_values": {}}
    return {"status": queued, "next_at": now + BACK_OFF[letter.attempts - 1]}


@contextmanager
def _postbox() -> Iterator[WatchedBackend]:
    box = WatchedBackend()
    try:
        yield box
    finally:
        try:
            box.close()
        except (smtplib.SMTPException, OSError) as problem:
            logger.info("the SMTP server did not say goodbye: %s", type(problem).__name__)
