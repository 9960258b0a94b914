from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Revision(models.Model):
    """What was submitted, as it was: the first submission and every answer to a question make one. No verb edits it."""

    application = models.ForeignKey("applications.Application", models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField(_("number"))
    submission_key = models.UUIDField(unique=True)
    answers = models.JSONField()
    proof = models.ForeignKey("applications.ProofFile", models.SET_NULL, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    submitted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["application", "number"], name="revision_number_unique")]

    def __str__(self):
        return f"{self.number}"
