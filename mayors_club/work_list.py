"""The work list: what waits for a colleague, first page of the admin. Each app offers its part."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from applications import desk, offers
from mayors_club import invariants
from mayors_club.models import OutgoingEmail
from mayors_club.waiting import SHOWN, Line, Part
from members import offers as members_offers
from offices import offers as office_offers
from sessions import offers as session_offers
from sister_cities import offers as registry_offers


def parts_for(user) -> list[Part]:
    apps = (offers, office_offers, registry_offers, session_offers, members_offers)
    own_parts = [part for app in apps for part in app.parts(user)]
    return [*own_parts, *_letters(user), *_impossible_states(user)]


def _letters(user) -> list[Part]:
    """Letters that need a person; none that is about an application closed to this one."""
    if not user.has_perm("mayors_club.view_outgoingemail"):
        return []
    letters = OutgoingEmail.objects.visible_to(user).needing_attention()
    waiting = desk.without_closed_files(letters, user, kind="about_type", key="about_id")
    rows = list(waiting.order_by("created_at")[: SHOWN + 1])
    if not rows:
        return []
    count = len(rows) if len(rows) <= SHOWN else waiting.count()
    more = reverse("admin:mayors_club_outgoingemail_changelist")
    return [Part(_("Letters that need you"), count, more, "bad", [_line(letter) for letter in rows[:SHOWN]])]


def _line(letter) -> Line:
    return Line(
        label=letter.subject,
        url=reverse("admin:mayors_club_outgoingemail_change", args=[letter.pk]),
        hint=f"{letter.to}: {letter.last_error or letter.get_status_display()}",
        since=timezone.localdate(letter.created_at),
    )


def _impossible_states(user) -> list[Part]:
    """What the last hourly check found: rule and row, nobody's name; the link leads to the row's events."""
    if not user.has_perm("mayors_club.view_event"):
        return []
    found = invariants.current_violations()
    if not found:
        return []
    more = reverse("admin:mayors_club_event_changelist")
    lines = [
        Line(
            label=invariants.words_of(violation),
            url=f"{more}?{urlencode({'q': violation.subject_id})}",
            hint=f"{violation.subject_type} {violation.subject_id}",
            since=timezone.localdate(violation.found_at),
        )
        for violation in found[:SHOWN]
    ]
    return [Part(_("Impossible states"), len(found), more, "bad", lines)]
