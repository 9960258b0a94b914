"""The members' part of the work list."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mayors_club.typography import date_as_known, long_date
from mayors_club.waiting import SHOWN, Line, Part
from members.models import ErasureRequest, Mandate, Member, RelayLetter

ENDING_SOON = timedelta(days=90)


def parts(user) -> list[Part]:
    return [*_erasures(user), *_reported_letters(user), *_terms_ending_soon(user)]


def _erasures(user) -> list[Part]:
    """Who asked to be forgotten: the law gives thirty days."""
    requests = ErasureRequest.objects.visible_to(user).open().select_related("user")
    rows = list(requests[: SHOWN + 1])
    if not rows:
        return []
    count = len(rows) if len(rows) <= SHOWN else requests.count()
    kind = "bad" if rows[0].is_late else "now"
    more = reverse("admin:members_erasurerequest_changelist")
    return [Part(_("Requests for erasure"), count, more, kind, [_erasure(request) for request in rows[:SHOWN]])]


def _erasure(request) -> Line:
    return Line(
        label=str(request.user),
        url=reverse("admin:members_erasurerequest_change", args=[request.pk]),
        hint=_("answer by {day}").format(day=long_date(request.due_on, get_language() or "uk")),
        since=timezone.localdate(request.asked_at),
    )


def _reported_letters(user) -> list[Part]:
    """Letters between members that their recipients showed to the secretariat; not one's own."""
    if not user.has_perm("members.view_relayletter"):
        return []
    reported = RelayLetter.objects.awaiting_secretariat().exclude(sender__user=user)
    rows = list(reported.select_related("sender").order_by("reported_at", "pk")[: SHOWN + 1])
    if not rows:
        return []
    count = len(rows) if len(rows) <= SHOWN else reported.count()
    more = reverse("admin:members_relayletter_changelist")
    lines = [_reported_line(letter) for letter in rows[:SHOWN]]
    return [Part(_("Letters between members that were reported"), count, more, "bad", lines)]


def _reported_line(letter) -> Line:
    return Line(
        label=letter.sender.full_name_uk,
        url=reverse("admin:members_relayletter_change", args=[letter.pk]),
        hint=_("a letter to a member"),
        since=timezone.localdate(letter.reported_at),
    )


def _terms_ending_soon(user) -> list[Part]:
    """Terms of members that end within 90 days, the first to end first."""
    if not user.has_perm("members.view_mandate"):
        return []
    ending = Mandate.objects.ending_within(ENDING_SOON).filter(member__in=Member.objects.effective())
    rows = list(ending.select_related("member__community").order_by("ends_on", "pk")[: SHOWN + 1])
    if not rows:
        return []
    count = len(rows) if len(rows) <= SHOWN else ending.count()
    more = reverse("admin:members_member_changelist") + "?ending=soon"
    return [Part(_("Terms that end within 90 days"), count, more, "off", [_line(term) for term in rows[:SHOWN]])]


def _line(term) -> Line:
    end = date_as_known(term.ends_on, term.precision, get_language() or "uk")
    return Line(
        label=term.member.full_name_uk,
        url=reverse("admin:members_member_change", args=[term.member_id]),
        hint=_("{place}; until {day}").format(place=term.member.place, day=end),
    )
