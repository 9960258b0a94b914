import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mayors_club.person import person


class MistakeReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at__isnull=True)


class MistakeReport(models.Model):
    """A reader's word that something on a page is wrong."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(
        "offices.Office", models.CASCADE, related_name="mistake_reports", verbose_name=_("mayor’s office")
    )
    text = models.TextField(_("what is wrong"), max_length=2000)
    email = models.EmailField(_("e-mail for the answer"), max_length=254, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    closed_at = models.DateTimeField(_("dealt with"), null=True, blank=True)
    closed_by = person(_("dealt with by"))

    objects = MistakeReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a mistake")
        verbose_name_plural = _("reports of mistakes")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="mistake_report_closed_by_somebody",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.office_id}, {self.created_at:%Y-%m-%d}"
