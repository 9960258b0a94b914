"""What readers say is wrong."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mayors_club import events, mail
from mayors_club.models import Event
from offices.models import MistakeReport, Office


@transaction.atomic
def report_mistake(office: Office, *, text: str, email: str, language: str) -> MistakeReport:
    """Keep the report, and tell the secretariat by letter; the page's editors see it beside their sections."""
    report = MistakeReport.objects.create(office=office, text=text, email=email, language=language)
    events.record("office.mistake_reported", subject=office, by_kind=Event.ActorKind.SYSTEM)
    mail.queue(
        "office_mistake_reported",
        to=settings.MAIL_REPLY_TO,
        language="uk",
        context={"office": office, "report": report, "member": office.member},
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
