"""`make_*` for what people ask of the Club about their own data."""

from datetime import timedelta

from django.utils import timezone

from members.models import ErasureRequest
from tests.factories import make_user


def make_erasure_request(user=None, *, status=ErasureRequest.Status.RECEIVED, **fields) -> ErasureRequest:
    closed = {} if status == ErasureRequest.Status.RECEIVED else {"closed_at": timezone.now()}
    if status == ErasureRequest.Status.REFUSED:
        closed["reason"] = "Спершу має завершитися розгляд заяви."
    defaults = {"user": user or make_user(), "due_on": timezone.localdate() + timedelta(days=30), **closed}
    return ErasureRequest.objects.create(status=status, **{**defaults, **fields})
