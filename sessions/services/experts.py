"""The photograph of an expert: one small clean picture, replaced as a whole."""

import threading

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction

from mayors_club import events, pictures
from sessions.models import Expert

# The largest picture takes 400 MB for some seconds; a process takes one after the other.
_one_at_a_time = threading.Lock()


def set_photo(expert: Expert, upload, *, by) -> None:
    """Keep a small portrait of an uploaded photograph, four to five; the former one goes. Raises PictureRefused."""
    with _one_at_a_time:
        content = pictures.small_portrait(pictures.open_picture(upload))
    with transaction.atomic():
        former = _lock(expert).photo.name
        expert.photo.save("portrait.jpg", ContentFile(content), save=False)
        expert.save(update_fields=["photo"])
        _forget(former)
        events.record("expert.photo_set", subject=expert, by=by)


@transaction.atomic
def remove_photo(expert: Expert, *, by) -> None:
    former = _lock(expert).photo.name
    if former:
        expert.photo = ""
        expert.save(update_fields=["photo"])
        _forget(former)
        events.record("expert.photo_removed", subject=expert, by=by)


def _lock(expert: Expert) -> Expert:
    """Only the photograph is read anew: the form may have texts in hand that are not saved yet."""
    expert.refresh_from_db(fields=["photo"], from_queryset=Expert.objects.select_for_update())
    return expert


def _forget(path: str) -> None:
    if path:
        transaction.on_commit(lambda: storages["private"].delete(path))
