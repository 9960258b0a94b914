"""Asking to be forgotten. The erasing itself needs every app, so it stands in the composition root (erasure.fulfil)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from mayors_club import events, mail
from members.models import ErasureRequest, User

DAYS = 30


class RequestClosed(Exception):
    """The request has been answered or withdrawn."""


@transaction.atomic
def ask_for_erasure(user: User) -> ErasureRequest:
    """The person asks for their data to be erased; a letter confirms it and names the day. An open request stays."""
    User.objects.select_for_update().get(pk=user.pk)
    present = user.erasure_requests.open().first()
    if present:
        return present
    due_on = timezone.localdate() + timedelta(days=DAYS)
    request = ErasureRequest.objects.create(user=user, due_on=due_on)
    events.record("user.erasure_asked", subject=user, by=user, to_state=request.status)
    _write("erasure_received", request, {"until": due_on})
    return request


@transaction.atomic
def withdraw_erasure_request(request: ErasureRequest, *, by) -> None:
    """The person has thought better of it. Raises RequestClosed."""
    _close(request, ErasureRequest.Status.WITHDRAWN, by=by)
    events.record("user.erasure_withdrawn", subject=request.user, by=by, from_state="received", to_state=request.status)


@transaction.atomic
def refuse_erasure(request: ErasureRequest, *, reason: str, by) -> None:
    """We cannot erase, or not yet; a letter gives the reason in our words. Raises RequestClosed."""
    request.reason = reason
    _close(request, ErasureRequest.Status.REFUSED, by=by, fields=["reason"])
    events.record("user.erasure_refused", subject=request.user, by=by, from_state="received", to_state=request.status)
    _write("erasure_refused", request, {"reason": reason})


@transaction.atomic
def finish_erasure_request(request: ErasureRequest, *, by=None) -> None:
    """The person has been, or is in this transaction being, erased. Raises RequestClosed."""
    _close(request, ErasureRequest.Status.DONE, by=by)


def _close(request, to, *, by, fields=()) -> None:
    """Status, when and by whom; what the caller has set in `fields` is saved with it."""
    kept = {name: getattr(request, name) for name in fields}
    request.refresh_from_db(from_queryset=ErasureRequest.objects.select_for_update())
    if to not in ErasureRequest.TRANSITIONS[request.status]:
        raise RequestClosed
    changed = {**kept, "status": to, "closed_at": timezone.now(), "closed_by": by}
    for name, value in changed.items():
        setattr(request, name, value)
    request.save(update_fields=list(changed))


def _write(name: str, request: ErasureRequest, context: dict) -> None:
    user = request.user
    mail.queue(
        name,
        to=user.email,
        language=user.language,
        context={"user": user, **context},
        dedupe_key=f"{name}:{request.pk}",
        subject=request,
    )
