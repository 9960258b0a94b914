"""The work list: what waits for a colleague, first page of the admin. Each app offers its part."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from applications import desk, offers
from mayors_club import invariants
from mayors_club.models import OutgoingEmail, Violation
from mayors_club.waiting import Line, Part, Queue, parts_of
from members import offers as members_offers
from offices import offers as office_offers
from sessions import offers as session_offers
from sister_cities import offers as registry_offers


def parts_for(user) -> list[Part]:
    """One query for the queues of all apps together, two for the sessions."""
    offered = [*offers.queues(user), *office_offers.queues(user), *registry_offers.queues(user)]
    offered += [*session_offers.parts(user), *members_offers.queues(user)]
    return parts_of([*offered, *_letters(user), *_impossible_states(user)])


def _letters(user) -> list[Queue]:
    """Letters that need a person; none that is about an application closed to this one."""
    if not user.has_perm("mayors_club.view_outgoingemail"):
        return []
    letters = OutgoingEmail.objects.visible_to(user).needing_attention()
    return [
        Queue(
            _("Letters that need you"),
            desk.without_closed_files(letters, user, kind="about_type", key="about_id"),
            "created_at",
            reverse("admin:mayors_club_outgoingemail_changelist"),
            "bad",
            _line,
            ("subject", "to", "last_error", "status", "created_at"),
        )
    ]


def _line(letter) -> Line:
    return Line(
        label=letter.subject,
        url=reverse("admin:mayors_club_outgoingemail_change", args=[letter.pk]),
        hint=f"{letter.to}: {letter.last_error or letter.get_status_display()}",
        since=timezone.localdate(letter.created_at),
    )


def _impossible_states(user) -> list[Queue]:
    """What the last hourly check found: rule and row, nobody's name; the link leads to the row's events."""
    if not user.has_perm("mayors_club.view_event"):
        return []
    more = reverse("admin:mayors_club_event_changelist")

    def line(violation: Violation) -> Line:
        return Line(
            label=invariants.words_of(violation),
            url=f"{more}?{urlencode({'q': violation.subject_id})}",
            hint=f"{violation.subject_type} {violation.subject_id}",
            since=timezone.localdate(violation.found_at),
        )

    columns = ("rule", "subject_type", "subject_id", "found_at")
    return [Queue(_("Impossible states"), Violation.objects.all(), "found_at", more, "bad", line, columns)]
