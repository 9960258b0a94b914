"""The registry's part of the work list: proposals, reports, cities to be checked, late answers of the ministry."""

from django.db.models import Count, Exists, Window
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mayors_club.waiting import SHOWN, Line, Part
from members.models import User
from sister_cities import countries
from sister_cities.models import Agreement, AgreementReport, City, ImportRun, Proposal
from sister_cities.queues import UNREAD, in_queue


def parts(user) -> list[Part]:
    """What waits here for this colleague, the longest first; a kind with nothing in it is left out."""
    if not user.has_perm("sister_cities.change_agreement"):
        return []
    kinds = {
        "proposals": _proposals,
        "ministry": _late_ministry,
        "reports": _reports,
        "cities": _cities,
        "imports": _imports,
    }
    waiting = _kinds_with_something(user)
    return [part for kind, find in kinds.items() if kind in waiting and (part := find())]


def _kinds_with_something(user) -> set[str]:
    """One question for all of them: most mornings nearly everything is empty."""
    late = in_queue(Agreement.objects.all(), "ministry")
    asked = {"proposals": _pending(), "ministry": late, "cities": City.objects.to_check()}
    if user.has_perm("sister_cities.view_agreementreport"):
        asked["reports"] = AgreementReport.objects.open()
    if user.has_perm("sister_cities.add_agreement"):
        asked["imports"] = _unfinished()
    found = User.objects.filter(pk=user.pk).values_list(*(Exists(rows) for rows in asked.values())).get()
    return {kind for kind, is_there in zip(asked, found, strict=True) if is_there}


def _pending():
    return Proposal.objects.filter(state=Proposal.State.PENDING)


def _unfinished():
    """Files whose columns or rows wait for somebody."""
    return ImportRun.objects.filter(state__in=(ImportRun.State.UPLOADED, ImportRun.State.CHECKED))


def _proposals() -> Part | None:
    waiting = _pending().select_related("agreement__community", "agreement__city")
    found = _oldest(waiting.defer(*(f"agreement__{name}" for name in UNREAD)), "proposed_at")
    lines = [
        Line(
            label=_tie(one.agreement),
            url=reverse("admin:sister_cities_agreement_proposal", args=[one.pk]),
            hint=one.get_kind_display(),
            since=timezone.localdate(one.proposed_at),
        )
        for one in found
    ]
    return _part(_("Proposals for the registry of agreements"), found, _list("queue=proposals"), "now", lines)


def _late_ministry() -> Part | None:
    late = in_queue(Agreement.objects.select_related("community", "city").defer(*UNREAD), "ministry")
    found = _oldest(late, "ministry_sent_on")
    lines = [
        Line(
            label=_tie(one),
            url=reverse("admin:sister_cities_agreement_change", args=[one.pk]),
            hint=_("the ministry’s 30 days are over"),
            since=one.ministry_due_on,
        )
        for one in found
    ]
    return _part(_("Agreements late at the ministry"), found, _list("queue=ministry"), "warn", lines)


def _reports() -> Part | None:
    found = _oldest(AgreementReport.objects.open(), "created_at")
    lines = [
        Line(
            label=str(one),
            url=reverse("admin:sister_cities_agreementreport_change", args=[one.pk]),
            hint=countries.name(one.country) if one.country else "",
            since=timezone.localdate(one.created_at),
        )
        for one in found
    ]
    more = reverse("admin:sister_cities_agreementreport_changelist")
    return _part(_("Agreements reported by readers"), found, more, "warn", lines)


def _cities() -> Part | None:
    found = _oldest(City.objects.to_check().defer("search_text", "search_keys"), "created_at")
    lines = [
        Line(
            label=one.name_in("uk"),
            url=reverse("admin:sister_cities_city_change", args=[one.pk]),
            hint=countries.name(one.country),
            since=timezone.localdate(one.created_at),
        )
        for one in found
    ]
    more = f"{reverse('admin:sister_cities_city_changelist')}?check=yes"
    return _part(_("Cities abroad to be checked"), found, more, "off", lines)


def _imports() -> Part | None:
    found = _oldest(_unfinished(), "uploaded_at")
    more = reverse("admin:sister_cities_importrun_changelist")
    lines = [
        Line(
            label=str(one),
            url=reverse("admin:sister_cities_importrun_change", args=[one.pk]),
            hint=one.get_state_display(),
            since=timezone.localdate(one.uploaded_at),
        )
        for one in found
    ]
    return _part(_("Imports of agreements not finished"), found, more, "off", lines)


def _oldest(rows, since: str) -> list:
    """With `total`: how many there are."""
    return list(rows.order_by(since, "pk").annotate(total=Window(Count("pk")))[:SHOWN])


def _part(title, found, more, kind, lines) -> Part | None:
    return Part(title, found[0].total, more, kind, lines) if found else None


def _list(query: str) -> str:
    return f"{reverse('admin:sister_cities_agreement_changelist')}?{query}"


def _tie(agreement) -> str:
    return f"{agreement.community.full_name_uk} – {agreement.city.name_in('uk')}"
