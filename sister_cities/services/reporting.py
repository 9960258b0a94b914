"""What readers tell of agreements: kept, told to the secretariat, and closed."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from mayors_club import events, mail
from mayors_club.models import Event
from sister_cities.models import Agreement, AgreementReport


@transaction.atomic
def receive(*, about: Agreement | None = None, language: str, **told) -> AgreementReport:
    """Keep the report, and tell the secretariat by letter. `about` is the row that the reader finds wrong."""
    report = AgreementReport.objects.create(agreement=about, language=language, **told)
    events.record("agreement_report.received", subject=report, by_kind=Event.ActorKind.SYSTEM)
    desk = reverse("admin:sister_cities_agreementreport_change", args=[report.pk])
    mail.queue(
        "agreement_reported",
        to=settings.MAIL_REPLY_TO,
        language="uk",
        context={"report": report, "desk_url": settings.SITE_URL + desk},
        dedupe_key=f"agreement_reported:{report.pk}",
        subject=report,
    )
    return report


@transaction.atomic
def close(report: AgreementReport, *, by, on_behalf_of=None) -> None:
    """The report has been dealt with. Closing twice does nothing."""
    report.refresh_from_db(from_queryset=AgreementReport.objects.select_for_update())
    if report.closed_at:
        return
    report.closed_at, report.closed_by = timezone.now(), by
    report.save(update_fields=["closed_at", "closed_by"])
    events.record("agreement_report.closed", subject=report, by=by, on_behalf_of=on_behalf_of)
