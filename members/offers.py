"""The members' part of the work list."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mayors_club.typography import date_as_known, long_date
from mayors_club.waiting import Line, Queue
from members.models import ErasureRequest, Mandate, Member, RelayLetter

ENDING_SOON = timedelta(days=90)


def queues(user) -> list[Queue]:
    found = [_erasures(user)]
    if user.has_perm("members.view_relayletter"):
        found.append(_reported_letters(user))
    if user.has_perm("members.view_mandate"):
        found.append(_terms_ending_soon())
    return found


def _erasures(user) -> Queue:
    """Who asked to be forgotten: the law gives thirty days."""
    return Queue(
        _("Requests for erasure"),
        ErasureRequest.objects.visible_to(user).open(),
        "due_on",
        reverse("admin:members_erasurerequest_changelist"),
        line=_erasure,
        columns=("status", "asked_at", "due_on", "user__full_name_uk", "user__email"),
        is_bad=lambda first: first.is_late,
    )


def _erasure(request) -> Line:
    return Line(
        label=str(request.user),
        url=reverse("admin:members_erasurerequest_change", args=[request.pk]),
        hint=_("answer by {day}").format(day=long_date(request.due_on, get_language() or "uk")),
        since=timezone.localdate(request.asked_at),
    )


def _reported_letters(user) -> Queue:
    """Letters between members that their recipients showed to the secretariat; not one's own."""
    return Queue(
        _("Letters between members that were reported"),
        RelayLetter.objects.awaiting_secretariat().exclude(sender__user=user),
        "reported_at",
        reverse("admin:members_relayletter_changelist"),
        "bad",
        _reported_line,
        ("reported_at", "sender__full_name_uk"),
    )


def _reported_line(letter) -> Line:
    return Line(
        label=letter.sender.full_name_uk,
        url=reverse("admin:members_relayletter_change", args=[letter.pk]),
        hint=_("a letter to a member"),
        since=timezone.localdate(letter.reported_at),
    )


def _terms_ending_soon() -> Queue:
    """Terms of members that end within 90 days, the first to end first."""
    place = ("community_typed", "community__centre_uk", "community__centre_latin")
    return Queue(
        _("Terms that end within 90 days"),
        Mandate.objects.ending_within(ENDING_SOON).filter(member__in=Member.objects.effective()),
        "ends_on",
        reverse("admin:members_member_changelist") + "?ending=soon",
        "off",
        _line,
        ("ends_on", "precision", "member__full_name_uk", *(f"member__{name}" for name in place)),
    )


def _line(term) -> Line:
    end = date_as_known(term.ends_on, term.precision, get_language() or "uk")
    return Line(
        label=term.member.full_name_uk,
        url=reverse("admin:members_member_change", args=[term.member_id]),
        hint=_("{place}; until {day}").format(place=term.member.place, day=end),
    )
