"""One attempt to hand a letter to the mail server, and what the server's answer means."""

import logging
import smtplib
import ssl
from dataclasses import dataclass
from enum import Enum
from uuid import uuid4

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from mayors_club import mail, mime
from mayors_club.logs import mask
from mayors_club.models import OutgoingEmail
from mayors_club.smtp import WatchedBackend

logger = logging.getLogger(__name__)

CONFIGURATION_CODES = {530, 534, 535, 538}  # "authenticate first", "must use TLS": our fault, not the letter's
OUR_FAULTS = (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError, ssl.SSLCertVerificationError)


class Outcome(Enum):
    SENT = "sent"
    TEMPORARY = "temporary"  # surely not sent; later, perhaps
    IN_DOUBT = "in doubt"  # handed over completely, never acknowledged
    PERMANENT = "permanent"
    CONFIGURATION = "configuration"


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
    is_reached = False
    try:
        with box.limit(max(left, 0.1)):
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
