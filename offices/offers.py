"""The offices' part of the work list."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mayors_club.waiting import Line, Queue
from members.models import Community
from offices.models import Edition, MistakeReport, Office
from offices.queues import in_queue

OF_THE_MEMBER = ("full_name_uk", "community_typed", *(f"community__{name}" for name in Community.NAMED))


def queues(user) -> list[Queue]:
    """What waits here for this colleague."""
    if not user.has_perm("offices.view_office"):
        return []
    hidden = _offices(_("Hidden pages"), in_queue(Office.objects.all(), "hidden"), "hidden", "hidden_at")
    return [*(_for_secretariat(user) if user.has_perm("offices.review_office") else []), hidden]


def _for_secretariat(user) -> list[Queue]:
    others = Office.objects.reviewable_by(user)
    waiting = Edition.objects.in_review().filter(office__in=others)
    reports = MistakeReport.objects.open().filter(office__in=others)
    outdated = in_queue(others, "outdated")
    return [
        Queue(
            _("Pages of offices to review"),
            waiting,
            "status_since",
            _list_of("review"),
            line=lambda edition: _line("office_review", edition.office, edition.office_id, edition.status_since),
            columns=("status_since", *_of_the_member("office__member")),
        ),
        Queue(
            _("Mistakes reported by readers"),
            reports,
            "created_at",
            reverse("admin:offices_mistakereport_changelist"),
            "warn",
            lambda report: _line("mistakereport_change", report.office, report.pk, report.created_at),
            ("created_at", *_of_the_member("office__member")),
        ),
        _offices(_("Pages not confirmed for a year"), others.stale(), "stale", "confirmed_at"),
        Queue(_("English texts older than the Ukrainian"), outdated, "confirmed_at", _list_of("outdated"), kind="off"),
    ]


def _offices(title: str, offices, queue: str, since: str) -> Queue:
    return Queue(
        title,
        offices,
        since,
        _list_of(queue),
        "off",
        lambda office: _line("office_change", office, office.pk, getattr(office, since)),
        (since, *_of_the_member("member")),
    )


def _of_the_member(path: str) -> tuple[str, ...]:
    return tuple(f"{path}__{name}" for name in OF_THE_MEMBER)


def _list_of(queue: str) -> str:
    return f"{reverse('admin:offices_office_changelist')}?queue={queue}"


def _line(page: str, office: Office, key, since) -> Line:
    return Line(
        label=office.member.full_name_uk,
        url=reverse(f"admin:offices_{page}", args=[key]),
        hint=office.member.place_with_oblast,
        since=timezone.localdate(since),
    )
