"""What readers say is wrong."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from mayors_club import events, mail
from mayors_club.models import Event
from offices.models import MistakeReport, Office


@transaction.atomic
def report_mistake(office: Office, *, text: str, email: str, language: str) -> MistakeReport:
    """Keep the report, and tell the secretariat by letter."""
    report = MistakeReport.objects.create(office=office, text=text, email=email, language=language)
    events.record("office.mistake_reported", subject=office, by_kind=Event.ActorKind.SYSTEM)
    desk = reverse("admin:offices_mistakereport_change", args=[report.pk])
    mail.queue(
        "office_mistake_reported",
        to=settings.MAIL_REPLY_TO,
        language="uk",
        context={"report": report, "member": office.member, "desk_url": settings.SITE_URL + desk},
        dedupe_key=f"office_mistake_reported:{report.pk}",
        subject=office,
    )
    return report


@transaction.atomic
def close_report(report: MistakeReport, *, by, on_behalf_of=None) -> None:
    """The report has been dealt with. Closing twice does nothing."""
    report.refresh_from_db(from_queryset=MistakeReport.objects.select_for_update())
    if report.closed_at:
        return
    report.closed_at, report.closed_by = timezone.now(), by
    report.save(update_fields=["closed_at", "closed_by"])
    events.record("office.report_closed", subject=report.office, by=by, on_behalf_of=on_behalf_of)
