"""The members' part of the work list."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mayors_club.waiting import SHOWN, Line, Part
from members.models import Mandate, Member
from members.terms_in_words import when

ENDING_SOON = timedelta(days=90)


def parts(user) -> list[Part]:
    return _terms_ending_soon(user)


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
    end = when(term.ends_on, term.precision, get_language() or "uk")
    return Line(
        label=term.member.full_name_uk,
        url=reverse("admin:members_member_change", args=[term.member_id]),
        hint=_("{place}; until {day}").format(place=term.member.place, day=end),
    )
