"""How letters leave: one row is claimed, the claim is committed, the letter is sent, the row is stamped.

At least once, and never twice unless nobody can know: a worker that dies between the server's "250" and the stamp
leaves one letter in doubt. It is sent again with the same Message-ID when its lease has run out, and marked.
"""

import logging
import smtplib
import ssl
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from uuid import uuid4

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from mayors_club import mail, mime
from mayors_club.logs import mask
from mayors_club.models import OutgoingEmail
from mayors_club.smtp import WatchedBackend

logger = logging.getLogger(__name__)

BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720)]
ATTEMPTS = len(BACK_OFF) + 1
CONFIGURATION_CODES = {530, 534, 535, 538}  # "authenticate first", "must use TLS": our fault, not the letter's
OUR_FAULTS = (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError, ssl.SSLCertVerificationError)
WAIT_FOR_CONFIGURATION = timedelta(minutes=5)
BATCH_SECONDS = 2  # a worker that is asked to stop finishes its batch first, and has 3.5 seconds for it
STAMP_SECONDS = 480


class Outcome(Enum):
    SENT = "sent"
    TEMPORARY = "temporary"  # surely not sent; later, perhaps
    IN_DOUBT = "in doubt"  # handed over completely, never acknowledged
    PERMANENT = "permanent"
    CONFIGURATION = "configuration"


@dataclass
class Batch:
    """What one run did. `is_unfinished`: stopped by the clock while letters are due."""

    outcomes: Counter = field(default_factory=Counter)
    is_unfinished: bool = False


@dataclass(frozen=True)
class Attempt:
    """What came of one attempt. `is_reached` is false when no conversation with the server came about."""

    outcome: Outcome
    error: str = ""
    code: int | None = None
    is_reached: bool = True


@dataclass(frozen=True)
class Envelope:
    sender: str
    recipient: str
    content: bytes


def deliver_due(limit: int | None = None, seconds: float = BATCH_SECONDS) -> Batch:
    """Send what is due, one letter at a time over one connection, until nothing is left, `limit` or the clock.

    Stops as soon as the server cannot be reached: no other letter would fare better now.
    """
    batch = Batch()
    deadline = time.monotonic() + seconds
    with _postbox() as box:
        while limit is None or batch.outcomes.total() < limit:
            if time.monotonic() > deadline:
                batch.is_unfinished = True
                break
            letter = claim()
            if letter is None:
                break
            attempt = send(letter, box)
            batch.outcomes[attempt.outcome] += 1
            _persist(letter, attempt)
            if not attempt.is_reached:
                break
    return batch


@transaction.atomic(durable=True)
def claim() -> OutgoingEmail | None:
    """Take the next due letter for ourselves until its lease runs out. Committed before anything is sent."""
    now = timezone.now()
    while letter := OutgoingEmail.objects.due(now).select_for_update(skip_locked=True).first():
        abandoned = letter.status == OutgoingEmail.Status.SENDING
        letter.may_have_arrived_twice |= abandoned
        if abandoned and letter.attempts >= ATTEMPTS:
            _move(letter, OutgoingEmail.Status.FAILED, last_error="no attempt came to an end", lease_until=None)
            continue
        letter.attempts += 1
        lease_until = now + timedelta(seconds=settings.MAIL_LEASE_SECONDS)
        _move(letter, OutgoingEmail.Status.SENDING, lease_until=lease_until)
        return letter
    return None


def _move(letter, status, **columns):
    letter.status = status
    for name, value in columns.items():
        setattr(letter, name, value)
    letter.save(update_fields=["status", "attempts", "may_have_arrived_twice", *columns])


def send(letter: OutgoingEmail, box: WatchedBackend) -> Attempt:
    """Hand the letter to the SMTP server."""
    try:
        envelope = build(letter)
    except (OperationalError, InterfaceError) as problem:
        return Attempt(Outcome.TEMPORARY, describe(problem))
    except Exception as problem:
        # Whatever a minter or a header may raise: this letter cannot be made, and the next one is not to wait.
        logger.exception("letter %s cannot be made", letter.pk)
        return Attempt(Outcome.PERMANENT, describe(problem))
    was_open = box.connection is not None
    attempt = _exchange(envelope, box, letter)
    if was_open and attempt.outcome is Outcome.TEMPORARY and attempt.code in (None, 421):
        # The server had hung up on an old connection: that says nothing about the letter.
        attempt = _exchange(envelope, box, letter)
    return attempt


def build(letter: OutgoingEmail) -> Envelope:
    """The letter as it travels, secrets included. The envelope's sender gets the bounces, the header's the answers."""
    if not letter.to:
        raise ValueError("no recipient")
    text, html = mail.fill_secrets(letter)
    recipient = mime.address(letter.to)
    headers = {
        "Subject": letter.subject,
        "From": mime.own_address(settings.MAIL_FROM),
        "To": recipient,
        "Reply-To": mime.own_address(settings.MAIL_REPLY_TO),
        "Message-ID": letter.message_id,
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
    }
    content = mime.message(headers, text=text, html=html, calendar=letter.calendar, boundary=uuid4().hex)
    return Envelope(mime.own_address(settings.MAIL_ENVELOPE_FROM), recipient, content)


def _exchange(envelope: Envelope, box: WatchedBackend, letter: OutgoingEmail) -> Attempt:
    # A quarter of the lease stays for connecting, which cannot be cut, and for writing down what came of it.
    left = (letter.lease_until - timezone.now()).total_seconds() - settings.MAIL_LEASE_SECONDS / 4
    cutter = box.limit(max(left, 0.1))
    is_reached = False
    try:
        box.open()
        is_reached = True
        box.connection.sendmail(envelope.sender, [envelope.recipient], envelope.content)
        return Attempt(Outcome.SENT)
    except Exception as problem:
        outcome, code = judge(problem, dot_sent=box.dot_sent)
        if not is_reached and outcome is Outcome.PERMANENT:
            outcome = Outcome.TEMPORARY  # "554 go away" before a word was said is not about this letter
        box.drop()
        return Attempt(outcome, describe(problem), code, is_reached)
    finally:
        cutter.cancel()


def judge(problem: Exception, *, dot_sent: bool) -> tuple[Outcome, int | None]:
    """What a refusal means, and its SMTP code where the server gave one.

    A code outside 400 to 599 is half an answer ("25" of "250"): it counts like a drop.
    """
    code = _code_of(problem)
    if isinstance(problem, OUR_FAULTS) or code in CONFIGURATION_CODES:
        return Outcome.CONFIGURATION, code
    if code is not None:
        return (Outcome.PERMANENT if code >= 500 else Outcome.TEMPORARY), code
    if dot_sent:
        return Outcome.IN_DOUBT, None
    # What neither the server nor the line has raised is about the letter: an address that cannot be written, say.
    is_line = isinstance(problem, smtplib.SMTPException | OSError)
    return (Outcome.TEMPORARY if is_line else Outcome.PERMANENT), None


def _code_of(problem: Exception) -> int | None:
    code = None
    if isinstance(problem, smtplib.SMTPRecipientsRefused):  # carries temporary and permanent refusals alike
        code = next(iter(problem.recipients.values()))[0]
    elif isinstance(problem, smtplib.SMTPResponseException):
        code = problem.smtp_code
    return code if code is not None and 400 <= code < 600 else None


def describe(problem: Exception) -> str:
    return mask(f"{type(problem).__name__}: {problem}")[:500]


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
            _forget_broken_connection()
            time.sleep(pause)
            pause = min(pause * 2, 2)


def _forget_broken_connection():
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
def _postbox():
    box = WatchedBackend()
    try:
        yield box
    finally:
        try:
            box.close()
        except (smtplib.SMTPException, OSError) as problem:
            logger.info("the SMTP server did not say goodbye: %s", type(problem).__name__)
