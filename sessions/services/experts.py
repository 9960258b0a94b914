"""The photograph of an expert: one small clean picture, replaced as a whole."""

import threading

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction

from mayors_club import events, pictures
from sessions.models import Expert

# The largest picture takes 400 MB for some seconds; a process takes one after the other.
_one_at_a_time = threading.Lock()


def clean_photo(upload) -> bytes:
    """The small portrait that is kept of an uploaded photograph, four to five. Raises PictureRefused."""
    with _one_at_a_time:
        return pictures.small_portrait(pictures.open_picture(upload))


@transaction.atomic
def set_photo(expert: Expert, content: bytes, *, by) -> None:
    """Keep what `clean_photo` made, under a new address; the former photograph goes."""
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
    """Only the photograph is read anew: whoever calls may have texts in hand that are not saved yet."""
    expert.refresh_from_db(fields=["photo"], from_queryset=Expert.objects.select_for_update())
    return expert


def _forget(path: str) -> None:
    if path:
        transaction.on_commit(lambda: storages["private"].delete(path))
