"""The offices' part of the work list."""

from django.db.models import Count, F, Value, Window
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mayors_club.waiting import SHOWN, Line, Part
from offices.models import Edition, MistakeReport, Office
from offices.queues import in_queue


def parts(user) -> list[Part]:
    """What waits here for this colleague, the longest first; a kind with nothing in it is left out."""
    if not user.has_perm("offices.view_office"):
        return []
    offered = [*(_for_secretariat(user) if user.has_perm("offices.review_office") else []), _hidden()]
    found = _first_of_each([rows for _title, _queue, _page, _kind, rows in offered])
    return [
        Part(title, count, _list_of(queue), kind, [_line(page, *row) for row in rows] if page else [])
        for (title, queue, page, kind, _rows), (count, rows) in zip(offered, found, strict=True)
        if count
    ]


def _for_secretariat(user):
    """Title, queue of the list, page a line leads to, colour, and rows as `_rows_of` makes them."""
    others = Office.objects.reviewable_by(user)
    waiting = Edition.objects.in_review().filter(office__in=others)
    reports = MistakeReport.objects.open().filter(office__in=others)
    outdated = in_queue(others, "outdated")
    return [
        (
            _("Pages of offices to review"),
            "review",
            "office_review",
            "now",
            _rows_of(waiting, "office", "status_since"),
        ),
        (_("Mistakes reported by readers"), "", "mistakereport_change", "warn", _rows_of(reports, "pk", "created_at")),
        (
            _("Pages not confirmed for a year"),
            "stale",
            "office_change",
            "off",
            _rows_of(others.stale(), "pk", "confirmed_at"),
        ),
        (_("English texts older than the Ukrainian"), "outdated", "", "off", _rows_of(outdated, "pk", "confirmed_at")),
    ]


def _hidden():
    hidden = in_queue(Office.objects.all(), "hidden")
    return _("Hidden pages"), "hidden", "office_change", "off", _rows_of(hidden, "pk", "hidden_at")


def _rows_of(rows, key: str, since: str):
    """The id in the line's address, the office's id, and since when it waits."""
    office = "pk" if rows.model is Office else "office"
    return rows.order_by().annotate(key=F(key), page=F(office), waits_since=F(since), total=Window(Count("pk")))


def _first_of_each(lists) -> list[tuple[int, list]]:
    """How long each list is, and its oldest rows: one question for all places, one for the offices."""
    places = [
        rows.annotate(list=Value(number))
        .order_by("waits_since", "pk")
        .values("list", "total", "key", "page", "waits_since")[:SHOWN]
        for number, rows in enumerate(lists)
    ]
    found = sorted(places[0].union(*places[1:], all=True), key=lambda place: (place["waits_since"], place["key"]))
    offices = Office.objects.select_related("member__community").in_bulk({place["page"] for place in found})
    of_list = [[place for place in found if place["list"] == number] for number in range(len(lists))]
    return [
        (own[0]["total"] if own else 0, [(offices[place["page"]], place["key"], place["waits_since"]) for place in own])
        for own in of_list
    ]


def _list_of(queue: str) -> str:
    if not queue:
        return reverse("admin:offices_mistakereport_changelist")
    return f"{reverse('admin:offices_office_changelist')}?queue={queue}"


def _line(page: str, office: Office, key, since) -> Line:
    return Line(
        label=office.member.full_name_uk,
        url=reverse(f"admin:offices_{page}", args=[key]),
        hint=office.member.place_with_oblast,
        since=timezone.localdate(since),
    )
