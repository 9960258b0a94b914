"""The bytes of an expert's photograph, for whoever may see it."""

from django.http import Http404

from sessions.models import Expert


def content_of(expert: Expert) -> bytes:
    """404 when there is none, or when the disk has lost it."""
    if not expert.photo:
        raise Http404
    try:
        with expert.photo.open("rb") as file:
            return file.read()
    except FileNotFoundError as missing:
        raise Http404 from missing
