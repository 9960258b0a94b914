"""The registry's part of the work list: proposals, reports, cities to be checked, late answers of the ministry."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mayors_club.waiting import Line, Queue
from members.models import Community
from sister_cities import countries
from sister_cities.models import Agreement, AgreementReport, City, ImportRun, Proposal
from sister_cities.queues import in_queue

OF_A_TIE = (*(f"community__{name}" for name in Community.NAMED), "city__name", "city__name_uk")


def queues(user) -> list[Queue]:
    """What waits here for this colleague."""
    if not user.has_perm("sister_cities.change_agreement"):
        return []
    found = [_proposals(), _late_ministry()]
    if user.has_perm("sister_cities.view_agreementreport"):
        found.append(_reports())
    found.append(_cities())
    if user.has_perm("sister_cities.add_agreement"):
        found.append(_imports())
    return found


def _proposals() -> Queue:
    def line(one: Proposal) -> Line:
        url = reverse("admin:sister_cities_agreement_proposal", args=[one.pk])
        return Line(_tie(one.agreement), url, one.get_kind_display(), timezone.localdate(one.proposed_at))

    return Queue(
        _("Proposals for the registry of agreements"),
        Proposal.objects.filter(state=Proposal.State.PENDING),
        "proposed_at",
        _list("queue=proposals"),
        line=line,
        columns=("kind", "proposed_at", *(f"agreement__{name}" for name in OF_A_TIE)),
    )


def _late_ministry() -> Queue:
    def line(one: Agreement) -> Line:
        url = reverse("admin:sister_cities_agreement_change", args=[one.pk])
        return Line(_tie(one), url, _("the ministry’s 30 days are over"), one.ministry_due_on)

    return Queue(
        _("Agreements late at the ministry"),
        in_queue(Agreement.objects.all(), "ministry"),
        "ministry_sent_on",
        _list("queue=ministry"),
        "warn",
        line,
        ("ministry_sent_on", *OF_A_TIE),
    )


def _reports() -> Queue:
    def line(one: AgreementReport) -> Line:
        url = reverse("admin:sister_cities_agreementreport_change", args=[one.pk])
        hint = countries.name(one.country) if one.country else ""
        return Line(str(one), url, hint, timezone.localdate(one.created_at))

    return Queue(
        _("Agreements reported by readers"),
        AgreementReport.objects.open(),
        "created_at",
        reverse("admin:sister_cities_agreementreport_changelist"),
        "warn",
        line,
        ("community_typed", "city_typed", "country", "created_at"),
    )


def _cities() -> Queue:
    def line(one: City) -> Line:
        url = reverse("admin:sister_cities_city_change", args=[one.pk])
        return Line(one.name_in("uk"), url, countries.name(one.country), timezone.localdate(one.created_at))

    return Queue(
        _("Cities abroad to be checked"),
        City.objects.to_check(),
        "created_at",
        f"{reverse('admin:sister_cities_city_changelist')}?check=yes",
        "off",
        line,
        ("name", "name_uk", "country", "created_at"),
    )


def _imports() -> Queue:
    """Files whose columns or rows wait for somebody."""

    def line(one: ImportRun) -> Line:
        url = reverse("admin:sister_cities_importrun_change", args=[one.pk])
        return Line(str(one), url, one.get_state_display(), timezone.localdate(one.uploaded_at))

    return Queue(
        _("Imports of agreements not finished"),
        ImportRun.objects.filter(state__in=(ImportRun.State.UPLOADED, ImportRun.State.CHECKED)),
        "uploaded_at",
        reverse("admin:sister_cities_importrun_changelist"),
        "off",
        line,
        ("original_name", "state", "uploaded_at"),
    )


def _list(query: str) -> str:
    return f"{reverse('admin:sister_cities_agreement_changelist')}?{query}"


def _tie(agreement) -> str:
    return f"{agreement.community.full_name_uk} – {agreement.city.name_in('uk')}"
