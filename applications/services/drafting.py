"""Filling an application in: every save is kept, good or bad; nothing here leaves the state of a draft."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from applications.models import AccessLink, Application, ProofFile
from applications.services.moving import WrongState, lock, move
from applications.services.starting import IMPATIENCE, send_link
from mayors_club import documents, events, mail
from mayors_club.models import OutgoingEmail

Status = Application.Status
# Where what was typed may still change.
OPEN = (*Application.UNSENT, Status.MORE_INFO)


@transaction.atomic
def save_section(application, section, values, *, by_kind) -> None:
    """Keep what was typed, bad values included. A change takes a file that waits for the mayor back to `draft`.

    Raises WrongState once the application has been submitted or has lapsed.
    """
    lock(application)
    _require_open(application)
    before = (application.answers.get(section) or {}).get("values", {})
    merged = {name: texts for name, texts in {**before, **values}.items() if texts}
    now = timezone.now()
    application.answers[section] = {"values": merged, "saved_at": now.isoformat()}
    application.changed_at = now
    application.language = _language_in(merged, application)
    application.save(update_fields=["answers", "changed_at", "language"])
    if merged != before:
        _back_to_draft(application, by_kind=by_kind)
        _forget_other_mayor(application, merged)


def _require_open(application) -> None:
    if application.status not in OPEN:
        raise WrongState(application, Status.DRAFT)


def _language_in(values, application) -> str:
    chosen = values.get("language", [application.language])[-1]
    return chosen if chosen in ("uk", "en") else application.language


def _back_to_draft(application, *, by_kind) -> None:
    if application.status == Status.AWAITING_MAYOR:
        move(application, Status.DRAFT, verb="application.reopened", by_kind=by_kind)


def _forget_other_mayor(application, values) -> None:
    """When the assistant names another mayor, the links of the first one end and their waiting letters do not leave."""
    named = values.get("mayor_email", [application.invited_email])[-1].strip().lower()
    if application.email or not application.invited_email or named == application.invited_email:
        return
    take_back_letters(application, "application_link_mayor", "application_draft_reminder")
    application.links.filter(purpose=AccessLink.Purpose.MAYOR, revoked_at__isnull=True).update(
        revoked_at=timezone.now()
    )
    application.invited_email = ""
    application.save(update_fields=["invited_email"])


def take_back_letters(application, *names) -> None:
    """Keep letters of these names that still wait from leaving; one that is leaving just now leaves."""
    waiting = OutgoingEmail.objects.filter(
        about_id=str(application.pk), name__in=names, status__in=("queued", "held", "failed")
    )
    for letter in waiting:
        try:
            mail.supersede([letter])
        except mail.AlreadyLeft:
            continue


@transaction.atomic
def ask_mayor(application, *, mayor_email) -> None:
    """The assistant is done: send the mayor a personal link for consent and submission. Pressing twice sends one.

    Raises WrongState once the application has been submitted or has lapsed.
    """
    lock(application)
    if application.status == Status.AWAITING_MAYOR and application.invited_email == mayor_email:
        if application.status_since > timezone.now() - IMPATIENCE:
            return
    else:
        fields = {"invited_email": mayor_email, "changed_at": timezone.now()}
        move(application, Status.AWAITING_MAYOR, verb="application.sent_to_mayor", by_kind="assistant", fields=fields)
    send_link(application, "application_link_mayor", to=mayor_email)


def attach_proof(application, upload, *, by_kind) -> ProofFile:
    """Check, re-encode and keep a file as the proof of office in place of an earlier one.

    Raises ProofRefused when the content will not do, WrongState when the file may not change any more. When the
    database refuses the row, the bytes are taken away again; what a kill leaves behind, the clocks sweep up.
    """
    checked = documents.check(upload, most_bytes=settings.PROOF_MAX_BYTES, unnamed="proof")
    proof = ProofFile(
        application=application,
        content_type=checked.content_type,
        size=len(checked.content),
        sha256=checked.sha256,
        original_name=checked.name,
    )
    proof.file.save(checked.name, checked.as_file(), save=False)
    try:
        with transaction.atomic():
            _replace_proof(application, proof, by_kind=by_kind)
    except Exception:
        # A COMMIT whose answer was lost may have held: only a file that no row knows is taken away.
        if not ProofFile.objects.filter(pk=proof.pk).exists():
            proof.file.storage.delete(proof.file.name)
        raise
    return proof


def _replace_proof(application, proof, *, by_kind) -> None:
    lock(application)
    _require_open(application)
    _set_aside(application)
    proof.save()
    _touch(application, by_kind=by_kind)
    events.record("application.proof_added", subject=application, by_kind=by_kind, codes={"proof": str(proof.pk)})


@transaction.atomic
def remove_proof(application, *, by_kind) -> None:
    """Take the current proof away; a file that was submitted stays with its revision."""
    lock(application)
    _require_open(application)
    if _set_aside(application):
        _touch(application, by_kind=by_kind)
        events.record("application.proof_removed", subject=application, by_kind=by_kind)


def _set_aside(application) -> bool:
    current = application.proofs.filter(removed_at__isnull=True).first()
    if current is None:
        return False
    if application.revisions.filter(proof=current).exists():
        current.removed_at = timezone.now()
        current.save(update_fields=["removed_at"])
    else:
        storage, name = current.file.storage, current.file.name
        current.delete()
        transaction.on_commit(lambda: storage.delete(name), robust=True)
    return True


def _touch(application, *, by_kind) -> None:
    application.changed_at = timezone.now()
    application.save(update_fields=["changed_at"])
    application.__dict__.pop("current_proof", None)
    _back_to_draft(application, by_kind=by_kind)
