from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Consent(models.Model):
    """Consent to the use of personal data (law 2297-VI): what for, which wording, in which language, when, by whom."""

    application = models.ForeignKey("applications.Application", models.CASCADE, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=40, default="membership_application")
    wording_version = models.CharField(_("wording"), max_length=20)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    given_at = models.DateTimeField(_("given"), default=timezone.now)
    given_by = models.CharField(_("given by"), max_length=9, default="mayor")
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")

    def __str__(self):
        return f"{self.purpose} {self.given_at:%Y-%m-%d}"
