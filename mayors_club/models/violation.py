from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Violation(models.Model):
    """An impossible state that the hourly check found; the row goes when the state is put right."""

    rule = models.CharField(_("rule"), max_length=60)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=200)
    found_at = models.DateTimeField(_("found"), default=timezone.now)

    class Meta:
        verbose_name = _("impossible state")
        verbose_name_plural = _("impossible states")
        ordering = ["found_at", "rule", "subject_id"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "subject_type", "subject_id"], name="violation_found_once")
        ]

    def __str__(self):
        return f"{self.rule} {self.subject_type}:{self.subject_id}"
