"""The committee's part of the work list."""

from django.db.models import Count, F, Value, Window
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from applications import desk
from applications.models import Application
from mayors_club.waiting import SHOWN, Line, Part


def parts(user) -> list[Part]:
    """What waits here for this colleague, by kind; a kind with nothing in it is left out."""
    if not user.has_perm("applications.view_application"):
        return []
    offered = [
        (_("New applications"), desk.new(user), "submitted", "now"),
        (_("Waiting for your opinion"), desk.awaiting_opinion(user), "in_review", "now"),
        (_("Waiting for a decision"), desk.awaiting_decision(user), "in_review", "now"),
        (_("Decided, can still be taken back"), desk.that_can_be_taken_back(user), "", "now"),
        (_("Waiting for the applicant"), desk.awaiting_applicant(user), "more_info", "off"),
    ]
    found = _first_of_each([applications for _title, applications, *_looks in offered])
    return [
        Part(title, count, _address(status), kind, [_line(row) for row in rows])
        for (title, _applications, status, kind), (count, rows) in zip(offered, found, strict=True)
        if count
    ]


def _first_of_each(lists) -> list[tuple[int, list]]:
    """How long each list is and its oldest rows: one question for the places in the lists, one for the rows."""
    places = [_places(applications, number) for number, applications in enumerate(lists)]
    found = list(places[0].union(*places[1:], all=True))
    rows = Application.objects.select_related("community").in_bulk({place["pk"] for place in found})
    oldest_first = sorted(found, key=lambda place: (rows[place["pk"]].status_since, place["pk"]))
    of_list = [[place for place in oldest_first if place["list"] == number] for number in range(len(lists))]
    return [(own[0]["total"] if own else 0, [rows[place["pk"]] for place in own]) for own in of_list]


def _places(applications, number):
    counted = applications.annotate(list=Value(number), total=Window(Count("pk")))
    return counted.order_by(F("status_since").asc(), "pk").values("pk", "list", "total")[:SHOWN]


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
