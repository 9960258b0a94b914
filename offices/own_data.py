"""What this app holds about a person: their public page with everything that was written on it, and their reports."""

from django.utils.translation import gettext_lazy as _

from mayors_club.held import Held
from offices.models import Approval, Edition, FormerAddress, MistakeReport, Office, Portrait, Section
from offices.models.office import SEARCHED

SEARCH = _("words of the search, made from the name and the community")


def parts(user) -> list[Held]:
    own = Office.objects.filter(member__user=user)
    sections = Section.objects.filter(edition__office__in=own).order_by("edition__number", "kind")
    return [
        Held(
            _("The page of your office"),
            own,
            left_out=dict.fromkeys(SEARCHED, SEARCH),
        ),
        Held(_("Former addresses of the page"), FormerAddress.objects.filter(office__in=own)),
        Held(_("Editions of the page"), Edition.objects.filter(office__in=own)),
        Held(_("Sections of the page"), sections),
        Held(
            _("Earlier versions of the sections"),
            Section.history.filter(edition__office__in=own).order_by("history_date"),
            labels={"history_user": _("saved by")},
        ),
        Held(
            _("Approvals asked of you"),
            Approval.objects.filter(edition__office__in=own).order_by("asked_at"),
            left_out={"code_hash": _("opens nothing, and only helps to guess the code")},
        ),
        Held(
            _("Portraits"),
            Portrait.objects.filter(office__in=own).order_by("uploaded_at"),
            labels={"master": _("file")},
        ),
        Held(_("Mistakes you reported"), MistakeReport.objects.filter(email=user.email)),
    ]
