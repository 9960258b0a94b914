"""The committee's part of the work list."""

from django.db.models import Count, F, Window
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from applications import desk
from mayors_club.waiting import SHOWN, Line, Part


def parts(user) -> list[Part]:
    """What waits here for this colleague, by kind; a kind with nothing in it is left out."""
    if not user.has_perm("applications.view_application"):
        return []
    offered = [
        _part(_("New applications"), desk.new(user), "submitted"),
        _part(_("Waiting for your opinion"), desk.awaiting_opinion(user), "in_review"),
        _part(_("Waiting for a decision"), desk.awaiting_decision(user), "in_review"),
        _part(_("Decided, can still be taken back"), desk.that_can_be_taken_back(user), ""),
        _part(_("Waiting for the applicant"), desk.awaiting_applicant(user), "more_info", kind="off"),
    ]
    return [part for part in offered if part.count]


def _part(title, applications, status, kind="now") -> Part:
    counted = applications.annotate(total=Window(Count("pk"))).select_related("community")
    rows = list(counted.order_by(F("status_since").asc(), "pk")[:SHOWN])
    more = f"{reverse('admin:applications_application_changelist')}?queue=all"
    more += f"&status__exact={status}" if status else ""
    return Part(title, rows[0].total if rows else 0, more, kind, [_line(row) for row in rows])


def _line(application) -> Line:
    return Line(
        label=f"{application.number}, {application.full_name_uk}",
        url=reverse("admin:applications_application_review", args=[application.pk]),
        hint=application.community_name,
        since=timezone.localdate(application.status_since),
    )
