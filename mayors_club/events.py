"""Writes the event log. Nobody else creates `Event` rows."""

from collections.abc import Iterable

from mayors_club.logs import request_id
from mayors_club.models import Event


def record(verb, *, subject, by=None, by_kind=None, on_behalf_of=None, from_state="", to_state="", codes=None) -> Event:
    """Add one line about `subject` (any saved model) in the current transaction.

    `by` and `on_behalf_of` are users; without `by` the kind of actor must be named (applicant, assistant, system).
    `codes` may hold ids and codes only, never names, addresses or free text.
    """
    event = _line(verb, subject, by, by_kind, on_behalf_of, from_state, to_state, codes)
    event.save(force_insert=True)
    return event


def record_all(verb, subjects: Iterable, *, by=None, by_kind=None, codes=None) -> None:
    """One line about each of them, with one question to the database."""
    Event.objects.bulk_create([_line(verb, subject, by, by_kind, codes=codes) for subject in subjects])


def _line(verb, subject, by, by_kind, on_behalf_of=None, from_state="", to_state="", codes=None) -> Event:
    if by_kind is None:
        if by is None:
            raise ValueError("an event without a user must name the kind of its actor")
        by_kind = Event.ActorKind.STAFF if by.is_staff else Event.ActorKind.MEMBER
    return Event(
        verb=verb,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        actor=by,
        actor_kind=by_kind,
        on_behalf_of=on_behalf_of,
        from_state=from_state,
        to_state=to_state,
        codes=codes or {},
        request_id=request_id.get(),
    )
