"""Photographs of an office: taken, cropped anew, made into the files that pages show, and swept away."""

import logging
import threading
from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection, transaction
from django.utils import timezone

from mayors_club import events, mail, pictures
from offices import crops
from offices.models import Office, Portrait
from offices.models.portrait import MOST_ATTEMPTS
from offices.variants import variants

logger = logging.getLogger(__name__)

# The largest picture takes 400 MB for some seconds; a process takes one after the other.
_one_at_a_time = threading.Lock()
# Any number that nobody else locks.
CLAIMING = 0x706F7274


def add_portrait(office: Office, upload, *, by, on_behalf_of=None) -> Portrait:
    """Keep an uploaded photograph, clean and upright, with the usual crop; a worker makes its files after the commit.

    Nothing shows it yet: that is for the section which names it. Raises PictureRefused.
    """
    with _one_at_a_time:
        content, width, height = pictures.master(pictures.open_picture(upload))
    crop = crops.default_crop(width, height)
    with transaction.atomic():
        portrait = _keep(office, content, (width, height), crop, by)
        events.record("office.portrait_added", subject=office, by=by, on_behalf_of=on_behalf_of, codes=_codes(portrait))
    return portrait


@transaction.atomic
def recrop(portrait: Portrait, crop: crops.Crop, *, by, on_behalf_of=None) -> Portrait:
    """The same photograph with another part of it shown: a new row, because texts keep the picture they had.

    Answers the portrait itself when that part is shown already. Raises ValueError for a part that cannot be shown.
    """
    if not crops.valid_crop(crop, portrait.width, portrait.height):
        raise ValueError(crop)
    if crop == portrait.crop:
        return portrait
    with portrait.master.open("rb") as master:
        content = master.read()
    again = _keep(portrait.office, content, (portrait.width, portrait.height), crop, by)
    events.record(
        "office.portrait_cropped", subject=again.office, by=by, on_behalf_of=on_behalf_of, codes=_codes(again)
    )
    return again


def make_next_portrait() -> bool:
    """Make the files of the portrait that has waited longest; answers whether there was one.

    Does nothing while another worker makes one: letters need a free process. What cannot be made is marked as failed at
    once; what kills its worker, at the third attempt.
    """
    portrait = _claimed()
    if portrait is None:
        return False
    try:
        if portrait.attempts > MOST_ATTEMPTS:
            raise RuntimeError(f"{portrait.attempts} attempts")
        with portrait.master.open("rb") as master:
            made = variants(master.read(), portrait.crop)
        for (width, extension), content in made.items():
            _write(portrait.path_of(width, extension), content)
    except Exception:
        # Whatever an encoder or a disk may raise: the editors are told, and the next portrait has its turn.
        logger.exception("portrait %s could not be made", portrait.pk)
        _done(portrait, "failed_at")
    else:
        _done(portrait, "ready_at")
    return True


def delete_portraits(portraits) -> int:
    """Rows at once, their files when the deletion holds. Answers how many."""
    found = list(portraits)
    with transaction.atomic():
        for portrait in found:
            folder = portrait.folder
            portrait.delete()
            transaction.on_commit(lambda folder=folder: delete_folder(folder))
    return len(found)


def delete_lost_folders(now) -> int:
    """Files of uploads that never became rows, a day after they were written. Answers how many folders."""
    storage = storages["private"]
    known = {str(key) for key in Portrait.objects.values_list("pk", flat=True)}
    lost = [f"portraits/{name}" for name in _folders_of(storage, "portraits") if name not in known]
    old = [folder for folder in lost if _is_old(storage, folder, now - timedelta(days=1))]
    for folder in old:
        delete_folder(folder)
    return len(old)


def _folders_of(storage, folder: str) -> list[str]:
    try:
        return storage.listdir(folder)[0]
    except FileNotFoundError:
        return []


def _is_old(storage, folder: str, long_ago) -> bool:
    return all(storage.get_modified_time(f"{folder}/{name}") < long_ago for name in storage.listdir(folder)[1])


def delete_folder(folder: str) -> None:
    storage = storages["private"]
    _folders, files = storage.listdir(folder)
    for name in files:
        storage.delete(f"{folder}/{name}")
    storage.delete(folder)


def _keep(office, content, size, crop, by) -> Portrait:
    portrait = Portrait(
        office=office,
        width=size[0],
        height=size[1],
        crop_left=crop.left,
        crop_top=crop.top,
        crop_width=crop.width,
        crop_height=crop.height,
        uploaded_by=by,
    )
    portrait.master.save("master.jpg", ContentFile(content), save=False)
    portrait.save()
    transaction.on_commit(lambda: mail.nudge("offices.make_portraits"), robust=True)
    return portrait


def _codes(portrait) -> dict[str, str]:
    return {"portrait": str(portrait.pk)}


@transaction.atomic
def _claimed() -> Portrait | None:
    """Nobody else takes it while its lease lasts; the encoding itself happens outside every transaction.

    Two workers that come at the same instant look one after the other, so that only one of them finds something.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CLAIMING])
    if Portrait.objects.in_hand().exists():
        return None
    free = Portrait.objects.waiting().select_for_update(skip_locked=True)
    portrait = free.order_by("uploaded_at").first()
    if portrait:
        portrait.tried_at = timezone.now()
        portrait.attempts += 1
        portrait.save(update_fields=["tried_at", "attempts"])
    return portrait


def _write(path: str, content: bytes) -> None:
    """In the place of what an interrupted attempt may have left."""
    storage = storages["private"]
    storage.delete(path)
    storage.save(path, ContentFile(content))


def _done(portrait: Portrait, how: str) -> None:
    """Not `save`: the row may have been deleted meanwhile."""
    Portrait.objects.filter(pk=portrait.pk, ready_at=None, failed_at=None).update(**{how: timezone.now()})
