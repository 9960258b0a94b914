"""Papers of an agreement, for members: what is inside decides, never the name or the declared type."""

from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from mayors_club import documents, events
from sister_cities.models import Agreement, Document

MOST_BYTES = 10 * 1024 * 1024
MOST_DOCUMENTS = 30


class TooManyDocuments(Exception):
    """The agreement has as many papers as it may have."""


def add(
    agreement: Agreement, upload, *, kind: str, title_uk: str, title_en: str = "", language: str = "",
    key: UUID | None = None, by, on_behalf_of=None,
) -> Document:  # fmt: skip
    """Check the file, write pictures anew and keep it. Raises documents.DocumentRefused, and then nothing is kept.

    `key` names the filled-in form: sent twice it answers with the document kept the first time.
    """
    if key and (kept := Document.objects.filter(pk=key).first()):
        if kept.agreement_id == agreement.pk:
            return kept
        key = None
    if agreement.documents.count() >= MOST_DOCUMENTS:
        raise TooManyDocuments
    checked = documents.check(upload, most_bytes=MOST_BYTES)
    document = Document(
        pk=key or uuid4(),
        agreement=agreement,
        kind=kind,
        title_uk=title_uk,
        title_en=title_en,
        language=language,
        content_type=checked.content_type,
        size=len(checked.content),
        uploaded_by=by,
        uploaded_for=on_behalf_of,
    )
    document.file.save(checked.name, checked.as_file(), save=False)
    try:
        with transaction.atomic():
            document.save(force_insert=True)
            _note("agreement.document_added", document, by, on_behalf_of)
    except BaseException as problem:
        # No row, no file.
        document.file.storage.delete(document.file.name)
        if isinstance(problem, IntegrityError) and (kept := agreement.documents.filter(pk=key).first()):
            return kept
        raise
    return document


@transaction.atomic
def remove(document: Document, *, by, on_behalf_of=None) -> None:
    """The row goes now, the file once that is certain. Removed twice is removed once."""
    if not Document.objects.select_for_update().filter(pk=document.pk).exists():
        return
    name, storage = document.file.name, document.file.storage
    _note("agreement.document_removed", document, by, on_behalf_of)
    Document.objects.filter(pk=document.pk).delete()
    transaction.on_commit(lambda: storage.delete(name), robust=True)


def _note(verb: str, document: Document, by, on_behalf_of) -> None:
    codes = {"document": str(document.pk), "kind": str(document.kind)}
    events.record(verb, subject=document.agreement, by=by, on_behalf_of=on_behalf_of, codes=codes)
