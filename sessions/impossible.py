"""States of sessions that no verb leaves behind; looked for hourly by mayors_club/invariants.py."""

from datetime import timedelta

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mayors_club.private_files import names_in, private_storage
from members.models import Member
from sessions import sealing
from sessions.models import Expert, ExpertSession, Invitee, Material, Room
from sessions.models.session import CLOSES_AFTER

# The clock looks every minute: so late, it does not run.
LATE = timedelta(hours=3)
FOLDERS = ("experts", "session_materials")


def session_over_and_coming(now):
    return ExpertSession.objects.filter(status__in=ExpertSession.COMING, ends_at__lt=now - CLOSES_AFTER - LATE)


def calendar_entry_untold(now):
    """Of a session that is still to come: nobody can be told in advance of what is over."""
    behind = Q(told_sequence=None) | Q(told_sequence__lt=F("session__sequence") + F("shift"))
    return Invitee.objects.in_calendar().filter(
        behind,
        session__status__in=ExpertSession.COMING,
        session__starts_at__gt=now,
        session__changed_at__lt=now - LATE,
        added_at__lt=now - LATE,
    )


def calendar_entry_of_ended_member(now):
    return (
        Invitee.objects.in_calendar()
        .filter(session__status__in=ExpertSession.COMING, session__starts_at__gt=now, member__ended_at__lt=now - LATE)
        .exclude(member__status__in=Member.LIVE)
    )


def room_that_no_key_opens(now):
    return [room for room in Room.objects.filter(session__ends_at__gt=now) if not _opens(room)]


def session_file_missing(now):
    storage = private_storage()
    rows = [(row, row.file.name) for row in Material.objects.all()]
    rows += [(expert, expert.photo.name) for expert in Expert.objects.exclude(photo="")]
    return [row for row, name in rows if not storage.exists(name)]


def file_without_session(now):
    """Young ones are passed over: an upload writes the file first and the row with the commit."""
    storage = private_storage()
    known = {*Material.objects.values_list("file", flat=True), *Expert.objects.values_list("photo", flat=True)}
    names = (name for folder in FOLDERS for name in names_in(storage, folder))
    return [name for name in names if name not in known and storage.get_modified_time(name) < now - LATE]


def _opens(room: Room) -> bool:
    try:
        sealing.unseal(room.sealed)
    except sealing.CannotOpen:
        return False
    return True


RULES = {
    session_over_and_coming: _("a session is over, and nobody has written it down"),
    calendar_entry_untold: _("somebody was not told of a session or of its new time"),
    calendar_entry_of_ended_member: _("a session stands in the calendar of a membership that has ended"),
    room_that_no_key_opens: _("a meeting address that no key in MEETING_KEY opens"),
    session_file_missing: _("a material or a photograph of an expert whose file is missing"),
    file_without_session: _("a file that no session and no expert knows"),
}
