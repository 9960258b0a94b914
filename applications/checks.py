"""What the desk checks by itself before a person looks: the community, the same person elsewhere, overlapping terms."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications import services
from applications.models import Application
from members.models import Mandate, Member, Representative

SHOWN = 5


@dataclass(frozen=True)
class Finding:
    """One line under a check. `application` is set when there is a page to go to."""

    text: str
    application: Application | None = None


@dataclass(frozen=True)
class Check:
    label: str
    kind: str  # ok, warn or bad, as partials/_status.html shows them
    answer: str
    findings: list[Finding] = field(default_factory=list)


def run(application: Application, user) -> list[Check]:
    """The checks as this colleague may see them: nothing that is closed to them shines through."""
    others = list(_other_applications(application, user))
    chain = {
        other.pk: other for other in others if other.email == application.email or other.pk == application.previous_id
    }
    elsewhere = [other for other in others if other.pk not in chain]
    members = list(_members(application))
    representatives = list(_representatives(application))
    address = [member for member in members if member.user.email == application.email]
    named = [member for member in members if member not in address]
    return [
        _community(application),
        _list(
            _("Earlier applications with this e-mail"),
            [_of_application(other) for other in chain.values()],
            kind="warn",
        ),
        _list(
            _("Membership with this e-mail"),
            [_of_member(member) for member in address if member.status != Member.Status.ANNULLED],
            kind="bad" if any(member.status in Member.LIVE for member in address) else "warn",
        ),
        _list(
            _("Representatives with this e-mail or name"), [_of_representative(person) for person in representatives]
        ),
        _list(
            _("The same name or community elsewhere"),
            [_of_application(other) for other in elsewhere] + [_of_member(member) for member in named],
        ),
        _list(_("Overlapping terms of elected heads"), [_of_mandate(term) for term in _overlapping(application)]),
    ]


def _community(application) -> Check:
    label = _("The community is in the codifier (KATOTTG)")
    if application.community_id:
        return Check(label, "ok", _("yes"))
    return Check(label, "bad", _("no, typed by hand"), [Finding(application.community_typed)])


def _list(label, findings, kind="warn") -> Check:
    if not findings:
        return Check(label, "ok", _("none"))
    count = ngettext("{count} found", "{count} found", len(findings)).format(count=len(findings))
    return Check(label, kind, count, findings[:SHOWN])


def _alike(application, *, email, name="full_name_uk") -> Q:
    """The same address, name or community; what is empty matches nothing."""
    alike = Q(**{email: application.email}) if application.email else Q(pk__in=[])
    if application.full_name_uk:
        alike |= Q(**{f"{name}__iexact": application.full_name_uk})
    return alike


def _other_applications(application, user):
    alike = _alike(application, email="email")
    if application.community_id:
        alike |= Q(community=application.community_id)
    if application.previous_id:
        alike |= Q(pk=application.previous_id)
    submitted = Application.objects.exclude(pk=application.pk).filter(submitted_at__isnull=False)
    mine = submitted.closed_to(user).values("pk")
    found = submitted.filter(alike).exclude(pk__in=mine)
    visible = Application.objects.visible_to(user).filter(pk=OuterRef("pk"))
    return found.annotate(is_visible=Exists(visible)).order_by("-submitted_at")[:50]


def _members(application):
    alike = _alike(application, email="user__email")
    if application.community_id:
        alike |= Q(community=application.community_id)
    return Member.objects.filter(alike).exclude(decisions__application=application).select_related("user")[:50]


def _representatives(application):
    return Representative.objects.filter(_alike(application, email="email")).select_related("member")[:50]


def _overlapping(application):
    """Other elected heads recorded for the same community at the same time: one of the records is wrong."""
    if not application.community_id or application.office_kind != Application.OfficeKind.ELECTED:
        return Mandate.objects.none()
    at_the_time = Q(pk__in=[])
    for term in services.mandates_of(application):
        open_end = Q(ends_on__isnull=True) | Q(ends_on__gt=term["starts_on"])
        at_the_time |= open_end & (Q(starts_on__lt=term["ends_on"]) if term["ends_on"] else Q())
    elected = Mandate.objects.filter(kind=Mandate.Kind.ELECTED, community=application.community_id)
    others = elected.exclude(member__user__email=application.email)
    return others.filter(at_the_time).select_related("member")[:SHOWN]


def _of_application(other) -> Finding:
    text = f"{other.number}, {other.full_name_uk}: {other.get_status_display()}"
    return Finding(text, other if other.is_visible else None)


def _of_member(member) -> Finding:
    return Finding(f"{member.full_name_uk}: {_('member')}, {member.get_status_display()}")


def _of_representative(person) -> Finding:
    return Finding(
        _("{person}: representative, {state} (member: {member})").format(
            person=person.full_name_uk, state=person.get_status_display(), member=person.member.full_name_uk
        )
    )


def _of_mandate(term) -> Finding:
    end = term.ends_on.year if term.ends_on else _("now")
    return Finding(f"{term.member.full_name_uk}: {term.starts_on.year}–{end}")
