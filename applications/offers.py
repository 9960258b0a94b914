"""The committee's part of the work list."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from applications import desk
from mayors_club.waiting import Line, Queue
from members.models import Community

COLUMNS = (
    "number_year", "number_in_year", "full_name_uk", "status_since", "community_typed",
    *(f"community__{name}" for name in Community.NAMED),
)  # fmt: skip


def queues(user) -> list[Queue]:
    """What waits here for this colleague, by kind."""
    if not user.has_perm("applications.view_application"):
        return []
    return [
        _queue(_("New applications"), desk.new(user), "submitted"),
        _queue(_("Waiting for your opinion"), desk.awaiting_opinion(user), "in_review"),
        _queue(_("Waiting for a decision"), desk.awaiting_decision(user), "in_review"),
        _queue(_("Decided, can still be taken back"), desk.that_can_be_taken_back(user), ""),
        _queue(_("Waiting for the applicant"), desk.awaiting_applicant(user), "more_info", "off"),
    ]


def _queue(title: str, applications, status: str, kind: str = "now") -> Queue:
    return Queue(title, applications, "status_since", _address(status), kind, _line, COLUMNS)


def _address(status) -> str:
    everything = f"{reverse('admin:applications_application_changelist')}?queue=all"
    return f"{everything}&status__exact={status}" if status else everything


def _line(application) -> Line:
    return Line(
        label=f"{application.number}, {application.full_name_uk}",
        url=reverse("admin:applications_application_review", args=[application.pk]),
        hint=application.community_name,
        since=timezone.localdate(application.status_since),
    )
