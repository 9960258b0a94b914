"""A letter is a row, written in the transaction that causes it and sent after the commit (see delivery.py)."""

import logging
import re
import time
import uuid
from collections.abc import Callable, Iterable
from email.utils import parseaddr
from html import escape

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mayors_club import events, letters, mime, outbox
from mayors_club.celery import app
from mayors_club.models import OutgoingEmail

logger = logging.getLogger(__name__)

MARKER = re.compile(r"\[\[(\w+)\]\]")
SILENCE_AFTER_A_FAILED_NUDGE = 30  # seconds
IMPATIENT = {"max_retries": 0, "socket_timeout": 1, "socket_connect_timeout": 1}

Minter = Callable[[OutgoingEmail], str]
_minters: dict[str, Minter] = {}
_no_nudge_before = 0.0


class AlreadyLeft(Exception):
    """The letter cannot be taken back: it is being sent, was sent, or may have arrived."""

    def __init__(self, letter):
        self.letter = letter
        super().__init__(f"{letter.pk}: {letter.status}")


class WrongStep(Exception):
    """The letter is not in a state in which this can be done; somebody may have been faster."""

    def __init__(self, letter, reason=""):
        self.letter = letter
        super().__init__(reason or f"{letter.pk}: {letter.status}")


class UnknownSecret(LookupError):
    """The letter holds a marker for which there is neither a stored value nor a minter."""


def queue(
    name, *, to, language, context, dedupe_key, subject=None, not_before=None, secret_values=None, calendar=""
) -> OutgoingEmail:
    """Write the letter `templates/emails/<name>.*` to `to` in `language` and have it sent once the commit holds.

    `subject` is the saved object the letter is about, `not_before` the moment until which it waits (and can be
    superseded), `secret_values` what only the caller knows (a sign-in code), `calendar` the text of an iCalendar object
    that travels along; its METHOD line says what for. A second call with the same `dedupe_key` writes nothing and
    answers the first letter. Sends nothing itself and never fails because the broker is dead.
    """
    row = compose(
        name,
        to=to,
        language=language,
        context=context,
        dedupe_key=dedupe_key,
        subject=subject,
        not_before=not_before,
        secret_values=secret_values,
        calendar=calendar,
    )
    return put(row)


def compose(
    name, *, to, language, context, dedupe_key, subject=None, not_before=None, secret_values=None, calendar=""
) -> OutgoingEmail:
    """The row of a letter, not yet written: for whoever writes many at once with `put_all`. Words as in `queue`."""
    if calendar:
        mime.method_of(calendar)  # fails here, where somebody sees it, rather than while the letter is being sent
    letter = letters.render(name, language=language, context={**context, "to": to})
    key = uuid.uuid4()
    return OutgoingEmail(
        id=key,
        name=name,
        to=to,
        language=language,
        subject=letter.subject,
        body_text=letter.text,
        body_html=letter.html,
        calendar=calendar,
        about_type=subject._meta.label_lower if subject else "",
        about_id=str(subject.pk) if subject else "",
        secret_values=secret_values or {},
        dedupe_key=dedupe_key,
        message_id=message_id_of(key),
        not_before=not_before,
        next_at=not_before or timezone.now(),
    )


def put(row: OutgoingEmail) -> OutgoingEmail:
    """Insert the row unless its `dedupe_key` is there already, answer the one that is, nudge the sender on commit."""
    return put_all([row])[row.dedupe_key]


def put_all(rows: list[OutgoingEmail]) -> dict[str, OutgoingEmail]:
    """The same for many rows with one question to the database; the stored ones by their `dedupe_key`.

    A second question is asked where one of them was there already.
    """
    if not rows:
        return {}
    written = outbox.insert(rows)
    stored = {row.dedupe_key: row for row in rows if row.pk in written}
    if there := [row.dedupe_key for row in rows if row.dedupe_key not in stored]:
        stored |= {row.dedupe_key: row for row in OutgoingEmail.objects.filter(dedupe_key__in=there)}
    nudge_on_commit(min(row.next_at for row in stored.values()))
    return stored


def message_id_of(key: uuid.UUID) -> str:
    """The Message-ID of a letter: the same at every attempt, so that a repeat is recognised as one."""
    domain = parseaddr(settings.MAIL_FROM)[1].rpartition("@")[2]
    return f"<{key.hex}@{domain}>"


def supersede(emails: Iterable[OutgoingEmail]) -> int:
    """Make sure that these letters never leave; answers how many were stopped now.

    Raises AlreadyLeft, and stops none, when one of them is being sent, was sent or may have arrived. Superseded ones
    are passed over.
    """
    with transaction.atomic():
        rows = list(
            OutgoingEmail.objects.select_for_update().filter(pk__in=[email.pk for email in emails]).order_by("pk")
        )
        waiting = [row for row in rows if row.status != OutgoingEmail.Status.SUPERSEDED]
        for row in waiting:
            if row.may_have_arrived_twice or not row.can_become(OutgoingEmail.Status.SUPERSEDED):
                raise AlreadyLeft(row)
        return OutgoingEmail.objects.filter(pk__in=[row.pk for row in waiting]).update(
            status=OutgoingEmail.Status.SUPERSEDED, secret_values={}
        )


@transaction.atomic
def resend(email: OutgoingEmail, *, by) -> OutgoingEmail:
    """Send a failed letter again, or a sent one as a new letter of the same words; answers the row that will leave.

    Secrets are made anew. Logged. Raises WrongStep for a letter in another state, for one whose text has been erased
    and for one whose secret was known only when it was written (a sign-in code).
    """
    letter = _locked(email)
    lost = set(MARKER.findall(letter.body_text)) - set(_minters)
    if lost or not letter.body_text:
        raise WrongStep(letter, f"{letter.pk}: the text or a secret is gone")
    if letter.status == OutgoingEmail.Status.SENT:
        again = put(_copy_of(letter))
    elif letter.status == OutgoingEmail.Status.FAILED:
        again = _queue_again(letter, attempts=0)
    else:
        raise WrongStep(letter)
    events.record("letter.resent", subject=letter, by=by, codes={"as": str(again.pk)})
    return again


@transaction.atomic
def release(email: OutgoingEmail, *, by) -> None:
    """Let a held letter go (after a restore they all wait for somebody to look). Logged. Raises WrongStep."""
    letter = _locked(email)
    if letter.status != OutgoingEmail.Status.HELD:
        raise WrongStep(letter)
    _queue_again(letter)
    events.record("letter.released", subject=letter, by=by)


@transaction.atomic
def discard(email: OutgoingEmail, *, by) -> None:
    """Never send a held or failed letter: it was sent before the restore, or has no sense any more. Logged."""
    letter = _locked(email)
    if letter.status not in (OutgoingEmail.Status.HELD, OutgoingEmail.Status.FAILED):
        raise WrongStep(letter)
    letter.status, letter.secret_values = OutgoingEmail.Status.SUPERSEDED, {}
    letter.save(update_fields=["status", "secret_values"])
    events.record("letter.discarded", subject=letter, by=by)


@transaction.atomic
def hold_unsent() -> int:
    """Hold back every letter that has not left, until somebody releases it; answers how many. For a restored copy.

    What was being sent when the copy was made may have arrived.
    """
    sending = OutgoingEmail.objects.filter(status=OutgoingEmail.Status.SENDING)
    held = sending.update(status=OutgoingEmail.Status.HELD, lease_until=None, may_have_arrived_twice=True)
    queued = OutgoingEmail.objects.filter(status=OutgoingEmail.Status.QUEUED)
    return held + queued.update(status=OutgoingEmail.Status.HELD)


@transaction.atomic
def record_bounce(email: OutgoingEmail, *, by) -> None:
    """Note that a sent letter came back. Logged. Raises WrongStep when it was not sent or is noted already."""
    letter = _locked(email)
    if letter.status != OutgoingEmail.Status.SENT or letter.bounced_at:
        raise WrongStep(letter)
    letter.bounced_at, letter.bounced_by = timezone.now(), by
    letter.save(update_fields=["bounced_at", "bounced_by"])
    events.record("letter.bounced", subject=letter, by=by)


def _locked(email: OutgoingEmail) -> OutgoingEmail:
    return OutgoingEmail.objects.select_for_update().get(pk=email.pk)


def _queue_again(letter: OutgoingEmail, **columns) -> OutgoingEmail:
    letter.status = OutgoingEmail.Status.QUEUED
    letter.next_at = max(timezone.now(), letter.not_before or timezone.now())
    for name, value in columns.items():
        setattr(letter, name, value)
    letter.save(update_fields=["status", "next_at", *columns])
    nudge_on_commit(letter.next_at)
    return letter


def _copy_of(letter: OutgoingEmail) -> OutgoingEmail:
    key = uuid.uuid4()
    same = ("name", "to", "language", "subject", "body_text", "body_html", "calendar", "about_type", "about_id")
    return OutgoingEmail(
        id=key,
        dedupe_key=f"again:{key}",
        message_id=message_id_of(key),
        **{name: getattr(letter, name) for name in same},
    )


def register_secret(placeholder: str, minter: Minter) -> None:
    """Say who makes the value of `[[placeholder]]`: called at every sending with the row, answers the text to put in.

    Call it in `AppConfig.ready` of the app that owns the value.
    """
    _minters[placeholder] = minter


def fill_secrets(row: OutgoingEmail) -> tuple[str, str]:
    """Text and HTML of the letter with its secrets in place. Called by the sender only; store the result nowhere."""
    names = sorted({*MARKER.findall(row.body_text), *MARKER.findall(row.body_html)})
    secrets = {name: _secret(name, row) for name in names}
    text = MARKER.sub(lambda found: secrets[found[1]], row.body_text)
    html = MARKER.sub(lambda found: escape(secrets[found[1]]), row.body_html)
    return text, html


def _secret(name: str, row: OutgoingEmail) -> str:
    if name in row.secret_values:
        return str(row.secret_values[name])
    if name not in _minters:
        raise UnknownSecret(name)
    return _minters[name](row)


def nudge_on_commit(due_at) -> None:
    """Once the transaction holds, tell a worker that a letter is due now; beat finds the later ones by itself.

    Once for all letters of a transaction: a nudge costs more than writing a letter.
    """
    if due_at > timezone.now():
        return
    here = transaction.get_connection()
    inside = set(here.savepoint_ids)
    # One that was asked for inside a savepoint goes when that one is rolled back, and ours would go with it.
    if not any(asked is _nudge and savepoints <= inside for savepoints, asked, _robust in here.run_on_commit):
        transaction.on_commit(_nudge, robust=True)


def _nudge() -> None:
    # Not a functools.partial: Django's report of a failed robust callback would fail itself.
    nudge()


def nudge(task="mayors_club.deliver_letters") -> None:
    """Ask a worker to look at the letters, or for another task.

    A dead broker costs at most two seconds, and that only twice a minute.
    """
    global _no_nudge_before
    if time.monotonic() < _no_nudge_before:
        return
    try:
        # A connection of its own: the worker's patient one would try for six seconds.
        with app.connection_for_write(transport_options=IMPATIENT) as broker:
            app.send_task(task, connection=broker, retry=False, ignore_result=True)
    except Exception as problem:
        # Anything the broker client may raise: the letter is safe in the database and beat will find it.
        _no_nudge_before = time.monotonic() + SILENCE_AFTER_A_FAILED_NUDGE
        logger.warning("the worker could not be nudged: %s", type(problem).__name__)
