"""Files for members: slides, tables, check-lists. What is inside decides, never the name or the declared type."""

from django.db import transaction

from mayors_club import documents, events
from sessions.models import ExpertSession, Material

MOST_BYTES = 10 * 1024 * 1024


def add_material(session: ExpertSession, upload, *, title_uk: str, title_en: str = "", by) -> Material:
    """Check the file, write pictures anew and keep it. Raises DocumentRefused, and then nothing is kept."""
    checked = documents.check(upload, most_bytes=MOST_BYTES)
    material = Material(
        session=session,
        title_uk=title_uk,
        title_en=title_en,
        content_type=checked.content_type,
        size=len(checked.content),
        uploaded_by=by,
    )
    material.file.save(checked.name, checked.as_file(), save=False)
    try:
        with transaction.atomic():
            material.save()
            _note("session.material_added", material, by)
    except BaseException:
        # No row, no file.
        material.file.storage.delete(material.file.name)
        raise
    return material


@transaction.atomic
def remove_material(material: Material, *, by) -> None:
    """The row goes now, the file once that is certain. Removed twice is removed once."""
    if not Material.objects.select_for_update().filter(pk=material.pk).exists():
        return
    name, storage = material.file.name, material.file.storage
    _note("session.material_removed", material, by)
    Material.objects.filter(pk=material.pk).delete()
    transaction.on_commit(lambda: storage.delete(name), robust=True)


def _note(verb: str, material: Material, by) -> None:
    events.record(verb, subject=material.session, by=by, codes={"material": str(material.pk)})
