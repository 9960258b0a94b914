"""The end of a representative. Inviting them belongs to the members' area."""

from django.db import transaction
from django.utils import timezone

from mayors_club import events
from members.models import Representative
from members.services.sessions import close_sessions_of_those_without_rights


@transaction.atomic
def end_representative(representative: Representative, *, by, codes=None) -> None:
    """The representative may no longer act; without other rights their sessions close. Ending twice does nothing."""
    representative.refresh_from_db(from_queryset=Representative.objects.select_for_update())
    came_from = representative.status
    if Representative.Status.ENDED not in Representative.TRANSITIONS[came_from]:
        return
    representative.status = Representative.Status.ENDED
    representative.ended_at = timezone.now()
    representative.ended_by = by
    representative.save(update_fields=["status", "ended_at", "ended_by"])
    events.record(
        "representative.ended",
        subject=representative,
        by=by,
        from_state=came_from,
        to_state=representative.status,
        codes=codes,
    )
    if representative.user:
        close_sessions_of_those_without_rights([representative.user])
